import { distances, type Language } from './language.ts';

/** How many numbers of a set have each length, from 0 up to `longest` symbols. */
export const countByLength = (language: Language, longest: number): bigint[] => {
  const {
    alphabet: { size },
    next,
    out,
  } = language;
  const alive = distances(language);
  let reached = new Map<number, bigint>([[0, 1n]]);
  const counts: bigint[] = [];
  for (let length = 0; length <= longest; length += 1) {
    let count = 0n;
    const onwards = new Map<number, bigint>();
    for (const [state, ways] of reached) {
      if (out[state] === 1) count += ways;
      for (let symbol = 0; symbol < size; symbol += 1) {
        const target = next[state * size + symbol] ?? 0;
        if (alive[target] !== -1) onwards.set(target, (onwards.get(target) ?? 0n) + ways);
      }
    }
    counts.push(count);
    reached = onwards;
  }
  return counts;
};

/** How many numbers a set has, or nothing if there is no end of them. */
export const countAll = (language: Language): bigint | undefined => {
  // A set without end has a number at least as long as the machine has states, and one of fewer than twice as many.
  const states = language.out.length;
  const counts = countByLength(language, 2 * states);
  if (counts.slice(states).some((count) => count > 0n)) return undefined;
  return counts.reduce((sum, count) => sum + count, 0n);
};
