import type { Context } from '../../../kit/resource.ts';
import { type Book, type Entry, givenTo } from './book.ts';
import type { Journal } from './journal.ts';
import type { RosterRecord } from './record.ts';

/**
 * The entries of a roster that is being deleted, without the users whom another roster of the program names: they are its
 * business, whatever became of this one's name. What was made for them stays made: the journal tells the other, whose
 * state is written already.
 */
export const handOver = (
  book: Book,
  {
    kind,
    record,
    journal,
    context,
  }: { kind: string; record: RosterRecord; journal: Journal | undefined; context: Context },
): { readonly rest: Book; readonly handed: number } => {
  const rest = new Map(book);
  const made: Entry[] = [];
  let name: string | undefined;
  for (const entry of book.values()) {
    const holder = record.holder(kind, context.urn, entry.objectId);
    if (holder === undefined) continue;
    rest.delete(entry.objectId);
    name ??= holder.urn.split('::').at(-1);
    if (!holder.hasMade && givenTo(entry).length > 0) made.push(entry);
  }
  const handed = book.size - rest.size;
  if (handed > 0) context.log(`left alone: "${name}" names ${handed} of its users.`);
  if (made.length > 0 && journal === undefined) {
    context.log(
      `"${name}" takes what ${made.length} of them have for found, and its destroy will leave it: without a journal it can't know better. An alias for the old name keeps it.`,
      { severity: 'warning' },
    );
  }
  journal?.note(
    'made',
    made.flatMap((entry) => givenTo(entry).map((to) => ({ ...entry, to }))),
  );
  return { rest, handed };
};
