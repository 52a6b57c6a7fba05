import type { Pattern, PatternFailure } from './pattern.ts';
import { invalid, unsupported } from './reader.ts';

/** What a rule makes of a number that it matched. */
export interface Translation {
  /** As typed. */
  readonly text: string;
  readonly parts: readonly TranslationPart[];
}

export type TranslationPart =
  | { readonly kind: 'text'; readonly value: string }
  /** What the group matched, or nothing if it didn't; group 0 is the whole match. */
  | { readonly kind: 'group'; readonly number: number };

const portions: Readonly<Record<string, string>> = {
  '`': 'the text before the match',
  "'": 'the text after the match',
  '+': 'the last group',
  _: 'the whole text',
};

/**
 * Reads a translation by .NET's substitution rules: `$` takes the whole run of digits after it and stays as it is if the
 * pattern has no such group, so `$10` with one group is the text `$10` (JavaScript reads group 1 and a `0`).
 */
export const parseTranslation = (
  text: string,
  pattern: Groups,
): { readonly ok: true; readonly translation: Translation } | PatternFailure => {
  const parts: TranslationPart[] = [];
  let literal = '';
  const flush = (): void => {
    if (literal !== '') parts.push({ kind: 'text', value: literal });
    literal = '';
  };
  for (let at = 0; at < text.length; ) {
    const found = readDollar(text, at, pattern);
    if ('ok' in found) return found;
    at += found.length;
    if (found.group === undefined) {
      literal += found.text;
    } else {
      flush();
      parts.push({ kind: 'group', number: found.group });
    }
  }
  flush();
  const foreign = [...text].findIndex((char) => char < ' ' || char > '~');
  if (foreign >= 0) return unsupported([...text][foreign] ?? '', foreign, 'a character that no telephone number holds');
  if (pattern.unclear && parts.some(({ kind }) => kind === 'group')) return pattern.unclear;
  return { ok: true, translation: { text, parts } };
};

type Groups = Pick<Pattern, 'groupCount' | 'groupNames' | 'unclear'>;

type Piece = { readonly length: number; readonly text: string; readonly group?: number };

const readDollar = (text: string, at: number, pattern: Groups): Piece | PatternFailure => {
  const plain: Piece = { length: 1, text: text[at] ?? '' };
  if (text[at] !== '$') return plain;
  const next = text[at + 1] ?? '';
  if (next === '$') return { length: 2, text: '$' };
  if (next === '&') return { length: 2, text: '', group: 0 };
  const portion = portions[next];
  if (portion !== undefined) return unsupported(`$${next}`, at, portion);
  const [piece = '', digits, bracedDigits, name] =
    /^\$(?:(\d+)|\{(\d+)\}|\{([\p{L}_][\p{L}\p{Nd}_]*)\})/u.exec(text.slice(at)) ?? [];
  if (piece === '') return plain;
  const number = name === undefined ? Number(digits ?? bracedDigits) : pattern.groupNames.get(name);
  if (number !== undefined && number > 2 ** 31 - 1) return invalid(piece, at, 'counts further than .NET can');
  // No such group: the dollar is a dollar, and what follows is read as it stands.
  if (number === undefined || number > pattern.groupCount) return plain;
  return { length: piece.length, text: '', group: number };
};
