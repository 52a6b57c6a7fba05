import type { Alphabet } from './alphabet.ts';

/**
 * A Moore machine over the dial alphabet: reads a number symbol by symbol and ends with a label. It is deterministic, complete and
 * begins in state 0. Label 0 means no.
 */
export interface Machine {
  readonly alphabet: Alphabet;
  /** Successor of state `s` on symbol `i` at `s * alphabet.size + i`. */
  readonly next: Int32Array;
  /** Label of each state. */
  readonly out: Int32Array;
}

export const stateCount = (machine: Machine): number => machine.out.length;

/** The state after `text` from `state`; -1 if a character isn't of the alphabet. */
export const runFrom = (machine: Machine, state: number, text: string): number => {
  const { alphabet, next } = machine;
  let at = state;
  for (const char of text) {
    const symbol = alphabet.indexOf(char);
    if (symbol < 0) return -1;
    at = next[at * alphabet.size + symbol] ?? 0;
  }
  return at;
};

/** The label of a number. */
export const labelOf = (machine: Machine, text: string): number => {
  const state = runFrom(machine, 0, text);
  return state < 0 ? 0 : (machine.out[state] ?? 0);
};

/** The same states with other labels. */
export const relabel = (machine: Machine, label: (label: number) => number): Machine => ({
  ...machine,
  out: machine.out.map((old) => label(old)),
});

/** Labels that some number has. All states can be reached, by construction. */
export const labelsOf = (machine: Machine): Set<number> => new Set(machine.out);

/** One state that says the same of every number. */
export const constant = (alphabet: Alphabet, label: number): Machine => ({
  alphabet,
  next: new Int32Array(alphabet.size),
  out: Int32Array.of(label),
});
