import { isInDoubt, ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import type { Graph, GraphReply } from '../../graph/graph.ts';
import type { Change } from '../../history/change.ts';
import { type Licences, readLicences } from '../../readiness/licences.ts';
import { patience } from '../patience.ts';
import { heldAs } from './holdings.ts';
import { isAboutLocation } from './why-refused.ts';

/** What is added to, or taken from, one user, in the one request that Graph carries out whole or not at all. */
export interface LicenceAction {
  readonly verb: 'give' | 'takeBack';
  readonly upn: string;
  readonly objectId: string;
  readonly skuIds: readonly string[];
  /** Part numbers, as the state has them. */
  readonly value: string;
}

export interface LicenceOptions {
  /** What is read goes by the everyday identity, what is written by the setup identity. */
  readonly graph: Graph;
  readonly setup: Graph;
  readonly context: Context;
  readonly sleep: Sleep;
}

/** How each ended; who isn't in it was never asked for. `unknown`: nobody knows, and a look showed nothing. */
export type LicenceEnds = ReadonlyMap<LicenceAction, 'done' | ServiceError>;

/** Requests between two looks whether the run was cancelled. */
const chunkSize = 100;

const changeOf = ({ verb, value, objectId: user, upn }: LicenceAction): Change => ({
  kind: 'Licences',
  user,
  upn,
  ...(verb === 'give' ? { from: null, to: value } : { from: value, to: null }),
});

const toRequest = (action: LicenceAction) => {
  const { verb, objectId, upn, skuIds, value } = action;
  const add = skuIds.map((skuId) => ({ skuId, disabledPlans: [] }));
  return {
    method: 'POST' as const,
    path: `/users/${objectId}/assignLicense`,
    body: verb === 'give' ? { addLicenses: add, removeLicenses: [] } : { addLicenses: [], removeLicenses: skuIds },
    change: changeOf(action),
    doing: verb === 'give' ? `give ${value} to ${upn}` : `take ${value} back from ${upn}`,
  };
};

/** As asked: all of it is with the user directly, or nothing of it. */
const isSo = ({ verb, objectId, skuIds }: LicenceAction, { users }: Licences): boolean => {
  const user = users.get(objectId);
  if (user === undefined) return false;
  const has = skuIds.map((skuId) => heldAs(user, skuId).direct);
  return verb === 'give' ? has.every(Boolean) : !has.some(Boolean);
};

const post = async (setup: Graph, actions: readonly LicenceAction[], context: Context) => {
  const ends = new Map<LicenceAction, 'done' | ServiceError>();
  for (let at = 0; at < actions.length && !context.signal.aborted; at += chunkSize) {
    const chunk = actions.slice(at, at + chunkSize);
    const replies = await setup
      .batch(chunk.map(toRequest), { doing: 'give and take back licences', context })
      .catch((error: unknown): GraphReply[] => {
        if (!(error instanceof ServiceError)) throw error;
        return chunk.map(() => ({ status: 0, body: undefined, error })); // refused as a whole: nothing was done
      });
    chunk.forEach((action, index) => {
      ends.set(action, replies[index]?.error ?? 'done');
    });
    if ([...ends.values()].some((end) => end !== 'done' && end.kind === 'Forbidden')) break;
  }
  return ends;
};

/**
 * Sends all actions. A reply that is lost is looked up before anything is said or sent again, and a usage location that licences
 * don't know yet is waited for.
 * @see https://learn.microsoft.com/graph/api/user-assignlicense
 */
export const assignLicences = async (
  actions: readonly LicenceAction[],
  { graph, setup, context, sleep }: LicenceOptions,
): Promise<LicenceEnds> => {
  const outcomes = new Map<LicenceAction, 'done' | ServiceError>();
  const isOpen = (action: LicenceAction) => {
    const end = outcomes.get(action);
    return end !== undefined && end !== 'done' && (isInDoubt(end) || isAboutLocation(end));
  };
  /** Finds what was done without a reply; those of whom nothing could be read are looked at again, and never sent again unseen. */
  const look = async (doubtful: readonly LicenceAction[]): Promise<readonly LicenceAction[]> => {
    const ids = doubtful.map(({ objectId }) => objectId);
    const now = await readLicences(graph, ids, context);
    const found = doubtful.filter((action) => isSo(action, now));
    for (const action of found) outcomes.set(action, 'done');
    setup.settled?.(found.map((action) => ({ change: changeOf(action), end: { step: 'done' } })));
    return doubtful.filter(({ objectId }) => !now.users.has(objectId));
  };
  let open = actions;
  let unseen: readonly LicenceAction[] = [];
  const round = async (): Promise<void> => {
    unseen = await look(unseen);
    const sent = open.filter((action) => outcomes.get(action) !== 'done' && !unseen.includes(action));
    const ends = await post(setup, sent, context);
    for (const [action, end] of ends) outcomes.set(action, end);
    const inDoubt = [...ends].flatMap(([action, end]) => (end !== 'done' && isInDoubt(end) ? [action] : []));
    unseen = [...unseen, ...(await look(inDoubt))];
    open = open.filter(isOpen);
    if (open.length === 0) return;
    throw new ServiceError({
      kind: 'NotReady',
      doing: `give licences to ${open.length} ${open.length === 1 ? 'user' : 'users'}`,
      text: 'Microsoft 365 is not ready yet.',
    });
  };
  if (actions.length > 0) {
    await retry(round, { context, sleep, ...patience('write'), service: 'Graph licences' }).catch((error: unknown) => {
      // What is open has its own error; and a look that failed keeps nobody from hearing what was done.
      if (!(error instanceof ServiceError)) throw error;
    });
  }
  return outcomes;
};
