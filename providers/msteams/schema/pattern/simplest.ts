import type { PatternNode } from './pattern.ts';

/** A repeat by the simplest piece that takes the same, groups among it. */
export const simplest = (repeat: PatternNode & { readonly kind: 'repeat' }): PatternNode => {
  const { item, min, max, lazy } = repeat;
  // `^+` asks for the same as `^`, and an anchor that may be left out for nothing.
  if (item.kind === 'anchor') return min === 0 ? { kind: 'sequence', items: [] } : item;
  if (lazy || min > 1 || max !== Number.POSITIVE_INFINITY || !takesAllAtOnce(item)) return repeat;
  return min === 1 ? item : { ...repeat, max: 1 };
};

/**
 * `(\d+)` in `(\d+)+`: whatever such a repeat takes in all, the first try for it takes it in one round. So more rounds change nothing, and
 * the many ways to share the digits out, of which a backtracking engine may try each, needn't be told apart.
 */
const takesAllAtOnce = (item: PatternNode): boolean =>
  item.kind === 'group'
    ? takesAllAtOnce(item.item)
    : item.kind === 'repeat' &&
      item.item.kind === 'set' &&
      item.min >= 1 &&
      item.max === Number.POSITIVE_INFINITY &&
      !item.lazy;
