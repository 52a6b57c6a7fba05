import { z } from 'zod';
import { anyLine } from '../resources/roster/journal-line.ts';
import type { Json } from './change.ts';

const json = z.json() as z.ZodType<Json>;

/** `seen`: no write, but what a look showed of one that an earlier run had sent, and whose end it didn't live to see. */
const step = z.enum(['sent', 'done', 'taken', 'failed', 'unknown', 'seen']);

/** How it ended, beside the step. */
const ending = {
  operation: z.string().optional(),
  request: z.string().optional(),
  /** What the service said to a refusal. */
  text: z.string().optional(),
};

/**
 * One line of `changes.jsonl`: one write, on the disk before it leaves (`sent`) and again with how it ended, in the words of a
 * roster's journal. What was taken gets a third line, with its end, and what is tried again a second `sent`.
 */
export const writeLine = anyLine.extend({
  /** The identity that was signed in: name and application id, or a sign-in name. */
  actor: z.string().optional(),
  /** Which write of its run: its lines have one number. */
  write: z.int(),
  step,
  object: z.string().optional(),
  user: z.string().optional(),
  upn: z.string().optional(),
  /** Left out: nobody had looked. Null: nothing was there. */
  from: json.optional(),
  to: json,
  ...ending,
});

/** A file that was meddled with must not keep its reader busy for ever. */
const mostInOne = 1_000_000;

/** The same step of several writes of a run, which stand above it one by one: 5,000 users of a batch end in one line. */
const rangeLine = anyLine
  .extend({ write: z.int(), upTo: z.int(), step, ...ending })
  .refine(({ write, upTo }) => upTo > write && upTo - write < mostInOne);

export const historyLine = z.union([writeLine, rangeLine]);

export type WriteLine = z.output<typeof writeLine>;
export type HistoryLine = z.output<typeof historyLine>;
