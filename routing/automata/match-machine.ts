import type { Pattern } from '../../providers/msteams/schema/pattern/pattern.ts';
import type { Alphabet } from './alphabet.ts';
import { type Budget, forOnePattern } from './budget.ts';
import { compileProgram } from './compile-program.ts';
import { determinise, matching } from './determinise.ts';
import type { Machine } from './machine.ts';
import { minimise } from './minimise.ts';

/** Which numbers a pattern matches, as a search: label 1. */
export const matchMachine = (pattern: Pattern, alphabet: Alphabet, budget: Budget): Machine =>
  forOnePattern(pattern, budget, (own) =>
    minimise(determinise(compileProgram(pattern.root, alphabet, new Set(), own), alphabet, matching, own)),
  );
