import { formatWording } from '../../../kit/wording.ts';
import type { Directory, DirectoryUser } from '../../readiness/directory.ts';
import { twoPeople, unknownUser } from '../../readiness/readiness-problems.ts';
import { type Book, byUpn, type Entry, givenTo } from '../roster/book.ts';
import { sameName } from '../same-name.ts';
import { doingOf, type SignInChange } from './change.ts';
import type { VerifiedDomain } from './look.ts';
import { domainOf, refusalsOf } from './refusals.ts';

/** Entra as it is, as far as the roster's users go. */
export interface Seen {
  readonly directory: Directory;
  readonly domains: ReadonlyMap<string, VerifiedDomain>;
}

/** One row with the person that it means. */
export interface Wanted {
  readonly upn: string;
  readonly name: string;
  readonly objectId: string;
  /** As Entra has it. */
  readonly now: string;
}

export interface SignInPlan {
  readonly wanted: readonly Wanted[];
  readonly changes: readonly SignInChange[];
  /** Who is in the roster no more, and has another name than this stack gave: left as it is. */
  readonly left: readonly { readonly upn: string; readonly name: string; readonly now: string }[];
  /** By sign-in name of the row. */
  readonly problems: ReadonlyMap<string, string>;
}

/** As Entra has it, whatever the files call the person. */
export const nameNow = (user: DirectoryUser): string => user.signInName ?? user.userPrincipalName;

const problemOf = (doing: string, ...some: readonly { readonly text: string; readonly fix: string }[]): string =>
  formatWording({
    message: `${doing}: ${some.map(({ text }) => text).join(' ')}`,
    fix: `${[...new Set(some.map(({ fix }) => fix))].join('; ')}.`,
  });

/** Rows as people: by the object id that is known, else by either name. */
const findWanted = (signIns: Readonly<Record<string, string>>, book: Book, { directory }: Seen) => {
  const known = byUpn(book);
  const problems = new Map<string, string>();
  const first = new Map<string, string>();
  const wanted = Object.entries(signIns).flatMap(([upn, name]): Wanted[] => {
    const doing = `change the sign-in of ${upn} to ${name}`;
    const id = known.get(upn)?.[0]?.objectId ?? '';
    const two = directory.twoCalled(upn, id);
    const user = two === undefined ? (directory.byUpn(upn, id) ?? directory.byId(id)) : undefined;
    const other = user === undefined ? undefined : first.get(user.id);
    if (two !== undefined) problems.set(upn, problemOf(doing, twoPeople(two)));
    else if (user === undefined) problems.set(upn, problemOf(doing, unknownUser(directory.deletedOn(upn))));
    else if (other !== undefined) {
      const text = `This is the same person as ${other}.`;
      problems.set(upn, problemOf(doing, { text, fix: 'remove one of the two rows from users.csv' }));
    } else {
      first.set(user.id, upn);
      return [{ upn, name, objectId: user.id, now: nameNow(user) }];
    }
    return [];
  });
  return { wanted, problems };
};

/** Who is in the roster no more, and was given a name by this stack. */
const leaversOf = (book: Book, wanted: readonly Wanted[], signIns: Readonly<Record<string, string>>): Entry[] => {
  const stays = new Set(wanted.map(({ objectId }) => objectId));
  // Whose name leads to nobody today is still named, and may be back tomorrow.
  return [...book.values()].filter((entry) => !stays.has(entry.objectId) && signIns[entry.upn] === undefined);
};

/** What is to be written, and for whom that is refused: nothing is looked at but what was read before. */
export const planSignIns = (signIns: Readonly<Record<string, string>>, book: Book, seen: Seen): SignInPlan => {
  const { wanted, problems } = findWanted(signIns, book, seen);
  const left: SignInPlan['left'][number][] = [];
  const returns = leaversOf(book, wanted, signIns).flatMap((entry): SignInChange[] => {
    const { upn, objectId } = entry;
    const user = seen.directory.byId(objectId);
    const given = givenTo(entry);
    const [name] = given;
    if (user === undefined || name === undefined) return [];
    const now = nameNow(user);
    if (sameName(now, upn)) return [];
    if (given.some((one) => sameName(one, now))) return [{ verb: 'put back', objectId, upn, from: now, to: upn }];
    left.push({ upn, name, now });
    return [];
  });
  const forward = wanted.flatMap(({ upn, name, objectId, now }): SignInChange[] =>
    sameName(now, name) ? [] : [{ verb: 'change', objectId, upn, from: now, to: name }],
  );
  return { wanted, changes: [...forward, ...returns], left, problems };
};

/** A domain of new names that isn't verified yet. */
interface Unready {
  readonly domain: string;
  readonly count: number;
}

/** A message for each who is refused, and by domain how many wait for it. */
export const refused = (
  { changes }: SignInPlan,
  { directory, domains }: Seen,
  roles: ReadonlyMap<string, readonly string[]> | undefined,
): { readonly problems: ReadonlyMap<string, string>; readonly unready: readonly Unready[] } => {
  const problems = new Map<string, string>();
  const waiting = new Map<string, number>();
  for (const change of changes) {
    const user = directory.byId(change.objectId);
    if (user === undefined) continue;
    const holder = directory.called(change.to);
    const facts = {
      user,
      holder: holder?.id === change.objectId ? undefined : holder,
      domains,
      roles: roles?.get(change.objectId),
    };
    const found = refusalsOf(change, facts);
    const domain = domainOf(change.to);
    const isThere = domains.has(domain);
    if (!isThere) waiting.set(domain, (waiting.get(domain) ?? 0) + 1);
    if (found.length > 0) problems.set(change.objectId, problemOf(doingOf(change), ...found));
    else if (!isThere) problems.set(change.objectId, '');
  }
  const unready = [...waiting].map(([domain, count]) => ({ domain, count }));
  return { problems, unready };
};
