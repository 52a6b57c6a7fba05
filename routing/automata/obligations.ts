import type { Alphabet } from './alphabet.ts';
import type { Machine } from './machine.ts';

/** Sets of things that the rest of a text must still do, by number. Set 0 owes nothing; -1 can't be kept any more. */
export interface Obligations {
  /** Takes a machine that the rest of the text must satisfy, and gives the duty that it begins with. */
  readonly register: (machine: Machine) => number;
  /** The set with one duty more. */
  readonly add: (set: number, duty: number) => number;
  /** The set after one symbol. */
  readonly read: (set: number, symbol: number) => number;
  /** Whether all is kept if the text ends here. */
  readonly kept: (set: number) => boolean;
  /** Whether all that `small` owes, `large` owes too. */
  readonly within: (small: number, large: number) => boolean;
}

interface Duty {
  readonly fate: 'open' | 'kept' | 'broken';
  readonly satisfied: boolean;
  /** Duties after each symbol. */
  readonly next: readonly number[];
}

export const createObligations = (alphabet: Alphabet): Obligations => {
  const duties: Duty[] = [];
  const sets: (readonly number[])[] = [[]];
  const numbers = new Map<string, number>([['', 0]]);
  const steps = new Map<number, number>();

  const intern = (wanted: Iterable<number>): number => {
    const open: number[] = [];
    for (const duty of new Set(wanted)) {
      const fate = duties[duty]?.fate;
      if (fate === 'broken') return -1;
      if (fate === 'open') open.push(duty);
    }
    const set = open.toSorted((a, b) => a - b);
    const key = set.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, sets.length);
    return sets.push(set) - 1;
  };

  return {
    register: (machine) => {
      const first = duties.length;
      for (const [state, label] of machine.out.entries()) {
        const row = Array.from(machine.next.subarray(state * alphabet.size, (state + 1) * alphabet.size));
        const settled = row.every((target) => target === state);
        const satisfied = label !== 0;
        const fate = settled ? (satisfied ? 'kept' : 'broken') : 'open';
        duties.push({ fate, satisfied, next: row.map((target) => first + target) });
      }
      return first;
    },
    add: (set, duty) => intern([...(sets[set] ?? []), duty]),
    read: (set, symbol) => {
      if (set === 0) return 0;
      const key = set * alphabet.size + symbol;
      const known = steps.get(key);
      if (known !== undefined) return known;
      const after = intern((sets[set] ?? []).map((duty) => duties[duty]?.next[symbol] ?? 0));
      steps.set(key, after);
      return after;
    },
    kept: (set) => (sets[set] ?? []).every((duty) => duties[duty]?.satisfied),
    within: (small, large) =>
      small === 0 || small === large || (sets[small] ?? []).every((duty) => sets[large]?.includes(duty)),
  };
};
