import type { Alphabet } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget } from '../automata/budget.ts';
import { type Combined, combine } from '../automata/combine.ts';
import { constant, type Machine } from '../automata/machine.ts';
import { patternMachine } from '../automata/pattern-machine.ts';

/** A question about a normalised number, such as whether a route's pattern matches it; label 0 is no. */
export interface Atom {
  /** Equal questions have equal keys. */
  readonly key: string;
  readonly machine: () => Machine;
}

/** All questions asked of a number at once. */
export interface Atoms {
  readonly combined: Combined;
  /** Place of a question, or -1 if it was not asked. */
  readonly placeOf: (key: string) => number;
  /** Questions that no machine can answer, by key, with the reason. */
  readonly beyond: ReadonlyMap<string, string>;
}

export const patternKey = (pattern: string): string => `pattern ${pattern}`;

/** Whether a pattern matches. */
export const patternAtom = (pattern: string, alphabet: Alphabet, budget: Budget): Atom => ({
  key: patternKey(pattern),
  machine: () => patternMachine(pattern, alphabet, budget),
});

/** Joins questions; what is beyond a machine is set aside and named. */
export const askAll = (atoms: readonly Atom[], alphabet: Alphabet, budget: Budget): Atoms => {
  const places = new Map<string, number>();
  const beyond = new Map<string, string>();
  const machines: Machine[] = [];
  for (const { key, machine } of atoms) {
    if (places.has(key) || beyond.has(key)) continue;
    try {
      machines.push(machine());
      places.set(key, machines.length - 1);
    } catch (error) {
      if (!(error instanceof BeyondExactness)) throw error;
      beyond.set(key, error.what);
    }
  }
  const combined = machines.length === 0 ? silent(alphabet) : combine(machines, alphabet, budget);
  return { combined, placeOf: (key) => places.get(key) ?? -1, beyond };
};

const silent = (alphabet: Alphabet): Combined => ({ machine: constant(alphabet, 0), membersOf: () => new Map() });
