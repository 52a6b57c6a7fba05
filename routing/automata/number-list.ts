import type { Alphabet } from './alphabet.ts';
import { type Budget, spend } from './budget.ts';
import type { Machine } from './machine.ts';
import { minimise } from './minimise.ts';

/** A machine that knows a list of numbers, each with its label; all others have 0. Numbers with foreign characters are left out. */
export const numberList = (
  numbers: Iterable<readonly [number: string, label: number]>,
  alphabet: Alphabet,
  budget: Budget,
): Machine => {
  // State 0 begins, state 1 is past every number.
  const next: number[] = new Array<number>(2 * alphabet.size).fill(1);
  const out = [0, 0];
  for (const [number, label] of numbers) {
    const symbols = [...number].map((char) => alphabet.indexOf(char));
    if (symbols.includes(-1)) continue;
    let state = 0;
    for (const symbol of symbols) {
      const place = state * alphabet.size + symbol;
      if (next[place] === 1) {
        spend(budget, 1);
        next[place] = out.length;
        out.push(0);
        for (let each = 0; each < alphabet.size; each += 1) next.push(1);
      }
      state = next[place] ?? 1;
    }
    out[state] = label;
  }
  return minimise({ alphabet, next: Int32Array.from(next), out: Int32Array.from(out) });
};
