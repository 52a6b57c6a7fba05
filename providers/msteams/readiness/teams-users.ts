import { z } from 'zod';
import { isNotFound } from '../../kit/error.ts';
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
const fewUsers = 400;

/** Reads Teams' view of the users; who isn't known to Teams yet is missing from the answer. */
export const readTeamsUsers = async (
  graph: Graph,
  ids: readonly string[],
  context: Context,
): Promise<ReadonlyMap<string, TeamsUser>> => {
  const doing = "read the users' Teams settings";
  const found =
    ids.length > fewUsers
      ? await graph.list(path, teamsUser, { doing, context })
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
