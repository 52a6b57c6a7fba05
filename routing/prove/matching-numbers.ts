import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import { holds } from '../../providers/msteams/schema/pattern/pattern.ts';
import { alphabetFor } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget, newBudget, OverBudget } from '../automata/budget.ts';
import { isEmpty, type Language } from '../automata/language.ts';
import { minimise } from '../automata/minimise.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { product } from '../automata/product.ts';
import { alphabetWith, dialable } from '../compare/clicked.ts';

/** The numbers of phones that a pattern matches; nothing if that is beyond a machine. */
export const matchingNumbers = (pattern: string): Language | undefined =>
  withinBudget((budget) => cut(languageOf(dialable, budget), languageOf(pattern, budget), 'inside', budget));

/** Does a small piece of work, or nothing if it grows large or is beyond a machine. */
export const withinBudget = <Result>(work: (budget: Budget) => Result): Result | undefined => {
  try {
    return work(newBudget(200_000));
  } catch (error) {
    if (error instanceof BeyondExactness || error instanceof OverBudget) return undefined;
    throw error;
  }
};

/** All texts that a pattern matches, over the symbols of phones. */
export const languageOf = (text: string, budget: Budget): Language => patternMachine(text, alphabetFor([]), budget);

/** The character, with its place, for which a pattern can't match: no number has it, also none that a translation makes. */
export const impossibleCharacter = (
  text: string,
  translations: readonly string[],
): { readonly char: string; readonly place: number } | undefined =>
  withinBudget((budget) => {
    const alphabet = alphabetWith(translations, true);
    const parsed = parsePattern(text);
    if (!parsed.ok || !isEmpty(patternMachine(text, alphabet, budget))) return undefined;
    let found: number | undefined;
    holds(parsed.pattern.root, (node) => {
      if (node.kind === 'set' && node.at !== undefined && alphabet.maskOf(node.chars) === 0) found ??= node.at;
      return found !== undefined;
    });
    if (found === undefined) return undefined;
    const isEscaped = text.charAt(found) === '\\';
    return { char: text.charAt(isEscaped ? found + 1 : found), place: found + 1 };
  });

/** What of one set is inside or outside another. */
export const cut = (one: Language, other: Language, side: 'inside' | 'outside', budget: Budget): Language =>
  minimise(product(one, other, (a, b) => a & (side === 'inside' ? b : 1 - b), budget));
