import type { Context } from '../../../kit/resource.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import type { Graph } from '../../graph/graph.ts';
import { policyOf, readTeamsUsers } from '../../readiness/teams-users.ts';
import { patience } from '../patience.ts';
import { type Assignment, samePolicy } from './plan.ts';

/** The policy that each user was directly given, by object id; users whom Teams doesn't know are missing. */
const readDirect = async (graph: Graph, type: string, ids: readonly string[], context: Context) =>
  new Map(
    [...(await readTeamsUsers(graph, ids, context))].map(([objectId, user]) => {
      const policy = policyOf(user, type);
      return [objectId, policy?.direct === true ? policy.name : undefined] as const;
    }),
  );

/** Object id to the policy that Teams shows, looked at again where it isn't the one expected: it shows some time later. */
export const readAssigned = async (
  graph: Graph,
  type: string,
  expected: ReadonlyMap<string, { readonly policy: string }>,
  { context, sleep }: { context: Context; sleep: Sleep },
): Promise<ReadonlyMap<string, string | undefined>> => {
  const { patienceSeconds, firstDelaySeconds, maxDelaySeconds } = patience('look');
  const shown = new Map<string, string | undefined>();
  let open = [...expected.keys()];
  for (let waited = 0, pause = firstDelaySeconds; ; pause = Math.min(maxDelaySeconds, pause * 2)) {
    for (const [id, policy] of await readDirect(graph, type, open, context)) shown.set(id, policy);
    open = open.filter((id) => !samePolicy(shown.get(id), expected.get(id)?.policy));
    waited += pause;
    if (open.length === 0 || waited > patienceSeconds || context.signal.aborted) return shown;
    await sleep(pause, context.signal);
  }
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
