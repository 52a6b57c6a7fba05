import { countAll } from '../automata/count.ts';
import { describe } from '../automata/describe.ts';
import type { Language } from '../automata/language.ts';
import { typical } from '../automata/typical.ts';

/** A set of numbers in a line, with its exact size: `00[1-9]x{6,14}`, `[2-8]x{3} (7,000 numbers)`. */
export const numbersText = (numbers: Language): string => {
  const { lines, complete } = describe(numbers, 4);
  const count = countAll(numbers);
  const whole = lines.filter((line) => !line.endsWith('…'));
  const some = whole.length > 0 ? whole.slice(0, 3) : [`such as ${typical(numbers) ?? ''}`];
  const shown = complete ? lines.join(' | ') : `${some.join(' | ')} and more`;
  return count === undefined || count === 1n ? shown : `${shown} (${count.toLocaleString('en')} numbers)`;
};
