import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { gather } from '../../kit/batch.ts';
import { isNotFound, ServiceError } from '../../kit/error.ts';
import type { Context } from '../../kit/resource.ts';
import type { Graph } from '../graph/graph.ts';
import { readEach } from './read-each.ts';

const teamsUser = z.looseObject({
  id: z.string(),
  accountType: z.string().nullish(),
  featureTypes: z.array(z.string()).nullish(),
  telephoneNumbers: z.array(z.looseObject({})).nullish(),
  effectivePolicyAssignments: z
    .array(
      z.looseObject({
        policyType: z.string(),
        policyAssignment: z
          .looseObject({
            displayName: z.string().nullish(),
            assignmentType: z.string().nullish(),
            groupId: z.string().nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
});

/** A user as Teams knows it. @see https://learn.microsoft.com/graph/api/resources/teamsadministration-teamsuserconfiguration */
export type TeamsUser = Readonly<z.output<typeof teamsUser>>;

const path = '/admin/teams/userConfigurations';
const doing = "read the users' Teams settings";
const fewUsers = 400;

/** As `/users` takes; page sizes of this list aren't published, so one that is refused is asked without. */
const pageSize = 999;

/** The engine hands out rosters of thousands one after the other: a moment against a list that takes many seconds. */
const togetherMilliseconds = 1_000;

const readEverybody = (graph: Graph, context: Context): Promise<TeamsUser[]> =>
  graph.list(`${path}?$top=${pageSize}`, teamsUser, { doing, context }).catch((error: unknown) => {
    if (!(error instanceof ServiceError) || error.kind !== 'Rejected') throw error;
    return graph.list(path, teamsUser, { doing, context });
  });

const lists = new WeakMap<Graph, (context: Context) => Promise<TeamsUser[]>>();

/** One list for all rosters that ask together, as in a refresh; who tells of waits is whoever asked last. */
const everybody = (graph: Graph, context: Context): Promise<TeamsUser[]> => {
  const known = lists.get(graph);
  if (known !== undefined) return known(context);
  let teller = context;
  const list = gather(
    () => readEverybody(graph, teller),
    () => wait(togetherMilliseconds),
  );
  const ask = (of: Context) => {
    teller = of;
    return list();
  };
  lists.set(graph, ask);
  return ask(context);
};

/** Reads Teams' view of the users; who isn't known to Teams yet is missing from the answer. */
export const readTeamsUsers = async (
  graph: Graph,
  ids: readonly string[],
  context: Context,
): Promise<ReadonlyMap<string, TeamsUser>> => {
  const found =
    ids.length > fewUsers
      ? await everybody(graph, context)
      : await readEach(graph, ids, {
          path: (id) => `${path}/${id}`,
          row: teamsUser,
          doing,
          context,
          absent: isNotFound,
        });
  return new Map(found.flatMap((user) => (user === undefined ? [] : [[user.id.toLowerCase(), user]])));
};

/** The policy of one type in effect for a user, as far as Graph tells. */
export const policyOf = (
  user: TeamsUser | undefined,
  policyType: string,
): { readonly name: string; readonly direct: boolean; readonly groupId?: string } | undefined => {
  const entry = user?.effectivePolicyAssignments?.find(
    (one) => one.policyType.toLowerCase() === policyType.toLowerCase(),
  )?.policyAssignment;
  if (entry?.displayName == null || entry.displayName === '') return undefined;
  return {
    name: entry.displayName.replace(/^Tag:/i, ''),
    direct: entry.assignmentType?.toLowerCase() === 'direct',
    ...(entry.groupId ? { groupId: entry.groupId } : {}),
  };
};
