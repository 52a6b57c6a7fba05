import { shorthand } from './chars.ts';
import type { Context } from './context.ts';
import { readCategory, readCharacterEscape } from './escape.ts';
import { invalid } from './failure.ts';
import type { PatternNode } from './pattern.ts';
import { note, peek, refuse, takeMatch } from './reader.ts';

const wordEdge = (negative: boolean): PatternNode => {
  const word: PatternNode = { kind: 'set', chars: shorthand.w ?? '' };
  const look = (direction: 'ahead' | 'behind', not: boolean): PatternNode => ({
    kind: 'look',
    direction,
    negative: not,
    item: word,
  });
  const between = (before: boolean, after: boolean): PatternNode => ({
    kind: 'sequence',
    items: [look('behind', !before), look('ahead', !after)],
  });
  const pairs = negative ? [between(true, true), between(false, false)] : [between(true, false), between(false, true)];
  return { kind: 'choice', options: pairs };
};

/** What an escape outside a class stands for, the backslash at `start` already taken. */
export const readEscape = (context: Context, start: number, fold: (chars: string) => string): PatternNode => {
  const letter = peek(context) ?? '';
  const reference = takeMatch(context, /k(?:<([^>]+)>|'([^']+)')|[<']([\p{L}\p{Nd}_]+)[>']|([1-9]\d*)/uy);
  if (reference) return readReference(context, start, reference);
  if (letter === 'k') return refuse(invalid('\\k', start, 'needs the name of a group after it'));
  if (/^[AGZzbBdDwWsSpP]$/.test(letter)) context.at += 1;
  switch (letter) {
    case 'A':
      return { kind: 'anchor', at: 'start' };
    case 'Z':
      return { kind: 'anchor', at: 'end-or-newline' };
    case 'z':
      return { kind: 'anchor', at: 'end' };
    case 'b':
    case 'B':
      return wordEdge(letter === 'B');
    case 'G':
      note(context, start, 'the place where the last match ended');
      return { kind: 'anchor', at: 'start' };
    case 'p':
    case 'P':
      return { kind: 'set', chars: readCategory(context, start, letter === 'P') };
  }
  const chars = shorthand[letter];
  if (chars !== undefined) return { kind: 'set', chars };
  const code = readCharacterEscape(context, start);
  if (code > 127) note(context, start, 'a character that no telephone number holds');
  return { kind: 'set', chars: fold(String.fromCharCode(code)) };
};

/** `\1`, `\k<name>` or the old `\<name>`. A number above 9 without such a group is an octal escape in .NET. */
const readReference = (context: Context, start: number, found: RegExpExecArray): PatternNode => {
  const group = found[1] ?? found[2] ?? found[3] ?? found[4] ?? '';
  const construct = `\\${found[0]}`;
  if (found[4] !== undefined && Number(group) > 9) note(context, start, 'a back reference or an octal escape');
  else context.references.push({ group, construct, position: start });
  return { kind: 'sequence', items: [] };
};
