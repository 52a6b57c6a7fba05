import { type Budget, spend } from './budget.ts';
import type { Language } from './language.ts';
import { minimise } from './minimise.ts';

/** The numbers of a set read from their end. May need many states: the caller bounds them. */
export const reverse = (language: Language, budget: Budget): Language => {
  const {
    alphabet,
    alphabet: { size },
    next,
    out,
  } = language;
  const sources = Array.from({ length: out.length * size }, (): number[] => []);
  for (const [place, target] of next.entries()) {
    sources[target * size + (place % size)]?.push(Math.floor(place / size));
  }
  const begin = [...out.keys()].filter((state) => out[state] === 1);
  const sets: (readonly number[])[] = [begin];
  const numbers = new Map([[begin.join(), 0]]);
  const rows: number[] = [];
  for (let at = 0; at < sets.length; at += 1) {
    for (let symbol = 0; symbol < size; symbol += 1) {
      const before = new Set((sets[at] ?? []).flatMap((state) => sources[state * size + symbol] ?? []));
      const set = [...before].toSorted((a, b) => a - b);
      const key = set.join();
      const known = numbers.get(key);
      if (known === undefined) {
        spend(budget, 1);
        numbers.set(key, sets.length);
      }
      rows.push(known ?? sets.push(set) - 1);
    }
  }
  return minimise({
    alphabet,
    next: Int32Array.from(rows),
    out: Int32Array.from(sets, (set) => (set.includes(0) ? 1 : 0)),
  });
};
