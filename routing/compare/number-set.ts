import { countAll } from '../automata/count.ts';
import { describe } from '../automata/describe.ts';
import type { Language } from '../automata/language.ts';
import type { NumberSet } from './comparison.ts';

/** A set of numbers in words, with its size. */
export const numberSet = (language: Language): NumberSet => {
  const count = countAll(language);
  return { ...describe(language), ...(count !== undefined && { count: String(count) }) };
};
