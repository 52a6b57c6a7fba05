import type { Language } from './language.ts';
import { distances } from './language.ts';

/** Digits in an order that looks like a number and not like 000000. */
const varied = '2071345698';

/** One number of a set that looks like a real one: among the shortest, with varied digits; nothing if the set is empty. */
export const typical = (language: Language): string | undefined => {
  // Digits and + come first in the alphabet: nobody shows a * where a digit does.
  return shortest(language, plain) ?? shortest(language, language.alphabet.size);
};

const plain = 11;

const shortest = (language: Language, symbols: number): string | undefined => {
  const { alphabet, next, out } = language;
  const left = distances(language, symbols);
  if (left[0] === -1) return undefined;
  let text = '';
  for (let state = 0; out[state] !== 1; ) {
    const wanted = (left[state] ?? 0) - 1;
    const order = [...varied.slice(text.length % varied.length), ...varied, ...alphabet.symbols];
    const symbol = order
      .map(alphabet.indexOf)
      .filter((place) => place < symbols)
      .find((place) => left[next[state * alphabet.size + place] ?? 0] === wanted);
    if (symbol === undefined) return undefined;
    text += alphabet.symbols.charAt(symbol);
    state = next[state * alphabet.size + symbol] ?? 0;
  }
  return text;
};
