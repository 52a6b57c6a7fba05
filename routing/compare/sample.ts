import type { Voice } from '../compile.ts';
import { explainDialled } from '../explain.ts';
import { callKey } from './call-key.ts';
import type { SampledChange } from './comparison.ts';
import { exampleCall } from './example.ts';
import type { Population } from './populations.ts';
import { likelyNumbers, manyNumbers } from './sample-numbers.ts';

/** Tries many numbers where exactness ends. What it finds is true; that it finds nothing proves nothing. */
export const sample = (base: Voice, head: Voice, population: Population): SampledChange | undefined => {
  const { country } = population.head.user;
  const numbers = [...manyNumbers(country), ...likelyNumbers(country).flatMap((one) => [`${one}x12`, `${one};ext=12`])];
  const changed = numbers.filter((number) => {
    const before = callKey(base, explainDialled(base, population.base, number));
    return before !== callKey(head, explainDialled(head, population.head, number));
  });
  const [first] = changed;
  if (first === undefined) return undefined;
  return {
    users: population.users,
    tried: numbers.length,
    changed: changed.length,
    example: exampleCall(base, head, population, first),
  };
};
