import { type Budget, newBudget, OverBudget } from '../automata/budget.ts';
import type { Voice } from '../compile.ts';
import type { NumberKind } from '../numbers/kinds.ts';
import { compareExactly } from './dialled-exact.ts';
import type { ExactResult } from './exact-result.ts';
import type { Population } from './populations.ts';

/** States for all populations together, and, if that is too little, for one after the other. */
const together = 800_000;
const oneByOne = 300_000;

export interface WithinBudget extends ExactResult {
  /** Populations for which there are too many states. */
  readonly unfinished: readonly Population[];
}

/** Compares all populations at once; if that grows too large one by one, and names those that are too large alone. */
export const compareWithinBudget = (
  base: Voice,
  head: Voice,
  groups: readonly Population[],
  kinds: readonly NumberKind[],
): WithinBudget => {
  const all = finished(base, head, groups, kinds, newBudget(together));
  if (all) return { ...all, unfinished: [] };
  let left = oneByOne;
  const results = groups.map((population, at) => {
    // What one leaves of its share goes to the others.
    const budget = newBudget(left / (groups.length - at));
    const share = budget.left;
    const result = finished(base, head, [population], kinds, budget);
    left -= share - Math.max(0, budget.left);
    return { population, result };
  });
  return {
    changes: results.flatMap(({ result }) => result?.changes ?? []),
    uncertain: results.flatMap(({ result }) => result?.uncertain ?? []),
    notAnalysed: results.flatMap(({ result }) => result?.notAnalysed ?? []),
    unfinished: results.filter(({ result }) => result === undefined).map(({ population }) => population),
  };
};

const finished = (
  base: Voice,
  head: Voice,
  groups: readonly Population[],
  kinds: readonly NumberKind[],
  budget: Budget,
): ExactResult | undefined => {
  try {
    return compareExactly(base, head, groups, kinds, budget);
  } catch (error) {
    if (error instanceof OverBudget) return undefined;
    throw error;
  }
};
