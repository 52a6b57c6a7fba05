import { ServiceError } from '../../kit/error.ts';
import type { CcaipWrites } from '../requests.ts';
import { carryOut, type FileEnd, keyOf, type Users } from './carry-out.ts';
import type { Outcome, PersonChange } from './change.ts';
import type { LogLine } from './error-log.ts';
import { findBases } from './find-bases.ts';
import type { Following } from './follow.ts';
import { gapsOf, newUserGaps } from './judge.ts';
import { type Bases, columnsOf, type PlacedLine, placeLines, wordsOf } from './places.ts';
import { recordOf } from './record.ts';
import { currentOf, otherThan, type Spellings, withoutThese } from './spelling.ts';
import { type SentRow, suspectsOfGaps, suspectsOfLine } from './suspects.ts';
import type { Template } from './template.ts';

/** What is known of this CCAIP, and grows from file to file. */
export interface Known {
  readonly template: Template;
  readonly users: Users;
  readonly spellings: Spellings;
  readonly bases: Bases;
  /** That CCAIP was asked where it begins to count. */
  readonly isAsked: boolean;
}

export interface BatchEnd {
  readonly outcomes: readonly Outcome[];
  readonly known: Known;
  /** Why nothing more is sent. */
  readonly stop?: string;
}

interface Batch {
  readonly requests: CcaipWrites;
  readonly following: Following;
  /** Who was in CCAIP before anything was sent. */
  readonly before: Users;
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
    const step = end.isValid ? afterWork(end, sent, known, batch) : afterCheck(end.lines, sent, known, batch);
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

interface Step {
  readonly outcomes: readonly Outcome[];
  readonly open: readonly PersonChange[];
  readonly known: Known;
  readonly stop?: string;
}

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

const place = (lines: readonly LogLine[], sent: readonly SentRow[], { template, bases }: Known): PlacedLine[] =>
  placeLines(lines, emailsOf(sent), columnsOf(template), bases);

const emailsOf = (sent: readonly SentRow[]): string[] => sent.map(({ change }) => change.email);

const wordsAt = (at: number, placed: readonly PlacedLine[], sent: readonly SentRow[]): string[] => [
  ...new Set(placed.filter(({ rows }) => rows.includes(at)).map((one) => wordsOf(one, emailsOf(sent)))),
];

/** Nothing of this file is processed: whose rows are surely wrong are put aside, else words are tried, else all of it is refused. */
const afterCheck = (lines: readonly LogLine[], sent: readonly SentRow[], known: Known, batch: Batch): Step => {
  const { literals } = batch.following;
  const placed = place(lines, sent, known);
  const suspected = placed.map((line) => ({ line, parts: suspectsOfLine(line, sent, known.template, literals) }));
  const wrong = suspected.filter(({ parts }) => parts.length === 0).map(({ line }) => line);
  const refuse = (isRefused: (at: number) => boolean): Step => ({
    known,
    open: sent.filter((_, at) => !isRefused(at)).map(({ change }) => change),
    outcomes: sent.flatMap(({ change }, at) => {
      const words = wordsAt(at, placed, sent);
      const other =
        placed.length === 0
          ? 'CCAIP refuses its file without a reason.'
          : 'Not written, since CCAIP refuses other rows of its file.';
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

/** What reads back as asked is done, whatever the log says; of the rest the log, else what stands there instead. */
const afterWork = (
  { lines, users, doubt }: Extract<FileEnd, { isValid: true }>,
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
  const spellings = otherThan(known.spellings, suspectsOfGaps(again));
  const retried = spellings === undefined ? [] : again;
  const refusals = left
    .filter((one) => !retried.includes(one))
    .map(({ change, at, gaps }): Outcome => {
      const words = [...gaps.map(({ text }) => `reads back otherwise: ${text}`), ...wordsAt(at, placed, sent)];
      const isUntold = gaps.every(({ untold }) => untold) && !errors.some(({ rows: of }) => of.includes(at));
      return { ...refused(change, words, known, batch), ...(isUntold && { ended: 'unsure' as const }) };
    });
  return {
    known: spellings === undefined || retried.length === 0 ? known : { ...known, spellings },
    open: retried.map(({ change }) => change),
    outcomes: [...outcomes, ...refusals],
  };
};

const factsOf = (
  change: PersonChange,
  { users }: Known,
  { before }: Batch,
): Pick<Outcome, 'email' | 'user' | 'isNew'> => {
  const user = users.get(keyOf(change.email));
  const isNew = user !== undefined && !before.has(keyOf(change.email));
  return { email: change.email, ...(user !== undefined && { user }), ...(isNew && { isNew }) };
};

const refused = (change: PersonChange, problems: readonly string[], known: Known, batch: Batch): Outcome => ({
  ...factsOf(change, known, batch),
  ended: 'refused',
  problems,
  warnings: [],
});

const written = (change: PersonChange, said: readonly string[], known: Known, batch: Batch): Outcome => {
  const facts = factsOf(change, known, batch);
  const { newUser } = change;
  const missing =
    facts.isNew && facts.user !== undefined && newUser !== undefined ? newUserGaps(newUser, facts.user) : [];
  return {
    ...facts,
    ended: facts.isNew ? 'made' : 'written',
    problems: [],
    warnings: [...said, ...missing.map(({ text }) => text)],
  };
};
