import { ServiceError } from '../../../kit/error.ts';
import type { Graph, GraphReply } from '../../graph/graph.ts';
import type { Ended } from '../../history/change.ts';
import { readSomeNumberRows } from '../../readiness/number-rows.ts';
import { patience } from '../patience.ts';
import { changeOf, doingOf, holdersOf, isSo, type NumberAction, type SendOptions } from './action.ts';
import { type Operation, unclear, watch } from './watch.ts';
import { whyRefused } from './why-refused.ts';

/** How each action ended; one that isn't in the map was never sent. */
export type NumberOutcomes = ReadonlyMap<NumberAction, 'done' | ServiceError>;

const path = '/admin/teams/telephoneNumberManagement';
const batchSize = 20;

/** For the record of what doesn't answer: numbers can be read while none can be assigned. */
const service = 'Graph number assignment';

const toRequest = (action: NumberAction) => {
  const { verb, number: telephoneNumber, objectId: assignmentTargetId } = action;
  const body = { telephoneNumber, numberType: 'directRouting', ...(verb === 'assign' ? { assignmentTargetId } : {}) };
  const call = verb === 'assign' ? 'assignNumber' : 'unassignNumber';
  return {
    method: 'POST' as const,
    path: `${path}/numberAssignments/${call}`,
    body,
    change: changeOf(action),
    doing: doingOf(action),
  };
};

/** What the replies didn't tell: the end of what was taken, and what a look showed of what was in doubt. */
const settledBy = (action: NumberAction, end: 'done' | ServiceError): Ended[] => {
  if (end === 'done') return [{ change: changeOf(action), end: { step: 'done' } }];
  const { kind, facts } = end;
  if (facts.mayBeDone === true || ['NotReady', 'Unavailable', 'Unknown'].includes(kind)) return [];
  return [{ change: changeOf(action), end: { step: 'failed', text: facts.text, request: facts.requestId } }];
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
  /** One of its tries may have been taken: a refusal of the next proves nothing of that. */
  const mayBeDone = new Set<NumberAction>();
  const { patienceSeconds, firstDelaySeconds, maxDelaySeconds } = patience('write');
  const { outages } = options.context;
  let open = actions;
  let waited = 0;
  for (let pause = firstDelaySeconds; open.length > 0; pause = Math.min(maxDelaySeconds, pause * 2)) {
    const { ended, operations } = await post(graph, open, options);
    for (const [action, end] of await watch(graph, operations, options)) ended.set(action, end);
    for (const { action } of operations) if (!ended.has(action)) ended.set(action, unclear(action));
    for (const [action, end] of ended) {
      outcomes.set(action, end);
      if (end === 'done') continue;
      if (end.kind === 'Unavailable') mayBeDone.add(action);
      else if (mayBeDone.has(action)) outcomes.set(action, new ServiceError({ ...end.facts, mayBeDone: true }));
    }
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
    waited += pause;
    const isSilent = [...ended.values()].every((end) => end !== 'done' && end.kind === 'Unavailable');
    if (!isSilent) outages?.answered(service);
    else if (waited > patienceSeconds) outages?.gaveUp(service);
    if (options.context.signal.aborted || waited > patienceSeconds || outages?.isDown(service)) break;
    if (open.length > 0) await options.sleep(pause, options.context.signal);
  }
  await whyRefused(graph, outcomes, options.context);
  graph.settled?.([...outcomes].flatMap(([action, end]) => settledBy(action, end)));
  return outcomes;
};
