import { alphabetFor } from './automata/alphabet.ts';
import { BeyondExactness, newBudget, OverBudget } from './automata/budget.ts';
import { distances, type Language } from './automata/language.ts';
import { runFrom } from './automata/machine.ts';
import { patternMachine } from './automata/pattern-machine.ts';

/** Why a pattern doesn't match a number, as far as that fits a few words: where it stops, or how many digits it lacks. */
export const whyNot = (pattern: string, number: string): string | undefined => {
  const machine = machineOf(pattern, number);
  if (!machine) return undefined;
  const left = distances(machine);
  for (let length = 0; length <= number.length; length += 1) {
    const state = runFrom(machine, 0, number.slice(0, length));
    if (left[state] !== -1) continue;
    if (length === 0) return takesExtensions(pattern) ? 'takes only numbers with an extension' : 'matches nothing';
    const before = runFrom(machine, 0, number.slice(0, length - 1));
    const over = number.length - length + 1;
    if (machine.out[before] === 1) return tooMany(number.slice(-over));
    return `takes nothing that begins with ${number.slice(0, length)}`;
  }
  const missing = left[runFrom(machine, 0, number)] ?? 0;
  return missing > 0 ? `${count(missing)} too few` : undefined;
};

/** Numbers with an extension stand in contacts and on web pages; nobody dials one. */
const takesExtensions = (pattern: string): boolean => {
  const machine = machineOf(pattern, '0;=extnEXTN');
  return machine !== undefined && distances(machine)[0] !== -1;
};

/** What a number has behind one that matches. */
const tooMany = (over: string): string =>
  /^;?ext/i.test(over) ? 'takes no extension' : `${/^\d+$/.test(over) ? count(over.length) : `"${over}"`} too many`;

const count = (digits: number): string => `${digits} ${digits === 1 ? 'digit' : 'digits'}`;

const machineOf = (pattern: string, number: string): Language | undefined => {
  try {
    return patternMachine(pattern, alphabetFor([number]), newBudget(5_000));
  } catch (error) {
    if (error instanceof BeyondExactness || error instanceof OverBudget) return undefined;
    throw error;
  }
};
