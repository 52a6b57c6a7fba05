import type { Alphabet } from '../automata/alphabet.ts';
import type { Budget } from '../automata/budget.ts';
import type { Combined } from '../automata/combine.ts';
import { createInterner } from '../automata/interner.ts';
import type { Machine } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { product } from '../automata/product.ts';
import type { Rewrite } from '../config.ts';
import { partOf, sharedPartOf } from './shared-atoms.ts';

/** A question about a normalised number, such as whether a route's pattern matches it; label 0 is no. */
export interface Atom {
  /** Equal questions have equal keys. */
  readonly key: string;
  readonly machine: () => Machine;
  /** Its answer follows from the key alone, whatever the configurations; absent: it is these configurations' own. */
  readonly isShared?: true;
}

/** All questions asked of a number at once. */
export interface Atoms {
  readonly combined: Combined;
  /** Place of a question, or -1 if it was not asked. */
  readonly placeOf: (key: string) => number;
  /** Questions that no machine can answer, by key, with the reason. */
  readonly beyond: ReadonlyMap<string, string>;
  /** What `combined` says of a number once a rule has rewritten it: label 0 where the rule doesn't match, else 1 + that of the new number. */
  readonly image: (rule: Rewrite) => Machine;
}

export const patternKey = (pattern: string): string => `pattern ${pattern}`;

/** Whether a pattern matches. */
export const patternAtom = (pattern: string, alphabet: Alphabet, budget: Budget): Atom => ({
  key: patternKey(pattern),
  machine: () => patternMachine(pattern, alphabet, budget),
  isShared: true,
});

/** Joins questions: what tenants have in common once for all of them, then what is this one's own. */
export const askAll = (atoms: readonly Atom[], alphabet: Alphabet, budget: Budget): Atoms => {
  const shared = sharedPartOf(
    atoms.filter(({ isShared }) => isShared),
    alphabet,
    budget,
  );
  const own = partOf(
    atoms.filter(({ isShared }) => !isShared),
    alphabet,
    budget,
  );
  const places = new Map([...shared.keys, ...own.keys].map((key, place) => [key, place]));
  const pairs = createInterner<readonly [number, number]>((pair) => pair.join());
  pairs.of([0, 0]);
  const members = new Map<number, ReadonlyMap<number, number>>();
  const membersOf = (label: number): ReadonlyMap<number, number> => {
    const [of, mine] = pairs.at(label);
    const known =
      members.get(label) ??
      new Map([
        ...shared.combined.membersOf(of),
        ...[...own.combined.membersOf(mine)].map(([place, said]): [number, number] => [
          shared.keys.length + place,
          said,
        ]),
      ]);
    members.set(label, known);
    return known;
  };
  return {
    combined: {
      machine: minimise(product(shared.combined.machine, own.combined.machine, (a, b) => pairs.of([a, b]), budget)),
      membersOf,
    },
    placeOf: (key) => places.get(key) ?? -1,
    beyond: new Map([...shared.beyond, ...own.beyond]),
    image: (rule) =>
      product(
        shared.image(rule, budget),
        own.image(rule, budget),
        (a, b) => (a === 0 || b === 0 ? 0 : 1 + pairs.of([a - 1, b - 1])),
        budget,
      ),
  };
};
