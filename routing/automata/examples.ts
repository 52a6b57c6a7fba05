import type { Language } from './language.ts';

/** The first numbers of a set: shortest first, then in the order of the alphabet. */
export const examples = (language: Language, wanted: number, longest = 40): string[] => {
  const found: string[] = [];
  const ends = endings(language, longest);
  for (let length = 0; length <= longest && found.length < wanted; length += 1) {
    extend(language, ends, 0, '', length, wanted, found);
  }
  return found;
};

/** Whether a state has a number of the set in exactly so many symbols: `result[symbols][state]`. */
const endings = ({ alphabet: { size }, next, out }: Language, longest: number): Uint8Array[] => {
  const result = [Uint8Array.from(out, (label) => (label === 1 ? 1 : 0))];
  for (let length = 1; length <= longest; length += 1) {
    const shorter = result[length - 1];
    const row = new Uint8Array(out.length);
    for (let state = 0; state < out.length; state += 1) {
      for (let symbol = 0; symbol < size && row[state] === 0; symbol += 1) {
        row[state] = shorter?.[next[state * size + symbol] ?? 0] ?? 0;
      }
    }
    result.push(row);
  }
  return result;
};

const extend = (
  language: Language,
  ends: readonly Uint8Array[],
  state: number,
  text: string,
  length: number,
  wanted: number,
  found: string[],
): void => {
  if (found.length >= wanted || ends[length]?.[state] !== 1) return;
  if (length === 0) {
    found.push(text);
    return;
  }
  const { alphabet, next } = language;
  for (let symbol = 0; symbol < alphabet.size; symbol += 1) {
    const target = next[state * alphabet.size + symbol] ?? 0;
    extend(language, ends, target, text + alphabet.symbols.charAt(symbol), length - 1, wanted, found);
  }
};
