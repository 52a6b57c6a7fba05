/**
 * The three functions of the metadata proposal that @peculiar/x509's container asks for before it loads.
 * Import it before that package; the full polyfill would be a dependency for one certificate.
 */
const known = new WeakMap<object, Map<unknown, unknown>>();
const ofTarget = (target: object) => known.get(target) ?? new Map<unknown, unknown>();

Object.assign(Reflect, {
  defineMetadata: (key: unknown, value: unknown, target: object) => {
    known.set(target, ofTarget(target).set(key, value));
  },
  getOwnMetadata: (key: unknown, target: object) => ofTarget(target).get(key),
  getMetadata: (key: unknown, target: object): unknown => {
    for (let one: object | null = target; one !== null; one = Object.getPrototypeOf(one)) {
      if (ofTarget(one).has(key)) return ofTarget(one).get(key);
    }
    return undefined;
  },
});
