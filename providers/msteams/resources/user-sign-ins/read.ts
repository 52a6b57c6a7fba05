import type { Context } from '../../../kit/resource.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { type Book, type Entry, toBook } from '../roster/book.ts';
import { sameName } from '../same-name.ts';
import { nameNow } from './plan.ts';

/** What the roster's users are called now. A name that this stack never asked for is found; the old one is none. */
export const readSignIns = async (graph: Graph, book: Book, context: Context): Promise<Book> => {
  if (book.size === 0) return book;
  const directory = await readDirectory(graph, { upns: [], ids: [...book.keys()] }, context);
  return toBook(
    [...book.values()].flatMap((entry): Entry[] => {
      const { upn, objectId, has, pending } = entry;
      const user = directory.byId(objectId);
      if (user === undefined) return [];
      const now = nameNow(user);
      if (has !== undefined && sameName(now, has.value)) return [entry];
      const others = pending.filter((one) => !sameName(one, now));
      if (others.length < pending.length) return [{ upn, objectId, has: { value: now, how: 'made' }, pending: others }];
      if (sameName(now, upn)) return pending.length === 0 ? [] : [{ upn, objectId, pending }];
      return [{ upn, objectId, has: { value: now, how: 'found' }, pending }];
    }),
  );
};
