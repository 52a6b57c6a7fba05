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
export const countAll = (language: Language): bigint | undefined =>
  isEndless(language)
    ? undefined
    : countByLength(language, language.out.length).reduce((sum, count) => sum + count, 0n);

/** Whether a set has numbers of any length: some way to a yes comes back to where it was. */
export const isEndless = (language: Language): boolean => {
  const {
    alphabet: { size },
    next,
    out,
  } = language;
  const alive = distances(language);
  // States are looked at once their last way in is: what is left over goes round.
  const ways = new Int32Array(out.length);
  const targetsOf = (state: number): number[] =>
    Array.from({ length: size }, (_, symbol) => next[state * size + symbol] ?? 0).filter(
      (target) => alive[target] !== -1,
    );
  const states = Array.from(out.keys()).filter((state) => alive[state] !== -1);
  for (const target of states.flatMap(targetsOf)) ways[target] = (ways[target] ?? 0) + 1;
  const open = states.filter((state) => ways[state] === 0);
  let seen = 0;
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    seen += 1;
    for (const target of targetsOf(state)) {
      ways[target] = (ways[target] ?? 0) - 1;
      if (ways[target] === 0) open.push(target);
    }
  }
  return seen < states.length;
};
