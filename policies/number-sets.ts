import { alphabetFor } from '../routing/automata/alphabet.ts';
import { newBudget } from '../routing/automata/budget.ts';
import { examples } from '../routing/automata/examples.ts';
import { isEmpty, type Language } from '../routing/automata/language.ts';
import { minimise } from '../routing/automata/minimise.ts';
import { patternMachine } from '../routing/automata/pattern-machine.ts';
import { product } from '../routing/automata/product.ts';
import { memoised } from '../routing/memoised.ts';

/** The numbers that patterns take, exactly, as sets that can be held against each other. */
export interface NumberSets {
  /** Throws if the pattern is beyond exactness. */
  readonly of: (pattern: string) => Language;
  readonly minus: (left: Language, right: Language) => Language;
  readonly and: (left: Language, right: Language) => Language;
  readonly or: (left: Language, right: Language) => Language;
  readonly isEmpty: (set: Language) => boolean;
  /** The shortest number of a set. */
  readonly example: (set: Language) => string | undefined;
}

/** Sets over everything that phones dial and that numbers of people are written with. */
export const numberSets = (): NumberSets => {
  const alphabet = alphabetFor([';ext=']);
  const budget = newBudget();
  const joined = (label: (left: number, right: number) => boolean) => (left: Language, right: Language) =>
    minimise(product(left, right, (a, b) => (label(a, b) ? 1 : 0), budget));
  return {
    of: memoised((pattern: string) => patternMachine(pattern, alphabet, budget)),
    minus: joined((left, right) => left === 1 && right !== 1),
    and: joined((left, right) => left === 1 && right === 1),
    or: joined((left, right) => left === 1 || right === 1),
    isEmpty,
    example: (set) => examples(set, 1)[0],
  };
};
