import { type Machine, relabel } from './machine.ts';
import { minimise } from './minimise.ts';

/** A set of numbers: a smallest machine with the labels 0 and 1. Two equal sets are equal arrays. */
export type Language = Machine;

/** The numbers whose label is wanted. */
export const select = (machine: Machine, wanted: (label: number) => boolean): Language =>
  minimise(relabel(machine, (label) => (wanted(label) ? 1 : 0)));

/** A smallest machine without numbers is one state that says no. */
export const isEmpty = (language: Language): boolean => language.out.length === 1 && language.out[0] === 0;

/** For each state the least number of symbols to a yes, by the alphabet's first `symbols` alone; -1 if there is none. */
export const distances = ({ alphabet: { size }, next, out }: Language, symbols = size): Int32Array => {
  const result = Int32Array.from(out, (label) => (label === 1 ? 0 : -1));
  for (let changed = true, distance = 1; changed; distance += 1) {
    changed = false;
    for (let state = 0; state < out.length; state += 1) {
      if (result[state] !== -1) continue;
      for (let symbol = 0; symbol < symbols; symbol += 1) {
        if (result[next[state * size + symbol] ?? 0] === distance - 1) {
          result[state] = distance;
          changed = true;
          break;
        }
      }
    }
  }
  return result;
};
