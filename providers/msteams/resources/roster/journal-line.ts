import { z } from 'zod';

/** What each line says, that of a journal and that of the history of changes. */
export const anyLine = z.object({
  /** ISO time, UTC. */
  time: z.string(),
  /** Of the files that asked for it, and who started the run, where the environment tells. */
  commit: z.string().optional(),
  startedBy: z.string().optional(),
  tenant: z.string(),
  /** The kind of resource, or the type of policy. */
  kind: z.string(),
  /** All lines of one run have one. */
  run: z.string(),
});

/**
 * One line of a journal: one change of one user, written before it is sent (`sent`) and when its end is known (`done`,
 * `failed`), the return of what the user had before this stack (`back`, which claims nothing), or a gift of a roster that
 * is gone (`made`). Names and numbers of people are in it, a secret never.
 */
export const changeLine = anyLine.extend({
  /** Object id in Entra. */
  user: z.string(),
  upn: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  step: z.enum(['sent', 'done', 'failed', 'back', 'made']),
});

/** A roster's work is over, and this is what the engine was given to keep: SHA-256 of it. */
const stateLine = z.object({ time: z.string(), kind: z.string(), step: z.literal('state'), digest: z.string() });

export const journalLine = z.union([changeLine, stateLine]);

export type ChangeLine = z.output<typeof changeLine>;
export type JournalLine = z.output<typeof journalLine>;
