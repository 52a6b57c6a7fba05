import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import type { Graph, GraphReply } from '../../graph/graph.ts';
import { numberOperationError } from '../../graph/graph-errors.ts';
import { readNumberRows, readSomeNumberRows } from '../../readiness/number-rows.ts';

/** One number given to, or taken from, one user. */
export interface NumberAction {
  readonly verb: 'assign' | 'release';
  readonly objectId: string;
  readonly upn: string;
  readonly number: string;
}

/** How each action ended; one that isn't in the map was never sent. */
export type NumberOutcomes = ReadonlyMap<NumberAction, 'done' | ServiceError>;

export interface SendOptions {
  readonly context: Context;
  readonly sleep: Sleep;
}

const path = '/admin/teams/telephoneNumberManagement';
const batchSize = 20;

/** From here on one read of the inventory is cheaper than a poll per operation. */
const manyOperations = 100;

/** A doubtful action is sent again twice, each time after a look at what became of it. */
const attempts = 3;

/** Seconds for Teams to end an operation it has taken. */
const operationPatience = 300;

const doingOf = ({ verb, number, upn }: NumberAction): string =>
  verb === 'assign' ? `assign ${number} to ${upn}` : `release ${number} from ${upn}`;

const toRequest = (action: NumberAction) => {
  const { verb, number: telephoneNumber, objectId: assignmentTargetId } = action;
  const body = { telephoneNumber, numberType: 'directRouting', ...(verb === 'assign' ? { assignmentTargetId } : {}) };
  const call = verb === 'assign' ? 'assignNumber' : 'unassignNumber';
  return { method: 'POST' as const, path: `${path}/numberAssignments/${call}`, body, doing: doingOf(action) };
};

/** As asked: the number is with the user, or no longer. */
const isSo = (action: NumberAction, holders: ReadonlyMap<string, string | undefined>): boolean =>
  (holders.get(action.number) === action.objectId) === (action.verb === 'assign');

const holdersOf = (rows: readonly { telephoneNumber: string; assignmentTargetId?: string | null }[]) =>
  new Map(rows.map((row) => [row.telephoneNumber, row.assignmentTargetId ?? undefined]));

interface Operation {
  readonly action: NumberAction;
  /** Path of the operation to watch; undefined if Graph named none. */
  readonly location?: string;
}

interface OperationBody {
  readonly status?: string;
  readonly numbers?: readonly { readonly status?: string; readonly statusDetail?: string | null }[];
}

const unclear = (action: NumberAction): ServiceError =>
  new ServiceError({
    kind: 'NotReady',
    doing: doingOf(action),
    text: "Teams took the request and hasn't ended it yet.",
    fix: 'run up again in a few minutes: it goes on from what is there then.',
  });

const endOf = ({ action }: Operation, reply: GraphReply): 'done' | ServiceError | 'running' => {
  if (reply.error !== undefined) return reply.error.retriable ? 'running' : reply.error;
  const { status, numbers } = reply.body as OperationBody;
  if (status === 'succeeded') return 'done';
  if (status === 'skipped') return unclear(action);
  if (status !== 'failed') return 'running';
  return numberOperationError(numbers?.find((one) => one.statusDetail)?.statusDetail, doingOf(action));
};

