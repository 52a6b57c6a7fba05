import { parsePattern } from '../../../providers/msteams/schema/pattern/parse.ts';
import type { Pattern } from '../../../providers/msteams/schema/pattern/pattern.ts';
import { parseTranslation, type Translation } from '../../../providers/msteams/schema/pattern/translation.ts';
import { type Alphabet, alphabetFor } from '../../../routing/automata/alphabet.ts';
import { newBudget } from '../../../routing/automata/budget.ts';
import { type Language, select } from '../../../routing/automata/language.ts';
import { matchMachine } from '../../../routing/automata/match-machine.ts';
import { product } from '../../../routing/automata/product.ts';

export const patternOf = (text: string): Pattern => {
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.pattern;
};

export const translationOf = (text: string, pattern: Pattern): Translation => {
  const parsed = parseTranslation(text, pattern);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.translation;
};

/** The dialable numbers that a pattern matches. */
export const languageOf = (text: string, alphabet: Alphabet = alphabetFor([])): Language => {
  const dialable = matchMachine(patternOf('^\\+?[\\d*#]+$'), alphabet, newBudget());
  const matched = matchMachine(patternOf(text), alphabet, newBudget());
  return select(
    product(dialable, matched, (a, b) => a * b, newBudget()),
    (label) => label === 1,
  );
};
