import { z } from 'zod';
import { isNotFound, ServiceError } from '../../kit/error.ts';
import type { Context } from '../../kit/resource.ts';
import type { Graph } from '../graph/graph.ts';
import { readEach } from './read-each.ts';

const group = z.looseObject({ id: z.string(), displayName: z.string().nullish() });
const member = z.looseObject({
  '@odata.type': z.string(),
  id: z.string(),
  displayName: z.string().nullish(),
});

export const isObjectId = (text: string): boolean => z.guid().safeParse(text).success;

/** A group as a file names it: its object id, or that of the one group in Entra that has this display name. */
export const findGroup = async (graph: Graph, typed: string, doing: string, context: Context): Promise<string> => {
  if (isObjectId(typed)) return typed.toLowerCase();
  const filter = encodeURIComponent(`displayName eq '${typed.replaceAll("'", "''")}'`);
  const found = await graph.list(`/groups?$filter=${filter}&$select=id,displayName`, group, { doing, context });
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.id.toLowerCase();
  throw new ServiceError({
    kind: 'Rejected',
    doing,
    text:
      only === undefined
        ? `Entra has no group with the display name "${typed}".`
        : `Entra has ${found.length} groups with the display name "${typed}": ${found.map(({ id }) => id).join(', ')}.`,
    fix:
      only === undefined
        ? 'correct the name, or make the group first; a new one shows after some minutes.'
        : 'write the object id of the one that is meant.',
  });
};

/** Who is directly in a group. */
export interface GroupMembers {
  /** Object ids of people, in lower case. */
  readonly people: ReadonlySet<string>;
  /** Display names of groups inside it: whoever is only in one of those has nothing by the outer one. */
  readonly nested: readonly string[];
}

/** @see https://learn.microsoft.com/graph/api/group-list-members */
export const readMembers = async (
  graph: Graph,
  groupId: string,
  doing: string,
  context: Context,
): Promise<GroupMembers> => {
  const path = `/groups/${groupId}/members?$select=id,displayName&$top=999`;
  const rows = await graph.list(path, member, { doing, context });
  const isOf = (type: string) => (row: z.output<typeof member>) => row['@odata.type'].toLowerCase().endsWith(type);
  return {
    people: new Set(rows.filter(isOf('.user')).map(({ id }) => id.toLowerCase())),
    nested: rows.filter(isOf('.group')).map(({ id, displayName }) => displayName ?? id),
  };
};

/** Display names by object id; of a group that can't be read the id itself. */
export const groupNames = async (
  graph: Graph,
  ids: readonly string[],
  context: Context,
): Promise<ReadonlyMap<string, string>> => {
  const doing = 'read the names of groups';
  const path = (id: string) => `/groups/${id}?$select=id,displayName`;
  const rows = await readEach(graph, ids, { path, row: group, doing, context, absent: isNotFound }).catch(() => []);
  return new Map(ids.map((id, index) => [id, rows[index]?.displayName ?? id]));
};
