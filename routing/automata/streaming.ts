import type { Following } from './determinise.ts';
import { type Machine, runFrom, stateCount } from './machine.ts';
import type { Shape } from './rewrite-shape.ts';

/**
 * Runs the result through a machine while the number is read. A note is the machine's state and how many groups have begun;
 * a finished one is the label.
 */
export const streaming = (shape: Shape, after: Machine): Following => {
  const { alphabet, next, out } = after;
  const phases = shape.groups.length + 1;
  const texts = shape.texts.map((text) =>
    Int32Array.from({ length: stateCount(after) }, (_, q) => runFrom(after, q, text)),
  );

  /** Writes the texts up to a group, of groups that took no part too. */
  const writeUpTo = (note: number, phase: number): number => {
    let state = Math.floor(note / phases);
    for (let at = note % phases; at < phase; at += 1) state = texts[at]?.[state] ?? 0;
    return state;
  };
  const places = new Map(shape.groups.map((group, place) => [group, place + 1]));
  return {
    notes: {
      begin: 0,
      open: (note, group) => {
        const phase = places.get(group) ?? 0;
        return writeUpTo(note, phase) * phases + phase;
      },
      read: (note, symbol, open) =>
        open.length === 0
          ? note
          : (next[Math.floor(note / phases) * alphabet.size + symbol] ?? 0) * phases + (note % phases),
      finish: (note) => 1 + (out[writeUpTo(note, phases)] ?? 0),
    },
    label: (note) => note,
    search: true,
    ordered: true,
  };
};
