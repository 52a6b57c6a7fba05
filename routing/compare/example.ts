import type { Language } from '../automata/language.ts';
import type { Voice } from '../compile.ts';
import { explainDialled } from '../explain.ts';
import { writeNumber } from '../numbers/write-number.ts';
import { likeliestClicked } from './clicked.ts';
import type { Example } from './comparison.ts';
import { likeliest } from './likeliest.ts';
import type { Population } from './populations.ts';

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
  clicked = false,
): Example | undefined => {
  const dialled = (clicked ? likeliestClicked : likeliest)(numbers, population.head.user.country);
  return dialled === undefined ? undefined : exampleCall(base, head, population, dialled);
};
