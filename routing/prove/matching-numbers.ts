import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import { alphabetFor } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget, newBudget, OverBudget } from '../automata/budget.ts';
import type { Language } from '../automata/language.ts';
import { matchMachine } from '../automata/match-machine.ts';
import { minimise } from '../automata/minimise.ts';
import { product } from '../automata/product.ts';
import { dialable } from '../compare/ground.ts';

/** The numbers of phones that a pattern matches; nothing if that is beyond a machine. */
export const matchingNumbers = (pattern: string): Language | undefined =>
  withinBudget((budget) => cut(languageOf(dialable, budget), languageOf(pattern, budget), 'inside', budget));

/** Does a small piece of work, or nothing if it grows large or is beyond a machine. */
export const withinBudget = <Result>(work: (budget: Budget) => Result): Result | undefined => {
  try {
    return work(newBudget(200_000));
  } catch (error) {
    if (error instanceof BeyondExactness || error instanceof OverBudget) return undefined;
    throw error;
  }
};

/** All texts that a pattern matches, over the symbols of phones. */
export const languageOf = (text: string, budget: Budget): Language => {
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new BeyondExactness(parsed.message);
  return matchMachine(parsed.pattern, alphabetFor([]), budget);
};

/** What of one set is inside or outside another. */
export const cut = (one: Language, other: Language, side: 'inside' | 'outside', budget: Budget): Language =>
  minimise(product(one, other, (a, b) => a & (side === 'inside' ? b : 1 - b), budget));
