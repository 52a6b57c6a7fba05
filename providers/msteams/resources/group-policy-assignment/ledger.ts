import { createHash } from 'node:crypto';
import type { Entry } from '../roster/book.ts';

/** A book's line ends a name at a blank: those of a group's name are kept as ones that don't break. */
export const bookName = (group: string): string => group.replaceAll(' ', '\u00a0');

/** The name that was made into a book's. */
export const groupNamed = (upn: string): string => upn.replaceAll('\u00a0', ' ');

/** What is known of one group, in the form that rosters have for one user. */
export const entryOf = (of: {
  readonly group: string;
  readonly groupId: string;
  readonly has?: Entry['has'];
  readonly pending?: readonly string[];
}): Entry => ({
  upn: bookName(of.group),
  objectId: of.groupId,
  ...(of.has === undefined ? {} : { has: of.has }),
  pending: of.pending ?? [],
});

/** Its journal's own part of the file name: a group's name may hold what a file's can't. */
export const journalKind = (policyType: string, group: string): string => {
  const digest = createHash('sha256').update(group.toLowerCase()).digest('hex').slice(0, 12);
  return `${policyType}-group-${digest}`;
};

/** The type of policy of a journal that is a group's; undefined: it is a roster's. */
export const groupJournalType = (kind: string): string | undefined => /^(.+)-group-[0-9a-f]{12}$/.exec(kind)?.[1];
