import { newBudget, OverBudget } from '../automata/budget.ts';
import type { Language } from '../automata/language.ts';
import { constant, labelOf } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { product } from '../automata/product.ts';
import { typical } from '../automata/typical.ts';
import { dialledAtHome } from '../numbers/kinds.ts';
import { exampleNumbers, likelyNumbers } from './sample-numbers.ts';

/**
 * The number out of a set that people in a country would think of first: one that everybody knows, one of their own plan as they dial it,
 * an example of another plan; nothing if the set is empty.
 */
export const likeliest = (numbers: Language, country: string): string | undefined => {
  const isOne = (number: string): boolean => labelOf(numbers, number) === 1;
  return (
    likelyNumbers(country).find(isOne) ??
    typical(atHome(numbers, country)) ??
    outsideLines.flatMap((digit) => likelyNumbers(country).map((number) => digit + number)).find(isOne) ??
    exampleNumbers(country).find(isOne) ??
    outsideLines.flatMap((digit) => exampleNumbers(country).map((number) => digit + number)).find(isOne) ??
    typical(numbers)
  );
};

/** Digits for an outside line, the usual one first. */
const outsideLines = ['9', '0', '8', '1', '7'];

/** More states than any usual set needs: an example is worth no more. */
const mostStates = 50_000;

const atHome = (numbers: Language, country: string): Language => {
  const home = dialledAtHome(country)(numbers.alphabet);
  try {
    return minimise(product(numbers, home, (a, b) => a & b, newBudget(mostStates)));
  } catch (error) {
    if (error instanceof OverBudget) return constant(numbers.alphabet, 0);
    throw error;
  }
};
