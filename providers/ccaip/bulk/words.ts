import type { Known } from './batch.ts';
import type { LogLine } from './error-log.ts';
import { columnsOf, type PlacedLine, placeLines, wordsOf } from './places.ts';
import type { SentRow } from './suspects.ts';

/** Lines of a log, put to the rows and columns of what was sent. */
export const place = (lines: readonly LogLine[], sent: readonly SentRow[], { template, bases }: Known): PlacedLine[] =>
  placeLines(lines, emailsOf(sent), columnsOf(template), bases);

const emailsOf = (sent: readonly SentRow[]): string[] => sent.map(({ change }) => change.email);

/** What a log says of one row, each text once. */
export const wordsAt = (at: number, placed: readonly PlacedLine[], sent: readonly SentRow[]): string[] => [
  ...new Set(placed.filter(({ rows }) => rows.includes(at)).map((one) => wordsOf(one, emailsOf(sent)))),
];
