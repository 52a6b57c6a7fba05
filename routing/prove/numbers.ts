import { countAll } from '../automata/count.ts';
import { describe } from '../automata/describe.ts';
import type { Language } from '../automata/language.ts';
import { labelOf } from '../automata/machine.ts';
import { typical } from '../automata/typical.ts';
import { likelyNumbers } from '../compare/sample-numbers.ts';

/** The likeliest number of a set; nothing if the set is empty. */
export const likeliest = (numbers: Language, country: string): string | undefined =>
  likelyNumbers(country).find((number) => labelOf(numbers, number) === 1) ?? typical(numbers);

/** A set of numbers in a line, with its exact size: `00[1-9]x{6,14}`, `[2-8]x{3} (7,000 numbers)`. */
export const numbersText = (numbers: Language): string => {
  const { lines, complete } = describe(numbers, 4);
  const count = countAll(numbers);
  const whole = lines.filter((line) => !line.endsWith('…'));
  const shown = complete ? lines.join(' | ') : [...whole.slice(0, 3), 'and more'].join(' | ').replace(' | and', ' and');
  return count === undefined || count === 1n ? shown : `${shown} (${count.toLocaleString('en')} numbers)`;
};
