import type { Language } from '../automata/language.ts';
import type { RangeDoubt } from './comparison.ts';
import type { Decision } from './decide.ts';
import type { NotAnalysed } from './not-analysed.ts';
import type { Population } from './populations.ts';

/** Dialled numbers of one population that change alike. */
export interface ExactChange {
  readonly population: Population;
  readonly before: Decision;
  readonly after: Decision;
  /** The number that goes on is another one than before. */
  readonly renumbered: boolean;
  /** Kinds of numbers, by name, that all or some of the changed ones are. */
  readonly kinds: ReadonlyMap<string, 'all' | 'some'>;
  /** Those of the dialled numbers that are of a kind. */
  readonly ofKind: (name: string) => Language;
  /** What is dialled. */
  readonly dialled: Language;
  /** Numbers with an extension that fare otherwise than those without. */
  readonly clicked: boolean;
  /** What it becomes, wherever that is the same before and after. */
  readonly numbers?: Language;
  readonly doubt?: RangeDoubt;
}

/** Dialled numbers of one population of which it isn't certain that they go as before. */
export interface ExactUncertain {
  readonly population: Population;
  readonly why: string;
  readonly dialled: Language;
  readonly clicked: boolean;
}

/** Everything that the comparison found, and what it had to leave out. */
export interface ExactResult {
  readonly changes: readonly ExactChange[];
  readonly uncertain: readonly ExactUncertain[];
  readonly notAnalysed: readonly NotAnalysed[];
}
