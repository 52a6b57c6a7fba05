import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import { holds, type PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import type { Budget } from '../automata/budget.ts';
import { isEmpty, type Language } from '../automata/language.ts';
import { usual } from '../compare/ground.ts';
import { cut, languageOf, withinBudget } from './matching-numbers.ts';

/** Numbers that a pattern matches beside those that a reader sees. */
export interface Excess {
  /** Why they match, as the end of "… because …". */
  readonly because: string;
  readonly numbers: Language;
  /** `likely`: nobody means it; `possible`: short for "and so on", which is often meant. */
  readonly mistake: 'likely' | 'possible';
  /** One action, without the word "Fix". */
  readonly fix: string;
  /** Of numbers abroad it is the worst to match one. */
  readonly abroad?: boolean;
}

/** Finds what a pattern matches too much, the worst first; nothing if it is exact, or beyond a machine. */
export const excessOf = (pattern: string): Excess | undefined => withinBudget((budget) => find(pattern, budget));

const find = (pattern: string, budget: Budget): Excess | undefined => {
  const excess = excessIn(pattern, budget);
  const repeated = repeatedAnchor(pattern);
  if (repeated) {
    const { meant, ...told } = repeated;
    if (excess?.mistake === 'likely') return { ...excess, ...told };
    const beside = meant && numbersBeside(pattern, meant, budget);
    if (beside) return { ...told, numbers: beside, mistake: 'likely' };
  }
  return excess?.mistake === 'likely' ? { ...excess, ...splitAnchors(pattern) } : excess;
};

/** What phones can dial that a pattern matches and the one that was meant doesn't. */
const numbersBeside = (pattern: string, meant: string, budget: Budget): Language | undefined => {
  const all = cut(languageOf(usual, budget), languageOf(pattern, budget), 'inside', budget);
  const beside = cut(all, languageOf(meant, budget), 'outside', budget);
  return isEmpty(beside) ? undefined : beside;
};

const excessIn = (pattern: string, budget: Budget): Excess | undefined => {
  const phone = languageOf(usual, budget);
  const among = (one: Language, text: string): Language => cut(one, languageOf(text, budget), 'inside', budget);
  const without = (one: Language, text: string): Language => cut(one, languageOf(text, budget), 'outside', budget);
  const likely = (because: string, numbers: Language, fix = anchored(pattern)): Excess => ({
    because,
    numbers,
    mistake: 'likely',
    fix,
  });
  const all = among(phone, pattern);
  const digits = without(among(phone, '^\\+?\\d+$'), pattern);
  if (isEmpty(digits)) return likely('it matches every number there is', all);
  const inside = without(all, `^(?:${pattern})`);
  if (!isEmpty(inside)) return likely('it has no ^, so what it looks for may begin anywhere', inside);
  const beyond = without(all, `(?:${pattern})$`);
  const whole = among(all, `(?:${pattern})$`);
  if (!isEmpty(beyond) && !isEmpty(among(whole, '^(?:\\+?\\d{7,15}|\\d{3,6})$'))) {
    return likely('it has no $, so anything may follow what it looks for', beyond);
  }
  const codes = among(all, '^[*#]');
  if (!isEmpty(codes) && !namesCodes(pattern)) {
    return likely(
      'it takes * and # where it looks for digits',
      codes,
      'name the digits that are meant, e.g. \\d or [02-9].',
    );
  }
  const long = among(all, '\\d{16}');
  if (isEmpty(long)) return undefined;
  const because = 'it takes more than 15 digits, which no phone number has';
  const fix = 'say how many digits there are at most, 15 with the calling code, e.g. \\d{6,14} instead of + or *.';
  return { because, numbers: long, mistake: 'possible', fix };
};

/** Never what stands in the pattern already. */
const anchored = (pattern: string): string => {
  const ends = [pattern.startsWith('^') ? '' : 'begin it with ^', /(?<!\\)\$$/.test(pattern) ? '' : 'end it with $'];
  const missing = ends.filter((end) => end !== '');
  const between = missing.length === 2 ? 'in between ' : '';
  return `${[...missing, `${missing.length > 0 ? 'and ' : ''}say ${between}how many digits there are, e.g. \\d{8} or \\d{6,14}`].join(', ')}.`;
};

type Repeated = Pick<Excess, 'because' | 'fix'> & { readonly meant?: string };

/** `^+`, which carriers' guides have for `^\\+`. */
export const repeatedAnchor = (pattern: string): Repeated | undefined => {
  const all = piecesIn(pattern);
  const at = all.findIndex((piece, place) => piece === '^' && /^(?:[*+?]|\{\d)/.test(all.slice(place + 1).join('')));
  if (at === -1) return undefined;
  const [sign = ''] = /^(?:[*+?]|\{[\d,]+\})/.exec(all.slice(at + 1).join('')) ?? [];
  const because = `the ${sign} repeats ^, which asks for nothing`;
  if (sign.startsWith('{')) return { because, fix: 'remove the repeat.' };
  const meant = all.map((piece, place) => (piece === sign && all[place - 1] === '^' ? `\\${sign}` : piece)).join('');
  return { because, fix: `write \\${sign} for ${sign === '+' ? 'a plus sign' : `a ${sign}`}: ${meant}.`, meant };
};

/** `^1|2$`, where ^ belongs to the first alternative alone, and $ to the last. */
const splitAnchors = (pattern: string): Pick<Excess, 'because' | 'fix' | 'abroad'> | undefined => {
  const options = alternatives(pattern);
  const ending = /(?<!\\)\$$/;
  const begun = options.filter((option) => option.startsWith('^'));
  const ended = options.filter((option) => ending.test(option));
  const halves = [
    ...(begun.length > 0 && begun.length < options.length ? [`^ belongs to ${begun.join(' and ')} alone`] : []),
    ...(ended.length > 0 && ended.length < options.length ? [`$ belongs to ${ended.join(' and ')} alone`] : []),
  ];
  if (halves.length === 0) return undefined;
  const inner = options.map((option) => option.replace(/^\^/, '').replace(ending, '')).join('|');
  return {
    because: `the | splits it: ${halves.join(', and ')}`,
    fix: `put the alternatives in brackets: ^(?:${inner})$.`,
    abroad: true,
  };
};

/** Classes and escapes as one piece each, all else by character. */
const piecesIn = (pattern: string): string[] => pattern.match(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|./gs) ?? [];

/** What the bars outside brackets and classes stand between. */
const alternatives = (pattern: string): string[] => {
  const options = [''];
  let depth = 0;
  for (const piece of piecesIn(pattern)) {
    if (piece === '(') depth += 1;
    if (piece === ')') depth -= 1;
    if (piece === '|' && depth === 0) options.push('');
    else options[options.length - 1] += piece;
  }
  return options;
};

/** Whether somebody wrote * or # as such, and not by a dot or by "anything but". */
const namesCodes = (text: string): boolean => {
  const parsed = parsePattern(text);
  const names = (node: PatternNode): boolean =>
    node.kind === 'set' && node.chars.length < 30 && /[*#]/.test(node.chars);
  return parsed.ok && holds(parsed.pattern.root, names);
};
