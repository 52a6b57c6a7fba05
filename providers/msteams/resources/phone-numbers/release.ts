import { ServiceError } from '../../../kit/error.ts';
import type { Graph } from '../../graph/graph.ts';
import { requireNumberAccess } from '../../readiness/number-access.ts';
import { readNumberRows } from '../../readiness/number-rows.ts';
import { type Book, givenTo } from '../roster/book.ts';
import { naming, tellLeft } from '../roster/words.ts';
import { awaitArrivals } from './arrivals.ts';
import { planNumbers } from './plan.ts';
import { type RunOptions, runNumbers } from './run.ts';
import { whoHolds } from './survey.ts';

/** Releases what this stack gave, and nothing else. */
export const releaseNumbers = async (graph: Graph, book: Book, options: RunOptions): Promise<void> => {
  const { context } = options;
  tellLeft(context, book, 'numbers');
  const given = new Map(
    [...book.values()].flatMap((entry) => {
      const numbers = givenTo(entry);
      return numbers.length === 0 ? [] : [[entry.objectId, { upn: entry.upn, numbers }] as const];
    }),
  );
  if (given.size === 0) return;
  requireNumberAccess(graph, 'release phone numbers');
  await awaitArrivals(graph, [...book.values()], options);
  const { holders, current } = whoHolds(await readNumberRows(graph, context));
  const { groups, left } = planNumbers({ wanted: [], given, holders, current });
  for (const { upn, number } of left) {
    context.log(`${number} is no longer ${upn}'s: left as it is.`, { severity: 'warning' });
  }
  const cutOff = groups.flat();
  if (cutOff.length > 0) {
    const some = cutOff.map(({ upn, from = '' }) => ({ upn, value: from }));
    context.log(`Calls no longer reach ${naming(some)}.`, { severity: 'warning' });
  }
  const run = await runNumbers(graph, { groups, holders }, options);
  if (run.stopped instanceof ServiceError) throw run.stopped;
  const reasons = [...run.reasons.values()];
  const rest = cutOff.filter((move) => run.holders.get(move.from ?? '') === move.objectId).length;
  if (rest === 0) return;
  throw new ServiceError({
    kind: 'Unknown',
    doing: 'release phone numbers',
    text: [`${rest} of ${cutOff.length} numbers are still with their users.`, ...reasons].join('\n'),
    fix: 'run the same command again: it goes on with the rest.',
  });
};
