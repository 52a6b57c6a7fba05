import type { Language } from '../automata/language.ts';
import { labelOf } from '../automata/machine.ts';
import { typical } from '../automata/typical.ts';
import type { Voice } from '../compile.ts';
import { explainDialled } from '../explain.ts';
import { writeNumber } from '../write-number.ts';
import type { Example } from './comparison.ts';
import type { Population } from './populations.ts';
import { likelyNumbers } from './sample-numbers.ts';

/** One call of a population before and after. */
export const exampleCall = (base: Voice, head: Voice, population: Population, dialled: string): Example => ({
  dialled,
  written: writeNumber(dialled, population.head.user.country),
  before: explainDialled(base, population.base, dialled),
  after: explainDialled(head, population.head, dialled),
});

/** The likeliest number out of a set, as a call of a population. */
export const exampleFrom = (
  base: Voice,
  head: Voice,
  population: Population,
  numbers: Language,
): Example | undefined => {
  const likely = likelyNumbers(population.head.user.country).find((number) => labelOf(numbers, number) === 1);
  const dialled = likely ?? typical(numbers);
  return dialled === undefined ? undefined : exampleCall(base, head, population, dialled);
};
