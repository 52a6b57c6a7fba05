import type { Batch, Known, Step } from './batch.ts';
import type { Log } from './error-log.ts';
import { refused } from './outcomes.ts';
import { otherThan, withoutThese } from './spelling.ts';
import { type SentRow, suspectsOfLine } from './suspects.ts';
import { place, wordsAt } from './words.ts';

/** Nothing of this file is processed: whose rows are surely wrong are put aside, else words are tried, else all of it is refused. */
export const afterCheck = ({ lines, unread }: Log, sent: readonly SentRow[], known: Known, batch: Batch): Step => {
  const { literals } = batch.following;
  const placed = place(lines, sent, known);
  const suspected = placed.map((line) => ({ line, parts: suspectsOfLine(line, sent, known.template, literals) }));
  const wrong = suspected.filter(({ parts }) => parts.length === 0).map(({ line }) => line);
  const refuse = (isRefused: (at: number) => boolean): Step => ({
    known,
    open: sent.filter((_, at) => !isRefused(at)).map(({ change }) => change),
    outcomes: sent.flatMap(({ change }, at) => {
      const words = wordsAt(at, placed, sent);
      const other = placed.length === 0 ? whyNot(unread) : 'Not written, since CCAIP refuses other rows of its file.';
      return isRefused(at) ? [refused(change, words.length > 0 ? words : [other], known, batch)] : [];
    }),
  });
  if (wrong.length > 0 && wrong.every(({ isSure, rows }) => isSure && rows.length === 1)) {
    return refuse((at) => wrong.some(({ rows }) => rows.includes(at)));
  }
  if (wrong.length > 0 || placed.length === 0) return refuse(() => true);
  const named = [...new Set(suspected.flatMap(({ line, parts }) => (line.column === undefined ? [] : parts)))];
  const parts = [...new Set(suspected.flatMap((one) => one.parts))];
  const spellings = named.length > 0 ? withoutThese(known.spellings, named) : otherThan(known.spellings, parts);
  if (spellings === undefined) return refuse(() => true);
  return { known: { ...known, spellings }, open: sent.map(({ change }) => change), outcomes: [] };
};

const whyNot = (unread: string | undefined): string =>
  unread === undefined
    ? 'CCAIP refuses its file without a reason.'
    : `CCAIP refuses its file, and its error log couldn't be read: ${unread}`;
