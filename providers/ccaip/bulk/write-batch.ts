import { ServiceError } from '../../kit/error.ts';
import { afterCheck } from './after-check.ts';
import { afterWork } from './after-work.ts';
import type { Batch, Known } from './batch.ts';
import { carryOut, type FileEnd, keyOf } from './carry-out.ts';
import type { Outcome, PersonChange } from './change.ts';
import type { LogLine } from './error-log.ts';
import { findBases } from './find-bases.ts';
import { refused } from './outcomes.ts';
import type { Bases } from './places.ts';
import { recordOf } from './record.ts';
import { currentOf } from './spelling.ts';
import type { SentRow } from './suspects.ts';

export interface BatchEnd {
  readonly outcomes: readonly Outcome[];
  readonly known: Known;
  /** Why nothing more is sent. */
  readonly stop?: string;
}

/** More tries than there are spellings, and one for each row that is put aside, is a circle. */
const mostTries = 20;

/**
 * The rows of one file, and of those that take its place: rows that the check refuses are put aside, and where CCAIP takes what nobody
 * published in other words, those are tried in turn. What a file has written stays written; what reads back as asked is never sent again.
 */
export const writeBatch = async (batch: Batch, changes: readonly PersonChange[], start: Known): Promise<BatchEnd> => {
  let known = start;
  let open = [...changes];
  const outcomes: Outcome[] = [];
  for (let tries = 0; open.length > 0; tries += 1) {
    const { spellings } = known;
    const sent = open.map((change): SentRow => {
      const of = { change, user: known.users.get(keyOf(change.email)), template: known.template };
      return { change, record: recordOf({ ...of, literals: batch.following.literals }, currentOf(spellings)) };
    });
    let end: FileEnd;
    try {
      end = await carryOut(
        batch.requests,
        open,
        sent.map(({ record }) => record),
        batch.following,
      );
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const stop = error.message;
      return { known, stop, outcomes: [...outcomes, ...open.map((change) => refused(change, [stop], known, batch))] };
    }
    known = await withBases(end.lines, sent, known, batch);
    const step = end.isValid ? afterWork(end, sent, known, batch) : afterCheck(end, sent, known, batch);
    outcomes.push(...step.outcomes);
    known = step.known;
    open = [...step.open];
    if (step.stop !== undefined || tries >= mostTries || batch.following.context.signal.aborted) {
      const stop = step.stop ?? 'nothing more is sent.';
      outcomes.push(...open.map((change) => refused(change, [stop], known, batch)));
      return { known, outcomes, stop };
    }
  }
  return { known, outcomes };
};

const withBases = async (
  lines: readonly LogLine[],
  sent: readonly SentRow[],
  known: Known,
  { requests, following }: Batch,
): Promise<Known> => {
  const isRowOpen = known.bases.row === undefined && sent.length > 1 && lines.some(({ row }) => row !== undefined);
  const isColumnOpen = known.bases.column === undefined && lines.some(({ column }) => typeof column === 'number');
  const [first] = sent;
  if (known.isAsked || first === undefined || !(isRowOpen || isColumnOpen)) return known;
  const found = await findBases(requests, first.record, known.template, following).catch((error: unknown): Bases => {
    if (!(error instanceof ServiceError)) throw error;
    return {};
  });
  return {
    ...known,
    isAsked: true,
    bases: { row: known.bases.row ?? found.row, column: known.bases.column ?? found.column },
  };
};
