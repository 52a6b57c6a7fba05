import { keyPath } from '../../../kit/diff.ts';
import type { Change, Context } from '../../../kit/resource.ts';
import { readAsked, type Values } from './asked.ts';
import { byUpn, type Entry, type Same } from './book.ts';
import type { OpenRoster } from './roster.ts';
import { naming } from './words.ts';

interface Compared {
  /** The argument's name, and that of the state's text of the same form. */
  readonly path: string;
  readonly roster: OpenRoster;
  readonly asked: Values | string;
  /** What each user has, as lines; state of before has a map, or nothing. */
  readonly has: unknown;
  readonly same: Same;
  readonly log: Context['log'] | undefined;
}

interface UserChange {
  readonly kind: Change['kind'];
  readonly upn: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Who has one thing for certain; of whom something is pending it isn't known, so that the next run looks again. */
const settled = ([entry, namesake]: readonly Entry[]): string | undefined =>
  namesake === undefined && entry?.pending.length === 0 ? entry.has?.value : undefined;

/** User by user, also when the file is back to what it was. */
const userChanges = (entries: ReadonlyMap<string, readonly Entry[]>, wanted: Values, same: Same): UserChange[] => {
  const changes: UserChange[] = [];
  for (const [upn, some] of entries) {
    const [to, from] = [Object.hasOwn(wanted, upn) ? wanted[upn] : undefined, settled(some)];
    if (to !== undefined && from !== undefined && same(from, to)) continue;
    const isThere = from !== undefined || some[0]?.has !== undefined;
    changes.push({ kind: to === undefined ? 'delete' : isThere ? 'update' : 'add', upn, from, to });
  }
  for (const [upn, to] of Object.entries(wanted)) {
    if (!entries.has(upn)) changes.push({ kind: 'add', upn, from: undefined, to });
  }
  return changes;
};

/** State of before holds no lines to compare with: each change is said. */
const tell = (changes: readonly UserChange[], log: Context['log'] | undefined): void => {
  const what = ({ from, to }: UserChange) => `${from ?? 'not known, or none'} → ${to ?? 'none'}`;
  log?.(`Of ${changes.length}, from and to: ${naming(changes.map((one) => ({ upn: one.upn, value: what(one) })))}.`);
};

/**
 * What is asked against what is known. The engine prints the lines that differ, asked beside those of the state; and for
 * who reads its JSON there is a path for each user, which holds no property, so that it prints nothing of it.
 */
export const diffRoster = ({ path, roster, asked, has, same, log }: Compared): Change[] => {
  if (asked === has && !roster.hasClaims) return [];
  const wanted = readAsked(asked);
  if (typeof wanted !== 'object' || wanted === null) return [{ path, kind: 'update' }];
  const changes = userChanges(byUpn(roster.book), wanted as Values, same);
  if (changes.length === 0) return [];
  const byUser = changes.map(({ kind, upn }): Change => ({ path: keyPath('', `${kind} ${upn}`), kind: 'update' }));
  if (typeof has === 'string') return [{ path, kind: 'update' }, ...byUser.map((change) => ({ ...change, of: path }))];
  tell(changes, log);
  return byUser;
};
