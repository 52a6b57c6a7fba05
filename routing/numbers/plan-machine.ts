import { type Alphabet, alphabetFor } from '../automata/alphabet.ts';
import { newBudget } from '../automata/budget.ts';
import type { Machine } from '../automata/machine.ts';
import { matchMachine } from '../automata/match-machine.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { memoised } from '../memoised.ts';
import { type NationalPattern, planPattern } from './plan-pattern.ts';
import { widen } from './widen.ts';

/** A machine about numbers, over any alphabet. It is made once, of a budget of its own, and costs the caller's nothing. */
export type OfNumbers = (alphabet: Alphabet) => Machine;

/** Symbols of phones alone: a machine of them serves for every alphabet. */
export const dialled = alphabetFor([]);

/** Makes a machine over the symbols of phones when it is first asked for, and widens it to the alphabet of who asks. */
export const widened = (make: () => Machine): OfNumbers => {
  let made: Machine | undefined;
  const forSymbols = memoised((symbols: string) => {
    made ??= make();
    return widen(made, alphabetFor([symbols]));
  });
  return ({ symbols }) => forSymbols(symbols);
};

export const ofText = (pattern: string): Machine => patternMachine(pattern, dialled, newBudget());

export const ofParts = (parts: readonly NationalPattern[]): Machine =>
  matchMachine(planPattern(parts), dialled, newBudget());
