import type { Context } from '../../../kit/resource.ts';
import type { Graph } from '../../graph/graph.ts';
import { policyOf, readTeamsUsers } from '../../readiness/teams-users.ts';
import type { Sleep } from '../sleep.ts';
import { type Assignment, samePolicy } from './plan.ts';

/** Teams shows an assignment some time after it is done: a difference is looked at again before it is believed. */
const secondLookSeconds = 3;

/** The policy that each user was directly given, by object id; users whom Teams doesn't know are missing. */
const readDirect = async (graph: Graph, type: string, ids: readonly string[], context: Context) =>
  new Map(
    [...(await readTeamsUsers(graph, ids, context))].map(([objectId, user]) => {
      const policy = policyOf(user, type);
      return [objectId, policy?.direct === true ? policy.name : undefined] as const;
    }),
  );

/** Object id to the policy that Teams shows, looked at a second time where it isn't the one expected. */
export const readAssigned = async (
  graph: Graph,
  type: string,
  expected: ReadonlyMap<string, { readonly policy: string }>,
  { context, sleep }: { context: Context; sleep: Sleep },
): Promise<ReadonlyMap<string, string | undefined>> => {
  const first = await readDirect(graph, type, [...expected.keys()], context);
  const differ = [...expected].filter(([id, { policy }]) => !samePolicy(first.get(id), policy)).map(([id]) => id);
  if (differ.length === 0) return first;
  await sleep(secondLookSeconds, context.signal);
  return new Map([...first, ...(await readDirect(graph, type, differ, context))]);
};

/** Those who still have what we gave them; who has got another policy since is left alone, and named. */
export const stillOurs = async (
  graph: Graph,
  type: string,
  leavers: readonly Required<Assignment>[],
  options: { context: Context; sleep: Sleep },
): Promise<Assignment[]> => {
  if (leavers.length === 0) return [];
  const shown = await readAssigned(graph, type, new Map(leavers.map((one) => [one.objectId, one])), options);
  return leavers.flatMap(({ upn, objectId, policy }) => {
    if (!shown.has(objectId)) return [];
    const now = shown.get(objectId);
    if (now === undefined || samePolicy(now, policy)) return [{ upn, objectId }];
    options.context.log(`${upn} was given ${type} "${policy}" and has "${now}" now: left as it is.`, {
      severity: 'warning',
    });
    return [];
  });
};
