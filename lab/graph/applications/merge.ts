type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What PATCH does to an object: complex properties merge, lists are replaced, null is kept as null. OData notes are no data. */
export const deepMerge = <T extends Json>(old: T, patch: Json): T => {
  const merged: Record<string, unknown> = { ...old };
  for (const [name, value] of Object.entries(patch)) {
    if (name.includes('@odata.')) continue;
    const before = merged[name];
    merged[name] = isObject(before) && isObject(value) ? deepMerge(before, value) : value;
  }
  return merged as T;
};
