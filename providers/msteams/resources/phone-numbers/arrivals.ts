import type { Graph } from '../../graph/graph.ts';
import { readSomeNumberRows } from '../../readiness/number-rows.ts';
import { patience } from '../patience.ts';
import type { Entry } from '../roster/book.ts';
import { holdersOf, type SendOptions } from './action.ts';

/** Waits a little for what is still on its way to people who leave: a number that comes after the look would stay with them. */
export const awaitArrivals = async (
  graph: Graph,
  leavers: readonly Entry[],
  { context, sleep }: SendOptions,
): Promise<void> => {
  const { patienceSeconds, firstDelaySeconds, maxDelaySeconds } = patience('look');
  let open = leavers.flatMap(({ pending }) => pending);
  for (let waited = 0, pause = firstDelaySeconds; open.length > 0; pause = Math.min(maxDelaySeconds, pause * 2)) {
    const holders = holdersOf(await readSomeNumberRows(graph, open, context));
    open = open.filter((number) => holders.get(number) === undefined);
    waited += pause;
    if (open.length === 0 || waited > patienceSeconds || context.signal.aborted) return;
    await sleep(pause, context.signal);
  }
};
