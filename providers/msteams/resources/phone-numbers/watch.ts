import { z } from 'zod';
import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Graph, GraphReply } from '../../graph/graph.ts';
import { numberOperationError } from '../../graph/graph-errors.ts';
import { understoodRow } from '../../graph/understood.ts';
import { readNumberRows, readSomeNumberRows } from '../../readiness/number-rows.ts';
import { doingOf, holdersOf, isSo, type NumberAction, type SendOptions } from './action.ts';

/** From here on one read of the inventory is cheaper than a poll per operation. */
const manyOperations = 100;

/** Seconds for Teams to end an operation it has taken. */
const operationPatience = 300;

/** What Teams does with an action that it has taken. */
export interface Operation {
  readonly action: NumberAction;
  /** Path of the operation to watch; undefined if Graph named none, as it may inside a batch. */
  readonly location?: string;
}

/** Graph's spelling of a status isn't promised. */
const operationBody = z.looseObject({
  status: z.string().toLowerCase(),
  numbers: z.array(z.looseObject({ statusDetail: z.string().nullish() })).nullish(),
});

/** Neither an end nor the inventory has shown it. */
export const unclear = (action: NumberAction): ServiceError =>
  new ServiceError({
    kind: 'NotReady',
    doing: doingOf(action),
    text: "Teams took the request and hasn't ended it yet.",
    fix: 'run up again in a few minutes: it goes on from what is there then.',
  });

const endOf = ({ action, location = '' }: Operation, reply: GraphReply): 'done' | ServiceError | 'running' => {
  if (reply.error !== undefined) return reply.error.retriable ? 'running' : reply.error;
  const { status, numbers } = understoodRow(operationBody, reply.body, { doing: doingOf(action), path: location });
  if (status === 'succeeded') return 'done';
  if (status === 'skipped') return unclear(action);
  if (status !== 'failed') return 'running';
  return numberOperationError(numbers?.find((one) => one.statusDetail)?.statusDetail, doingOf(action));
};

/** What the inventory says of actions by now; a read that failed says nothing. */
const look = async (graph: Graph, actions: readonly NumberAction[], context: Context): Promise<Set<NumberAction>> => {
  if (actions.length === 0) return new Set();
  const numbers = actions.map((action) => action.number);
  const rows = await (actions.length > manyOperations
    ? readNumberRows(graph, context)
    : readSomeNumberRows(graph, numbers, context)
  ).catch(() => undefined);
  if (rows === undefined) return new Set();
  const holders = holdersOf(rows);
  return new Set(actions.filter((action) => isSo(action, holders)));
};

/** Asks operations how they go; an answer that can't be read ends its action with what was wrong with it. */
const ask = async (graph: Graph, operations: readonly Operation[], context: Context) => {
  const requests = operations.map(({ action, location }) => ({
    method: 'GET' as const,
    path: location as string,
    doing: doingOf(action),
  }));
  const call = { doing: 'ask how the number assignments go', context };
  const replies = requests.length === 0 ? [] : await graph.batch(requests, call);
  return operations.map((one, at) => {
    try {
      return endOf(one, replies[at] as GraphReply);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return error;
    }
  });
};

/**
 * Watches operations until each has ended, with growing pauses. Where Graph named none the inventory is watched, as
 * long: it shows what was done, and a refusal never.
 */
export const watch = async (graph: Graph, operations: readonly Operation[], { context, sleep }: SendOptions) => {
  const ended = new Map<NumberAction, 'done' | ServiceError>();
  // What is sent is watched to its end, also after Cancel: the state must say what is really there.
  const quiet: Context = { ...context, log: () => undefined, signal: new AbortController().signal };
  let open = operations;
  const settle = () => {
    open = open.filter(({ action }) => !ended.has(action));
  };
  if (open.length > 0) await sleep(0.5, quiet.signal);
  if (open.length > manyOperations) {
    for (const action of await look(
      graph,
      open.map(({ action }) => action),
      quiet,
    ))
      ended.set(action, 'done');
    settle();
  }
  const poll = async () => {
    const named = open.filter((one) => one.location !== undefined);
    const ends = await ask(graph, named, quiet);
    named.forEach(({ action }, at) => {
      const end = ends[at];
      if (end !== undefined && end !== 'running') ended.set(action, end);
    });
    const nameless = open.filter((one) => one.location === undefined).map(({ action }) => action);
    for (const action of await look(graph, nameless, quiet)) ended.set(action, 'done');
    settle();
    if (open.length > 0) {
      throw new ServiceError({ kind: 'NotReady', doing: 'assign phone numbers', text: 'Teams is still at it.' });
    }
  };
  await retry(poll, { context: quiet, patienceSeconds: operationPatience, sleep, service: 'number operations' }).catch(
    (error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
    },
  );
  return ended;
};
