import type { TreeMap } from './tree.ts';

/** A tenant file laid over its template: maps merge by key, anything else is replaced whole. Template keys come first. */
export const merge = (template: TreeMap, own: TreeMap): TreeMap => {
  const entries = new Map(template.entries);
  for (const [key, value] of own.entries) {
    const below = entries.get(key);
    entries.set(key, below?.kind === 'map' && value.kind === 'map' ? merge(below, value) : value);
  }
  return { kind: 'map', entries, origin: own.origin };
};
