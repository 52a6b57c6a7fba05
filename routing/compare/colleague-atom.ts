import type { Alphabet } from '../automata/alphabet.ts';
import type { Budget } from '../automata/budget.ts';
import { numberList } from '../automata/number-list.ts';
import { nameKey, type Voice } from '../compile.ts';
import type { Atom } from './atoms.ts';

/** Key of the question whose number a number is, in both versions. */
export const colleagueKey = 'colleague';

/** Who rings inside Teams, by the question's label: the same colleague in both versions, one in one of them, or nobody. */
export interface Holders {
  readonly labels: ReadonlyMap<string, number>;
  readonly of: (label: number, side: 'base' | 'head') => 'unchanged' | { readonly user: string } | undefined;
}

const unchanged = 1;

export const holdersOf = (base: Voice, head: Voice): Holders => {
  const holder = (voice: Voice, number: string): string | undefined => {
    const user = voice.numbers.get(number);
    return user && !user.skipsInternal ? user.name : undefined;
  };
  const changed: { readonly base?: string; readonly head?: string }[] = [];
  const labels = new Map<string, number>();
  for (const number of new Set([...base.numbers.keys(), ...head.numbers.keys()])) {
    const [before, after] = [holder(base, number), holder(head, number)];
    if (before === undefined && after === undefined) continue;
    const same = before !== undefined && after !== undefined && nameKey(before) === nameKey(after);
    labels.set(number, same ? unchanged : unchanged + changed.push({ base: before, head: after }));
  }
  return {
    labels,
    of: (label, side) => {
      if (label === 0) return undefined;
      if (label === unchanged) return 'unchanged';
      const user = changed[label - unchanged - 1]?.[side];
      return user === undefined ? undefined : { user };
    },
  };
};

/** Whose number a number is. */
export const colleagueAtom = (base: Voice, head: Voice, alphabet: Alphabet, budget: Budget): Atom => ({
  key: colleagueKey,
  machine: () => numberList(holdersOf(base, head).labels, alphabet, budget),
});

/** Whether any number rings another colleague inside Teams than before, or newly does or no longer does. */
export const colleaguesDiffer = (base: Voice, head: Voice): boolean =>
  [...holdersOf(base, head).labels.values()].some((label) => label !== unchanged);
