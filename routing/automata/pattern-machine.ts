import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import type { Alphabet } from './alphabet.ts';
import { BeyondExactness, type Budget } from './budget.ts';
import type { Language } from './language.ts';
import { matchMachine } from './match-machine.ts';
import { refuseTooLarge } from './too-large.ts';

/** Which numbers a pattern matches, from its text. */
export const patternMachine = (text: string, alphabet: Alphabet, budget: Budget): Language => {
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new BeyondExactness(parsed.message);
  refuseTooLarge(parsed.pattern, alphabet);
  return matchMachine(parsed.pattern, alphabet, budget);
};
