import { join } from 'node:path';
import { z } from 'zod';
import type { JournalPlace } from '../../journal-place.ts';
import { patience } from '../patience.ts';
import { readWhole, replaceDurably } from './journal-file.ts';
import type { RosterSession } from './roster-session.ts';

/** One value that a stack of this tenant has taken from a user. */
const takenLine = z.object({ time: z.string(), user: z.string(), value: z.string() });

type Taken = z.output<typeof takenLine>;

/** As long as Teams may still show what is gone (seconds). */
const lagSeconds = (): number => patience('write').patienceSeconds;

const fileOf = ({ folder }: JournalPlace, tenant: string, kind: string): string =>
  join(folder, `${tenant}.${kind}.taken.jsonl`);

const readTaken = (place: JournalPlace, file: string): Taken[] => {
  const since = place.now().getTime() - lagSeconds() * 1000;
  return readWhole(file)
    .split('\n')
    .flatMap((line) => {
      try {
        return [takenLine.parse(JSON.parse(line))];
      } catch {
        return []; // the last line's end, or one that a kill cut off
      }
    })
    .filter(({ time }) => Date.parse(time) >= since);
};

/** Without the file a policy that Teams still shows counts as found, and nothing worse: it stops no work. */
const orNothing = <Result>(work: () => Result, nothing: Result): Result => {
  try {
    return work();
  } catch {
    return nothing;
  }
};

/**
 * Remembers what was taken from users. It is the tenant's, not the stack's, so that it outlives a destroy: Teams goes on
 * showing it for half a minute, and the next `up` would take it for found.
 */
export const noteTaken = (
  { journal: place, tenantId }: RosterSession,
  kind: string,
  taken: readonly { readonly objectId: string; readonly values: readonly string[] }[],
): void => {
  if (place === undefined || taken.length === 0) return;
  const file = fileOf(place, tenantId, kind);
  const time = place.now().toISOString();
  orNothing(() => {
    const lines = [
      ...readTaken(place, file),
      ...taken.flatMap(({ objectId: user, values }) => values.map((value) => ({ time, user, value }))),
    ];
    replaceDurably(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }, undefined);
};

/** Values by object id that Teams may still show though a stack of ours has taken them. */
export const latelyTaken = (
  { journal: place, tenantId }: RosterSession,
  kind: string,
): ReadonlyMap<string, readonly string[]> => {
  const lines = place === undefined ? [] : orNothing(() => readTaken(place, fileOf(place, tenantId, kind)), []);
  const byUser = Map.groupBy(lines, ({ user }) => user);
  return new Map([...byUser].map(([user, some]) => [user, some.map(({ value }) => value)]));
};
