import { listing } from '../../tenant/listing.ts';
import { nearest } from '../../tenant/nearest.ts';
import type { Problem } from '../../tenant/problem.ts';
import { notATime, sinceOf } from '../since.ts';
import type { Write } from './writes.ts';

/** Which writes somebody asks for, as typed. */
export interface Asked {
  readonly user?: string;
  readonly object?: string;
  readonly kind?: string;
  readonly since?: string;
}

/** What the answer hangs on. */
export interface Known {
  readonly writes: readonly Write[];
  /** Sign-in names of users.csv; none where it can't be read. */
  readonly users: readonly string[];
  readonly now: Date;
}

const file = 'npm run history';

const localPart = (name: string): string => name.toLowerCase().split('@')[0] ?? '';

const isUser = (typed: string, name: string): boolean =>
  name.toLowerCase() === typed.toLowerCase() || (!typed.includes('@') && localPart(name) === typed.toLowerCase());

const isAbout = (typed: string, { upn, user }: Write): boolean =>
  user?.toLowerCase() === typed.toLowerCase() || (upn !== undefined && isUser(typed, upn));

const isSame = (one: string, other: string | undefined): boolean => one.toLowerCase() === other?.toLowerCase();

const notKnown = (path: string, typed: string, what: string, known: ReadonlySet<string>): Problem => {
  const close = nearest(typed, known);
  return {
    file,
    path,
    message: `"${typed}" isn't ${what}.`,
    allowed: `Known: ${listing([...known].toSorted())}.`,
    fix: close === undefined ? 'correct the spelling, or leave it out to see all.' : `write "${close}".`,
  };
};

/** Everything that is wrong with what was asked. */
export const problemsOf = ({ user, object, kind, since }: Asked, { writes, users, now }: Known): Problem[] => {
  const problems: Problem[] = [];
  const named = (of: (write: Write) => string | undefined) => new Set(writes.flatMap((write) => of(write) ?? []));
  if (since !== undefined && sinceOf(since, now) === undefined) {
    problems.push(notATime(file, since));
  }
  if (kind !== undefined && writes.length > 0) {
    const kinds = named((write) => write.kind);
    if (![...kinds].some((one) => isSame(one, kind))) {
      problems.push(notKnown('--kind', kind, 'a kind of which something was written', kinds));
    }
  }
  if (object !== undefined && writes.length > 0) {
    const objects = named((write) => write.object);
    if (![...objects].some((one) => isSame(one, object))) {
      problems.push(notKnown('--object', object, 'an object that was written', objects));
    }
  }
  if (user !== undefined && !users.some((one) => isUser(user, one)) && !writes.some((one) => isAbout(user, one))) {
    const upns = new Set([...named((write) => write.upn), ...users]);
    const typed = user.includes('@') ? upns : new Set([...upns].map(localPart));
    problems.push(notKnown('--user', user, 'in the history, nor in users.csv', typed));
  }
  return problems;
};

/** The writes that are asked for, in their order. */
export const chosen = ({ user, object, kind, since }: Asked, { writes, now }: Known): readonly Write[] => {
  const from = since === undefined ? undefined : sinceOf(since, now)?.toISOString();
  return writes.filter(
    (write) =>
      (user === undefined || isAbout(user, write)) &&
      (object === undefined || isSame(object, write.object)) &&
      (kind === undefined || isSame(kind, write.kind)) &&
      (from === undefined || write.time >= from || (write.ended ?? '') >= from),
  );
};
