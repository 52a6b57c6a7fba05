import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Difference } from '../../live/drift/difference.ts';
import { displayPath } from '../../tenant/display-path.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { writeWhole } from '../write-whole.ts';

/**
 * What earlier looks saw: by tenant id, when each difference was seen first. A difference stands there by a hash, so that the file may
 * lie anywhere: names of people and numbers are in none of it.
 */
export const memorySchema = z.object({
  version: z.literal(1),
  tenants: z.record(z.string(), z.record(z.string(), z.iso.datetime())),
});

export type Memory = z.output<typeof memorySchema>;

export const noMemory: Memory = { version: 1, tenants: {} };

const keyLength = 16;

/** One for each setting, so that a second change of a thing doesn't look as old as the first. */
const keysOf = ({ about, name, is, changes }: Difference): string[] =>
  (changes.length === 0 ? [''] : changes.map(({ field }) => field)).map((field) =>
    createHash('sha256')
      .update(JSON.stringify([about, name.toLowerCase(), is, field]))
      .digest('hex')
      .slice(0, keyLength),
  );

/** When each difference of a tenant was seen first, and what is to be remembered: what is gone is forgotten. */
export const seenIn = (
  memory: Memory,
  of: { readonly id: string; readonly differences: readonly Difference[]; readonly now: Date },
): { readonly since: readonly (string | undefined)[]; readonly remembered: Memory['tenants'][string] } => {
  const known = memory.tenants[of.id] ?? {};
  const now = of.now.toISOString();
  // What is only told has no beginning.
  const each = of.differences.map((difference) =>
    difference.isOnlyTold ? [] : keysOf(difference).map((key) => [key, known[key] ?? now] as const),
  );
  return {
    since: each.map((keys) => keys.map(([, time]) => time).toSorted()[0]),
    remembered: Object.fromEntries(each.flat()),
  };
};

/** The file of an earlier look; none where there was no look yet. */
export const readMemory = (path: string): Memory => {
  const text = textOf(path);
  if (text === undefined) return noMemory;
  const { data } = memorySchema.safeParse(jsonOf(text));
  if (data !== undefined) return data;
  throw new ProblemError({
    file: displayPath(path),
    message: "isn't what a look for drift keeps: since when something differs would be lost.",
    allowed: 'The file that npm run drift -- --seen has written.',
    fix: 'name another file, or remove it, if nobody needs to know since when.',
  });
};

export const writeMemory = (path: string, memory: Memory): void =>
  writeWhole(path, `${JSON.stringify(memory, undefined, 1)}\n`);

const textOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw Object.assign(error as Error, { path });
  }
};

export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