/** Watches operations until each has ended, with growing pauses; the rest is left to a look at the numbers. */
const watch = async (graph: Graph, operations: readonly Operation[], { context, sleep }: SendOptions) => {
  const ended = new Map<NumberAction, 'done' | ServiceError>();
  // What is sent is watched to its end, also after Cancel: the state must say what is really there.
  const quiet = { log: () => undefined, signal: new AbortController().signal };
  let open = operations.filter((one) => one.location !== undefined);
  if (open.length > 0) await sleep(0.5, quiet.signal);
  if (open.length > manyOperations) {
    const holders = holdersOf(await readNumberRows(graph, context).catch(() => []));
    for (const { action } of open) if (holders.size > 0 && isSo(action, holders)) ended.set(action, 'done');
    open = open.filter(({ action }) => !ended.has(action));
  }
  const poll = async () => {
    const call = { doing: 'ask how the number assignments go', context: quiet };
    const requests = open.map(({ action, location }) => ({
      method: 'GET' as const,
      path: location as string,
      doing: doingOf(action),
    }));
    const replies = requests.length === 0 ? [] : await graph.batch(requests, call);
    open.forEach((one, at) => {
      const end = endOf(one, replies[at] as GraphReply);
      if (end !== 'running') ended.set(one.action, end);
    });
    open = open.filter(({ action }) => !ended.has(action));
    if (open.length > 0) throw new ServiceError({ kind: 'NotReady', doing: call.doing, text: 'Teams is still at it.' });
  };
  await retry(poll, { context: quiet, patienceSeconds: operationPatience, sleep }).catch((error: unknown) => {
    if (!(error instanceof ServiceError)) throw error;
  });
  return ended;
};

/** Sends batches of 20. A cancelled run stops between two of them. */
const post = async (graph: Graph, actions: readonly NumberAction[], { context }: SendOptions) => {
  const ended = new Map<NumberAction, 'done' | ServiceError>();
  const operations: Operation[] = [];
  for (let at = 0; at < actions.length && !(at > 0 && context.signal.aborted); at += batchSize) {
    const chunk = actions.slice(at, at + batchSize);
    const replies = await graph
      .batch(chunk.map(toRequest), { doing: 'assign and release phone numbers', context })
      .catch((error: unknown): GraphReply[] => {
        if (!(error instanceof ServiceError)) throw error;
        return chunk.map(() => ({ status: 0, body: undefined, error })); // refused as a whole: nothing was done
      });
    chunk.forEach((action, index) => {
      const reply = replies[index] as GraphReply;
      if (reply.error !== undefined) ended.set(action, reply.error);
      else if (reply.status === 202) operations.push({ action, location: reply.location });
      else ended.set(action, 'done');
    });
    if ([...ended.values()].some((end) => end !== 'done' && end.kind === 'Forbidden')) break;
  }
  return { ended, operations };
};

/**
 * Carries out actions that don't depend on each other. Whatever isn't a plain success is looked up before it counts as
 * failed, and before anything is sent a second time: a lost reply may have been a success.
 */
export const sendNumbers = async (
  graph: Graph,
  actions: readonly NumberAction[],
  options: SendOptions,
): Promise<NumberOutcomes> => {
  const outcomes = new Map<NumberAction, 'done' | ServiceError>();
  let open = actions;
  for (let attempt = 0; open.length > 0 && attempt < attempts; attempt += 1) {
    const { ended, operations } = await post(graph, open, options);
    for (const [action, end] of await watch(graph, operations, options)) ended.set(action, end);
    for (const { action } of operations) if (!ended.has(action)) ended.set(action, unclear(action));
    for (const [action, end] of ended) outcomes.set(action, end);
    const doubtful = [...ended].flatMap(([action, end]) =>
      end !== 'done' && end.kind !== 'Forbidden' ? [action] : [],
    );
    if (doubtful.length === 0) break;
    const numbers = doubtful.map((action) => action.number);
    const rows = await readSomeNumberRows(graph, numbers, options.context).catch(() => undefined);
    if (rows === undefined) break; // nobody knows: the errors stand
    const holders = holdersOf(rows);
    for (const action of doubtful) if (isSo(action, holders)) outcomes.set(action, 'done');
    open = doubtful.filter((action) => {
      const end = outcomes.get(action);
      return end !== 'done' && end?.kind === 'Unavailable';
    });
    if (options.context.signal.aborted) break;
    if (open.length > 0) await options.sleep(2 ** (attempt + 1), options.context.signal);
  }
  return outcomes;
};
