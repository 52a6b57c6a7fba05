import type { Context } from '../../../kit/resource.ts';
import type { Graph } from '../../graph/graph.ts';
import { callsGoElsewhere } from '../../readiness/calls-go-elsewhere.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { requireNumberAccess } from '../../readiness/number-access.ts';
import { readNumberRows } from '../../readiness/number-rows.ts';
import { type Book, type Entry, toBook } from '../roster/book.ts';
import { whoHolds } from './survey.ts';

/** What the roster's users hold now. A number that this stack never asked for is found. */
export const readNumbers = async (graph: Graph, book: Book, context: Context): Promise<Book> => {
  if (book.size === 0) return book;
  requireNumberAccess(graph, 'read phone numbers');
  const [rows, directory] = await Promise.all([
    readNumberRows(graph, context),
    readDirectory(graph, { upns: [], ids: [...book.keys()] }, context),
  ]);
  const { current } = whoHolds(rows);
  const holders = [...book.values()].flatMap(({ upn, objectId }) => {
    const [user, number] = [directory.byId(objectId), current.get(objectId)];
    return user === undefined || number === undefined ? [] : [{ upn, has: number, user }];
  });
  for (const warning of callsGoElsewhere(holders)) context.log(warning, { severity: 'warning' });
  return toBook(
    [...book.values()].flatMap((entry): Entry[] => {
      const { upn, objectId, has, pending } = entry;
      if (directory.byId(objectId) === undefined) return [];
      const value = current.get(objectId);
      if (value === undefined) return pending.length === 0 ? [] : [{ upn, objectId, pending }];
      if (value === has?.value) return [entry];
      const how = pending.includes(value) ? 'made' : 'found';
      return [{ upn, objectId, has: { value, how }, pending: pending.filter((one) => one !== value) }];
    }),
  );
};
