import { type Budget, spend } from './budget.ts';
import type { Following } from './determinise.ts';
import { type Machine, runFrom, stateCount } from './machine.ts';
import type { Shape } from './rewrite-shape.ts';

/**
 * Follows, for each group, what its text would do to every state of the machine: needed where a translation turns groups round or
 * uses one twice. A note is one such function per group; a finished one is the label.
 */
export const composing = (shape: Shape, after: Machine, budget: Budget): Following => {
  const { alphabet, next, out } = after;
  const count = stateCount(after);
  const groups = [...shape.wanted];
  const functions = interned<Int32Array>(budget, count);
  const tuples = interned<readonly number[]>(budget, groups.length);
  const identity = functions.of(Int32Array.from({ length: count }, (_, state) => state));

  const steps = new Map<number, number>();
  const step = (of: number, symbol: number): number => {
    const key = of * alphabet.size + symbol;
    const known = steps.get(key);
    if (known !== undefined) return known;
    const after = functions.of(functions.at(of).map((state) => next[state * alphabet.size + symbol] ?? 0));
    steps.set(key, after);
    return after;
  };
  const change = (note: number, changed: (group: number, value: number) => number): number =>
    tuples.of(tuples.at(note).map((value, place) => changed(groups[place] ?? 0, value)));

  const finish = (note: number): number => {
    const values = tuples.at(note);
    let state = runFrom(after, 0, shape.texts[0] ?? '');
    for (const [place, group] of shape.groups.entries()) {
      state = functions.at(values[groups.indexOf(group)] ?? identity)[state] ?? 0;
      state = runFrom(after, state, shape.texts[place + 1] ?? '');
    }
    return 1 + (out[state] ?? 0);
  };
  return {
    notes: {
      begin: tuples.of(groups.map(() => identity)),
      open: (note, group) => change(note, (other, value) => (other === group ? identity : value)),
      read: (note, symbol, open) =>
        open.length === 0 ? note : change(note, (group, value) => (open.includes(group) ? step(value, symbol) : value)),
      finish,
    },
    label: (note) => note,
    search: true,
    ordered: true,
  };
};

/** Values by number, each kept once. */
const interned = <Value extends { join(): string }>(budget: Budget, size: number) => {
  const values: Value[] = [];
  const numbers = new Map<string, number>();
  return {
    at: (number: number): Value => {
      const value = values[number];
      if (value === undefined) throw new Error(`no value ${number}`);
      return value;
    },
    of: (value: Value): number => {
      const key = value.join();
      const known = numbers.get(key);
      if (known !== undefined) return known;
      spend(budget, 1 + size / 100);
      numbers.set(key, values.length);
      return values.push(value) - 1;
    },
  };
};
