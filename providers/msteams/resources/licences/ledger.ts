import type { Licences } from '../../readiness/licences.ts';
import { writeLines } from '../roster/asked.ts';
import { type Book, type Entry, givenTo } from '../roster/book.ts';
import { asValue, directly, partsOf } from './holdings.ts';

/** A licence that this stack gave to somebody whose row is gone: it goes back once the number is released. */
export interface Leaving {
  readonly upn: string;
  readonly objectId: string;
  readonly value: string;
  /** ISO time of the run in which the row went: who comes back and goes again has another one. */
  readonly since: string;
}

export const writeLeaving = (leaving: readonly Leaving[]): string =>
  writeLines(leaving.map(({ upn, objectId, value, since }) => [upn, objectId, value, since].join(' ')));

export const readLeaving = (text: string): readonly Leaving[] =>
  text.split('\n').flatMap((line) => {
    const [upn, objectId, value, since] = line.split(' ');
    return upn && objectId && value && since ? [{ upn, objectId, value, since }] : [];
  });

/** What was given, or may have been, to somebody, as one value. */
const allGiven = (entry: Entry): string => asValue(givenTo(entry).flatMap(partsOf));

/** What a book and the files say of who goes, before anything is read: what a preview knows. */
export const leavingOf = (
  book: Book,
  earlier: readonly Leaving[],
  asks: (upn: string) => boolean,
  since: string,
): readonly Leaving[] => [
  ...earlier.filter(({ upn }) => !asks(upn)),
  ...[...book.values()].flatMap((entry) => {
    const { upn, objectId } = entry;
    return asks(upn) || givenTo(entry).length === 0 ? [] : [{ upn, objectId, value: allGiven(entry), since }];
  }),
];

/** What this run did: by object id. */
export interface Given {
  /** Part numbers that it gave. */
  readonly done: ReadonlyMap<string, string>;
  /** Values whose end isn't known. */
  readonly open: ReadonlyMap<string, string>;
}

/** Who is asked for, by object id, under which name now. */
export type Asked = ReadonlyMap<string, string>;

/**
 * What this stack has given at the end of a run. A licence that somebody had before is never in it. `licences` are those of
 * everybody of whom something is open or who goes: what isn't with them directly any more is nobody's to take back.
 */
export const ledgerAfter = (
  before: { readonly book: Book; readonly leaving: readonly Leaving[] },
  { asked, given, licences, since }: { asked: Asked; given: Given; licences: Licences; since: string },
): { readonly entries: readonly Entry[]; readonly leaving: readonly Leaving[] } => {
  const entries: Entry[] = [];
  const leaving: Leaving[] = [];
  const still = (objectId: string, value: string): string =>
    // Of whom nothing could be read nothing is forgotten.
    licences.users.has(objectId) ? asValue(directly(objectId, value, licences)) : value;
  const back = new Map(before.leaving.map((one) => [one.objectId, one]));
  for (const [objectId, upn] of asked) {
    const entry = before.book.get(objectId);
    const had = [
      entry?.has?.value ?? '',
      ...(entry?.pending ?? []).map((value) => still(objectId, value)),
      back.has(objectId) ? still(objectId, back.get(objectId)?.value ?? '') : '',
      given.done.get(objectId) ?? '',
    ];
    const value = asValue(had.flatMap(partsOf).filter((part) => part !== ''));
    const open = given.open.get(objectId);
    if (value === '' && open === undefined) continue;
    entries.push({
      ...{ upn, objectId, pending: open === undefined ? [] : [open] },
      ...(value !== '' && { has: { value, how: 'made' as const } }),
    });
  }
  for (const entry of before.book.values()) {
    const { upn, objectId } = entry;
    if (asked.has(objectId)) continue;
    const value = still(objectId, allGiven(entry));
    if (value !== '') leaving.push({ upn, objectId, value, since });
  }
  for (const one of before.leaving) {
    const isAgain = asked.has(one.objectId) || leaving.some(({ objectId }) => objectId === one.objectId);
    const value = isAgain ? '' : still(one.objectId, one.value);
    if (value !== '') leaving.push({ ...one, value });
  }
  return { entries, leaving };
};
