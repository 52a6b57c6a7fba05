import { BeyondExactness } from './budget.ts';

/** The symbols that numbers are made of; a set of them is a bit mask. */
export interface Alphabet {
  /** Digits first, so that examples begin with them. */
  readonly symbols: string;
  readonly size: number;
  readonly maskOf: (chars: string) => number;
  /** The place of a symbol, or -1. */
  readonly indexOf: (char: string) => number;
}

const dialled = '0123456789+*#';

/** What phones dial, and whatever else translations put into numbers, such as `;ext=`. */
export const alphabetFor = (translated: Iterable<string>): Alphabet => {
  const extra = [...new Set([...translated].flatMap((text) => [...text]))].filter((char) => !dialled.includes(char));
  const symbols = dialled + extra.toSorted().join('');
  if (symbols.length > 31) throw new BeyondExactness('translations use more than 31 different characters');
  const places = new Map([...symbols].map((char, place) => [char, place]));
  return {
    symbols,
    size: symbols.length,
    maskOf: (chars) => {
      let mask = 0;
      for (const char of chars) mask |= places.has(char) ? 1 << (places.get(char) ?? 0) : 0;
      return mask;
    },
    indexOf: (char) => places.get(char) ?? -1,
  };
};
