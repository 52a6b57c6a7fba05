import { examples } from '../automata/examples.ts';
import { isEmpty, type Language } from '../automata/language.ts';
import type { NormalizationRule } from '../config.ts';
import { inWords } from '../in-words.ts';
import { cut, languageOf, withinBudget } from './matching-numbers.ts';
import { quotedNames } from './names.ts';

/** So many numbers are named one by one. */
const fewNumbers = 4;

/** What the rules above have to do for a rule to get its numbers, e.g. `let the pattern of "Ext" leave 112 out: ^(?!112$)(\d{3})$`. */
export const leaveOutText = (takers: readonly NormalizationRule[], numbers: Language | undefined): string => {
  const few = numbers ? fewOf(numbers) : [];
  const [only, ...others] = takers;
  const pattern = only && others.length === 0 && few.length > 0 ? patternWithout(only.pattern, few) : undefined;
  return `let the ${others.length === 0 ? 'pattern' : 'patterns'} of ${quotedNames(takers.map(({ name }) => name))} leave ${fewText(few) ?? 'these numbers'} out${pattern === undefined ? '' : `: ${pattern}`}`;
};

/** All numbers of a set; none if they are too many to be named. */
export const fewOf = (numbers: Language): readonly string[] => {
  const all = examples(numbers, fewNumbers + 1);
  return all.length <= fewNumbers ? all : [];
};

/** `112`, `112 and 911`; nothing for none. */
export const fewText = (numbers: readonly string[]): string | undefined =>
  numbers.length === 0 ? undefined : inWords(numbers);

/** A pattern that matches what the other does, but for a few numbers; nothing if that can't be told. */
const patternWithout = (pattern: string, few: readonly string[]): string | undefined => {
  if (!pattern.startsWith('^')) return undefined;
  const written = `^(?!${listed(few)}$)${pattern.slice(1)}`;
  const right = withinBudget((budget) => {
    const [made, old, out] = [
      languageOf(written, budget),
      languageOf(pattern, budget),
      languageOf(`^${listed(few)}$`, budget),
    ];
    const wanted = cut(old, out, 'outside', budget);
    return isEmpty(cut(made, wanted, 'outside', budget)) && isEmpty(cut(wanted, made, 'outside', budget));
  });
  return right === true ? written : undefined;
};

/** `112`, `\+?112`, `(?:112|911)`. */
const listed = (numbers: readonly string[]): string => {
  const bare = [...new Set(numbers.map((number) => number.replace('+', '')))];
  const options = bare.map((number) => {
    const plus = !numbers.includes(`+${number}`) ? '' : numbers.includes(number) ? '\\+?' : '\\+';
    return plus + number.replaceAll('*', '\\*');
  });
  return options.length === 1 ? (options[0] ?? '') : `(?:${options.join('|')})`;
};
