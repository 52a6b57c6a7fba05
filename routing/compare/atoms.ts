import type { Alphabet } from '../automata/alphabet.ts';
import type { Budget } from '../automata/budget.ts';
import type { Combined } from '../automata/combine.ts';
import { createInterner } from '../automata/interner.ts';
import type { Machine } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { product } from '../automata/product.ts';
import type { Rewrite } from '../config.ts';
import { type Domain, partOf, sharedPartOf, type Taken } from './shared-atoms.ts';

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
  /** What a rule makes of a number, as far as both parts are asked. */
  readonly image: (rule: Rewrite) => Image;
  /** Which rule of a list takes a number of a domain. */
  readonly taken: (images: readonly Image[], within: Domain) => Lists;
  /** The first list, and the second where the first takes nothing. */
  readonly behind: (first: Lists, second: Lists) => Lists;
  /** What became of each number: `label` joins the rule, by its text, with what `combined` says of the result; 0 where no rule takes it. */
  readonly joined: (lists: Lists, label: (rule: string, result: number) => number) => Machine;
}

/** A rule, and what it makes of a number: of what tenants have in common, and of what is this one's own. */
export interface Image {
  readonly rule: Rewrite;
  readonly shared: Machine;
  readonly own: Machine;
}

/** What lists of rules take, by both parts: they are followed apart, since the shared answer is much the larger. */
export interface Lists {
  readonly shared: Taken;
  readonly own: Taken;
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
    image: (rule) => ({ rule, shared: shared.image(rule, budget), own: own.image(rule, budget) }),
    taken: (images, within) => ({
      shared: shared.taken(
        images.map((one) => ({ rule: one.rule, image: one.shared })),
        within,
        budget,
      ),
      own: own.taken(
        images.map((one) => ({ rule: one.rule, image: one.own })),
        within,
        budget,
      ),
    }),
    behind: (first, second) => ({
      shared: shared.behind(first.shared, second.shared, budget),
      own: own.behind(first.own, second.own, budget),
    }),
    // Which rule takes a number has nothing to do with what is asked of its result, so both parts name the same one.
    joined: (lists, label) =>
      minimise(
        product(
          lists.shared.machine,
          lists.own.machine,
          (a, b) => {
            if (a === 0) return 0;
            const { rule, result } = shared.ways.at(a - 1);
            return label(rule, pairs.of([result, own.ways.at(b - 1).result]));
          },
          budget,
        ),
      ),
  };
};
