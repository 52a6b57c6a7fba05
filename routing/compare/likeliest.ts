import { newBudget, OverBudget } from '../automata/budget.ts';
import { distances, type Language } from '../automata/language.ts';
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
    behind(outsideLine(numbers), likelyNumbers(country)).find(isOne) ??
    exampleNumbers(country).find(isOne) ??
    behind(outsideLine(numbers), exampleNumbers(country)).find(isOne) ??
    typical(numbers)
  );
};

/** The digit that all numbers of a set begin with, as they do where it gets an outside line. */
const outsideLine = (numbers: Language): string | undefined => {
  const { alphabet, next } = numbers;
  const left = distances(numbers);
  const begun = [...alphabet.symbols].filter((_, symbol) => left[next[symbol] ?? 0] !== -1);
  return begun.length === 1 ? begun[0] : undefined;
};

const behind = (digit: string | undefined, numbers: readonly string[]): string[] =>
  digit === undefined ? [] : numbers.map((number) => digit + number);

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
