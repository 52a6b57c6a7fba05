import type { Batch, Known, Step } from './batch.ts';
import { type FileEnd, keyOf } from './carry-out.ts';
import type { Outcome } from './change.ts';
import { gapsOf } from './judge.ts';
import { lossesOf } from './losses.ts';
import { refused, written } from './outcomes.ts';
import { otherThan } from './spelling.ts';
import { type SentRow, suspectsOfGaps, suspectsOfLine } from './suspects.ts';
import { place, wordsAt } from './words.ts';

/** What reads back as asked is done, whatever the log says; of the rest the log, else what stands there instead. */
export const afterWork = (
  { lines, unread, users, doubt }: Extract<FileEnd, { isValid: true }>,
  sent: readonly SentRow[],
  before: Known,
  batch: Batch,
): Step => {
  const { literals } = batch.following;
  const known = users === undefined ? before : { ...before, users };
  const placed = place(lines, sent, known);
  if (users === undefined) {
    const stop = `${doubt?.message ?? "CCAIP's users couldn't be read back."}`;
    return {
      known,
      open: [],
      stop,
      outcomes: sent.map(({ change }) => ({ ...refused(change, [stop], known, batch), ended: 'unsure' })),
    };
  }
  const rows = sent.map(({ change }, at) => ({
    change,
    at,
    gaps: gapsOf(change, users.get(keyOf(change.email)), literals),
  }));
  const done = rows.filter(({ gaps }) => gaps.length === 0);
  const left = rows.filter(({ gaps }) => gaps.length > 0);
  const outcomes = done.map(({ change, at }) => written(change, wordsAt(at, placed, sent), known, batch));
  if (doubt !== undefined) {
    const unsure = left.map(
      ({ change, gaps }): Outcome => ({
        ...refused(change, [...gaps.map(({ text }) => text), doubt.message], known, batch),
        ended: 'unsure',
      }),
    );
    return { known, open: [], stop: doubt.message, outcomes: [...outcomes, ...unsure] };
  }
  const errors = placed.filter(({ line }) => !line.isWarning);
  const isOwn = (at: number) =>
    errors.some(
      (one) => one.rows.includes(at) && one.isSure && suspectsOfLine(one, sent, known.template, literals).length === 0,
    );
  const again = left.filter(({ at, change, gaps }) => !isOwn(at) && suspectsOfGaps([{ change, gaps }]).length > 0);
  const isSpoilt = sent.some(
    ({ change: { email }, change }) =>
      lossesOf(change, batch.before.get(keyOf(email)), users.get(keyOf(email))).length > 0,
  );
  const spellings = isSpoilt || unread !== undefined ? undefined : otherThan(known.spellings, suspectsOfGaps(again));
  const retried = spellings === undefined ? [] : again;
  const refusals = left
    .filter((one) => !retried.includes(one))
    .map(({ change, at, gaps }): Outcome => {
      const words = [
        ...gaps.map(({ text }) => `reads back otherwise: ${text}`),
        ...wordsAt(at, placed, sent),
        ...(unread === undefined ? [] : [`its error log couldn't be read: ${unread}`]),
      ];
      const isUntold = gaps.every(({ untold }) => untold) && !errors.some(({ rows: of }) => of.includes(at));
      return { ...refused(change, words, known, batch), ...(isUntold && { ended: 'unsure' as const }) };
    });
  return {
    known: spellings === undefined || retried.length === 0 ? known : { ...known, spellings },
    open: retried.map(({ change }) => change),
    outcomes: [...outcomes, ...refusals],
    ...(isSpoilt && { stop: 'CCAIP has changed more than was asked.' }),
  };
};
