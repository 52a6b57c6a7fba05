import { z } from 'zod';
import {
  type HistoryLine,
  historyLine,
  type WriteLine,
  writeLine,
} from '../../providers/msteams/history/history-line.ts';

/** One write as its lines tell: what was sent, and the last word on how it ended. */
export const writeSchema = writeLine.omit({ tenant: true, step: true }).extend({
  time: z.string().meta({ description: 'When it was sent, UTC.' }),
  ended: z.string().optional().meta({ description: 'When its end was known, UTC.' }),
  end: z.enum(['done', 'taken', 'failed', 'unknown', 'open']).meta({
    description:
      'taken: the service works on it, and its end is not on record. unknown: it may have been done. open: sent, and no answer is on record.',
  }),
  seen: z.string().optional().meta({ description: 'When a later run saw that it is so.' }),
  tries: z.int().meta({ description: 'How often it was sent: what was refused for now, or lost, is tried again.' }),
  text: z
    .string()
    .optional()
    .meta({ description: 'What the service said to the last refusal, or why the end is not known.' }),
});

export type Write = z.output<typeof writeSchema>;

/** What can't be read of a file: a kill in the middle of a line leaves half of it. */
export const unreadSchema = z.object({ file: z.string(), line: z.int() });

type Unread = z.output<typeof unreadSchema>;

/** The lines of one file; what isn't one is told and left out. */
export const linesOf = (file: string, text: string): { lines: HistoryLine[]; unread: Unread[] } => {
  const unread: Unread[] = [];
  const lines = text.split('\n').flatMap((typed, at) => {
    if (typed === '') return [];
    const line = parsed(typed);
    if (line === undefined) unread.push({ file, line: at + 1 });
    return line ?? [];
  });
  return { lines, unread };
};

const parsed = (text: string): HistoryLine | undefined => {
  try {
    return historyLine.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

interface ReadFile {
  readonly lines: readonly HistoryLine[];
  readonly unread: readonly Unread[];
}

/**
 * Lines of all files in the order in which they were written. A file begins when the one before it was put aside, so its first line
 * says its place; its name doesn't, where two runs put one aside at the same moment.
 */
export const inOrder = (files: readonly ReadFile[]): HistoryLine[] => {
  const beginOf = ({ lines: [first] }: ReadFile) => first?.time ?? '';
  return files
    .toSorted((one, other) => (beginOf(one) < beginOf(other) ? -1 : beginOf(one) > beginOf(other) ? 1 : 0))
    .flatMap(({ lines }) => lines);
};

/** Lines to writes, in the order in which they were sent. */
export const writesOf = (lines: readonly HistoryLine[]): Write[] => {
  const writes = new Map<string, Write>();
  for (const line of lines) {
    if (line.step === 'seen') {
      for (const [key, write] of writes)
        if (isSeenBy(write, line)) writes.set(key, { ...write, end: 'done', seen: line.time });
      continue;
    }
    for (let at = line.write; at <= ('upTo' in line ? line.upTo : line.write); at += 1) {
      const key = `${line.run} ${at}`;
      const known = writes.get(key) ?? ('upTo' in line ? undefined : begun(line));
      if (known !== undefined) writes.set(key, after(known, line));
    }
  }
  return [...writes.values()].toSorted((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));
};

/** A look of another run shows what became of a write that has no end. */
const isSeenBy = (write: Write, line: HistoryLine): boolean =>
  !('upTo' in line) &&
  write.run !== line.run &&
  ['open', 'taken', 'unknown'].includes(write.end) &&
  write.kind === line.kind &&
  write.user === line.user &&
  write.to === line.to;

const begun = ({ tenant: _, step: __, ...facts }: WriteLine): Write => ({ ...facts, end: 'open', tries: 0 });

const after = (write: Write, { step, time, operation, text, request }: HistoryLine): Write => {
  if (step === 'seen') return write;
  if (step === 'sent') return { ...write, end: 'open', tries: write.tries + 1 };
  const before = step === 'done' || step === 'taken' ? write : { ...write, text: undefined, request: undefined };
  return {
    ...before,
    end: step,
    ended: time,
    tries: Math.max(1, write.tries),
    ...(operation !== undefined && { operation }),
    ...(text !== undefined && { text }),
    ...(request !== undefined && { request }),
  };
};
