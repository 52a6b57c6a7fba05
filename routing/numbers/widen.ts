import type { Alphabet } from '../automata/alphabet.ts';
import type { Language } from '../automata/language.ts';
import { minimise } from '../automata/minimise.ts';

/**
 * A set of numbers over an alphabet with more symbols. What is decided already stays so, whatever follows, such as an extension;
 * anywhere else no number of the set has another symbol.
 */
export const widen = ({ alphabet: narrow, next, out }: Language, alphabet: Alphabet): Language => {
  if (narrow.symbols === alphabet.symbols) return { alphabet, next, out };
  const dead = out.length;
  const rows = [...out.keys()].map((state) => {
    const row = next.slice(state * narrow.size, (state + 1) * narrow.size);
    const otherwise = row.every((to) => to === state) ? state : dead;
    return [...alphabet.symbols].map((symbol) => row[narrow.indexOf(symbol)] ?? otherwise);
  });
  return minimise({
    alphabet,
    next: Int32Array.from([...rows.flat(), ...Array<number>(alphabet.size).fill(dead)]),
    out: Int32Array.from([...out, 0]),
  });
};
