/** How often each call was made: what a bench counts and a test asserts. */
export interface RequestCounts {
  count(method: string, path: string): void;
  /** `GET /v1.0/users/{id}` → times, in order of first use. */
  list(): Readonly<Record<string, number>>;
  clear(): void;
}

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** The path with whatever names one object replaced by `{id}`. */
const shapeOf = (path: string): string =>
  path
    .split('?')[0]
    ?.replace(guid, '{id}')
    .replace(/\('[^']*'\)/g, "('{id}')")
    .replace(/\/\d{15,}(?=\/|$)/g, '/{id}')
    .replace(
      /((?:users|numberAssignments|operations|domains)\/)(?!assignNumber|unassignNumber|updateNumber)[^/]+/g,
      '$1{id}',
    ) ?? path;

export const countRequests = (): RequestCounts => {
  const counts = new Map<string, number>();
  return {
    count: (method, path) => {
      const shape = `${method} ${shapeOf(path)}`;
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
    },
    list: () => Object.fromEntries(counts),
    clear: () => counts.clear(),
  };
};
