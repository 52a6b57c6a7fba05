import { diffArrays } from 'diff';
import type { Change } from './resource.ts';

/** Property paths as the engine reads them: keys always in brackets, because names hold dots and spaces. */
export const keyPath = (path: string, key: string): string => `${path}["${key.replaceAll('"', '\\"')}"]`;

const change = (path: string, before: unknown, after: unknown): Change => ({
  path,
  kind: before === undefined ? 'add' : after === undefined ? 'delete' : 'update',
});

/** One change per named property whose plain value differs; undefined means "not set". */
export const diffScalars = <Name extends string>(
  names: readonly Name[],
  before: { readonly [K in Name]?: unknown },
  after: { readonly [K in Name]?: unknown },
): Change[] =>
  names.filter((name) => before[name] !== after[name]).map((name) => change(name, before[name], after[name]));

/**
 * Changes of an ordered list, from a longest common subsequence: an entry that moved is one delete and one add, and
 * its neighbours stay silent. Deletes carry the old index, adds the new one; both at one index are an update.
 */
export const diffList = <Item extends string | number>(
  path: string,
  before: readonly Item[],
  after: readonly Item[],
): Change[] => {
  if (!Array.isArray(before) || !Array.isArray(after)) {
    return before === after ? [] : [{ path, kind: 'update' }]; // a list not known yet, or one that was never set
  }
  const { gone, came } = unmatched(before, after);
  const at = (index: number) => `${path}[${index}]`;
  return [
    ...[...gone].map((index): Change => ({ path: at(index), kind: came.has(index) ? 'update' : 'delete' })),
    ...[...came].filter((index) => !gone.has(index)).map((index): Change => ({ path: at(index), kind: 'add' })),
  ];
};

/** A rule may be called "toString", which every object has without having been given it. */
const own = (map: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(map, key) ? map[key] : undefined;

/** Changes of a map, entry by entry; entries that are objects are compared field by field. */
export const diffMap = (
  path: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Change[] => {
  if (!isPlainObject(before) || !isPlainObject(after)) {
    return before === after ? [] : [{ path, kind: 'update' }];
  }
  const changes: Change[] = [];
  for (const key of Object.keys(before)) {
    if (before[key] !== own(after, key)) changes.push(...diffEntry(keyPath(path, key), before[key], own(after, key)));
  }
  for (const key of Object.keys(after)) {
    if (own(before, key) === undefined && after[key] !== undefined) {
      changes.push({ path: keyPath(path, key), kind: 'add' });
    }
  }
  return changes;
};

const diffEntry = (path: string, before: unknown, after: unknown): Change[] => {
  if (before === after || before === undefined) {
    return [];
  }
  if (!isPlainObject(before) || !isPlainObject(after)) {
    return [change(path, before, after)];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return diffScalars(names, before, after).map((inner) => ({ ...inner, path: `${path}.${inner.path}` }));
};

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Old and new indices that are in no longest common subsequence of the two lists. */
const unmatched = (before: readonly unknown[], after: readonly unknown[]) => {
  const gone = new Set<number>();
  const came = new Set<number>();
  let i = 0;
  let j = 0;
  for (const { removed, added, count } of diffArrays([...before], [...after])) {
    for (let left = count; left > 0; left--) {
      if (removed) gone.add(i++);
      else if (added) came.add(j++);
      else [i, j] = [i + 1, j + 1];
    }
  }
  return { gone, came };
};
