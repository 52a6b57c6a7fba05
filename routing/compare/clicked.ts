import { type Alphabet, alphabetFor } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget, newBudget, OverBudget } from '../automata/budget.ts';
import { distances, isEmpty, type Language, select } from '../automata/language.ts';
import { labelOf } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { preimage } from '../automata/preimage.ts';
import { product } from '../automata/product.ts';
import { typical } from '../automata/typical.ts';
import type { ReadyUser } from '../compile.ts';
import { memoised } from '../memoised.ts';
import { likeliest } from './likeliest.ts';
import { readRule } from './rules.ts';

/**
 * Numbers with an extension as people have them in contacts, links and call lists (0301234567x12, +31301234567;ext=12): nobody types them,
 * who clicks one dials it. The spellings are those that Teams' own rules take.
 */
export const clickable = '^\\+?\\d+;?(?:ext|extn|EXT|EXTN|x|X)=?\\d+$';

/** What they hold beside what phones send. */
const clickedCharacters = ';=extnEXTN';

/** What a phone can dial: digits, * and # in any order, also with a + before them. */
export const dialable = '^\\+?[\\d*#]+$';

const takesSome = (domain: string, characters: string) =>
  memoised((pattern: string): boolean => {
    try {
      const budget = newBudget(50_000);
      const alphabet = alphabetFor([characters]);
      const numbers = patternMachine(domain, alphabet, budget);
      const both = product(numbers, patternMachine(pattern, alphabet, budget), (a, b) => a & b, budget);
      return !isEmpty(minimise(both));
    } catch (error) {
      if (error instanceof BeyondExactness || error instanceof OverBudget) return true;
      throw error;
    }
  });

const takesSomeClicked = takesSome(clickable, clickedCharacters);

/** Whether a pattern matches a number with an extension, or a part of one; yes where that can't be told. */
export const takesClicked = (pattern: string): boolean => !isOfDigitsAlone(pattern) && takesSomeClicked(pattern);

/** Seen at a glance: it ends where the number ends, and nothing in it stands for a letter, `;` or `=`. */
const isOfDigitsAlone = (pattern: string): boolean =>
  pattern.endsWith('$') && !/[|;=extnEXTN.]|\\[DWwSpP]|\[\^/.test(pattern);

/** The same of what a phone can dial. */
export const takesTyped = takesSome(dialable, '');

/** Whether numbers with an extension can fare otherwise than numbers without: a rule or route of somebody's takes some. */
export const clickedMatter = (users: readonly ReadyUser[]): boolean =>
  users.some(
    ({ rules, usages }) =>
      rules.some(({ hit }) => hit.origin === 'dial plan' && takesClicked(hit.rule.pattern)) ||
      usages.some(({ routes }) => routes.some(({ hit }) => takesClicked(hit.route.pattern))),
  );

/** What stands before the extension, of numbers that all have one. */
export const withoutExtension = (numbers: Language): Language => {
  const { alphabet, next, out } = numbers;
  const left = distances(numbers);
  const signs = [...clickedCharacters].map((char) => alphabet.indexOf(char)).filter((place) => place >= 0);
  const ends = Int32Array.from(out, (_, state) =>
    signs.some((sign) => left[next[state * alphabet.size + sign] ?? 0] !== -1) ? 1 : 0,
  );
  const digits = patternMachine('^\\+?\\d+$', alphabet, newBudget());
  return minimise(product({ ...numbers, out: ends }, digits, (a, b) => a & b, newBudget()));
};

const strip = readRule({
  name: 'without its extension',
  pattern: '^(\\+?\\d+);?(?:ext|extn|EXT|EXTN|x|X)=?\\d+$',
  translation: '$1',
});

/** Those numbers of a set that have an extension behind a number that isn't in another set. */
export const behindOthers = (numbers: Language, known: Language, budget: Budget): Language => {
  const told = preimage(strip.pattern, strip.translation, known, budget);
  return select(
    product(numbers, told, (a, b) => (a === 1 && b !== 2 ? 1 : 0), budget),
    (label) => label === 1,
  );
};

const spellings = ['x12', ';ext=12', 'ext12', 'X12', 'EXT12', 'extn12', ';ext=101'];

/** The number with an extension that people would think of first; nothing if the set is empty. */
export const likeliestClicked = (numbers: Language, country: string): string | undefined => {
  const number = likeliest(withoutExtension(numbers), country);
  const found = spellings.map((spelling) => `${number}${spelling}`).find((one) => labelOf(numbers, one) === 1);
  return found ?? typical(numbers);
};

/** The symbols for what phones send, and for extensions where those are asked about. */
export const alphabetWith = (texts: readonly string[], clicked: boolean): Alphabet =>
  alphabetFor(clicked ? [...texts, clickedCharacters] : texts);
