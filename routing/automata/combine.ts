import type { Alphabet } from './alphabet.ts';
import type { Budget } from './budget.ts';
import { createInterner } from './interner.ts';
import { constant, type Machine, relabel } from './machine.ts';
import { minimise } from './minimise.ts';
import { product } from './product.ts';

/** A machine whose label is the set of all machines that say something of a number. */
export interface Combined {
  readonly machine: Machine;
  /** What a label stands for: the places in the list of the machines that say other than 0, each with what it says. */
  readonly membersOf: (label: number) => ReadonlyMap<number, number>;
}

/** Lets many machines read a number at once, joined two by two and made small at each step. */
export const combine = (machines: readonly Machine[], alphabet: Alphabet, budget: Budget): Combined => {
  const sets = createInterner<readonly (readonly [place: number, said: number])[]>((members) => members.join());
  const none = sets.of([]);
  const unions = new Map<number, number>();
  const union = (a: number, b: number): number => {
    if (a === none) return b;
    if (b === none) return a;
    const key = a * 2 ** 26 + b;
    const known = unions.get(key);
    if (known !== undefined) return known;
    const joined = sets.of([...sets.at(a), ...sets.at(b)]);
    unions.set(key, joined);
    return joined;
  };
  const join = (from: number, to: number): Machine => {
    const only = machines[from];
    if (to - from === 1 && only) return relabel(only, (label) => (label === 0 ? none : sets.of([[from, label]])));
    if (to <= from) return constant(alphabet, none);
    const middle = (from + to) >> 1;
    return minimise(product(join(from, middle), join(middle, to), union, budget));
  };
  const machine = join(0, machines.length);
  const members = new Map<number, ReadonlyMap<number, number>>();
  return {
    machine,
    membersOf: (label) => {
      const known = members.get(label);
      if (known) return known;
      const set = new Map(sets.at(label));
      members.set(label, set);
      return set;
    },
  };
};
