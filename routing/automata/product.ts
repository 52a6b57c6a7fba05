import { type Budget, spend } from './budget.ts';
import type { Machine } from './machine.ts';

/** Two machines read the same number side by side; `label` joins what they say. */
export const product = (
  left: Machine,
  right: Machine,
  label: (left: number, right: number) => number,
  budget: Budget,
): Machine => explore(left, right, label, budget, () => false);

/**
 * What the first machine says, or the second where the first says 0. Where the first can't change its mind any more, the second isn't
 * followed.
 */
export const firstOf = (left: Machine, right: Machine, budget: Budget): Machine => {
  const { size } = left.alphabet;
  const settled = left.out.map((label, state) => {
    if (label === 0) return 0;
    for (let symbol = 0; symbol < size; symbol += 1) if (left.next[state * size + symbol] !== state) return 0;
    return 1;
  });
  return explore(
    left,
    right,
    (a, b) => a || b,
    budget,
    (state) => settled[state] === 1,
  );
};

/** A table where all pairs of states fit into one, which is far quicker than a map. */
const largestTable = 1 << 20;

const numbering = (pairs: number): Pick<Map<number, number>, 'get' | 'set'> => {
  if (pairs > largestTable) return new Map<number, number>();
  const table = new Int32Array(pairs);
  const numbers = {
    get: (pair: number) => {
      const number = table[pair] ?? 0;
      return number === 0 ? undefined : number - 1;
    },
    set: (pair: number, number: number) => {
      table[pair] = number + 1;
      return numbers as never;
    },
  };
  return numbers;
};

const explore = (
  left: Machine,
  right: Machine,
  label: (left: number, right: number) => number,
  budget: Budget,
  settled: (left: number) => boolean,
): Machine => {
  const { alphabet, next: leftNext } = left;
  const { next: rightNext } = right;
  const { size } = alphabet;
  const width = right.out.length;
  const numbers = numbering(left.out.length * width);
  const pairs = [0];
  numbers.set(0, 0);
  const next: number[] = [];
  for (let at = 0; at < pairs.length; at += 1) {
    const pair = pairs[at] ?? 0;
    const b = pair % width;
    const a = (pair - b) / width;
    for (let symbol = 0; symbol < size; symbol += 1) {
      const toA = leftNext[a * size + symbol] as number;
      const toB = settled(toA) ? 0 : (rightNext[b * size + symbol] as number);
      const target = toA * width + toB;
      let number = numbers.get(target);
      if (number === undefined) {
        spend(budget, 1);
        number = pairs.length;
        numbers.set(target, number);
        pairs.push(target);
      }
      next.push(number);
    }
  }
  const out = Int32Array.from(pairs, (pair) => {
    const b = pair % width;
    return label(left.out[(pair - b) / width] ?? 0, right.out[b] ?? 0);
  });
  return { alphabet, next: new Int32Array(next), out };
};
