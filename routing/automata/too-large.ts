import type { Pattern } from '../../providers/msteams/schema/pattern/pattern.ts';
import type { Alphabet } from './alphabet.ts';
import { BeyondExactness, newBudget } from './budget.ts';
import { matchMachine } from './match-machine.ts';

/**
 * Throws if a pattern is too large alone, whatever is asked of it. That is found out once in a process, and costs no budget: an answer
 * doesn't depend on what was asked before.
 */
export const refuseTooLarge = (pattern: Pattern, alphabet: Alphabet): void => {
  const key = `${alphabet.symbols}\n${pattern.text}`;
  if (!found.has(key)) found.set(key, judge(pattern, alphabet));
  const refusal = found.get(key);
  if (refusal !== undefined) throw new BeyondExactness(refusal);
};

/** Why, by alphabet and text; nothing for a pattern that a machine holds. */
const found = new Map<string, string | undefined>();

const judge = (pattern: Pattern, alphabet: Alphabet): string | undefined => {
  try {
    matchMachine(pattern, alphabet, newBudget());
    return undefined;
  } catch (error) {
    if (error instanceof BeyondExactness) return error.what;
    throw error;
  }
};
