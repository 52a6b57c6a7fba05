import { z } from 'zod';
import type { Context } from '../../../kit/resource.ts';
import type { Graph } from '../../graph/graph.ts';
import { readVerifiedDomains } from '../../readiness/verified-domains.ts';

/** A verified domain of the tenant: whoever signs in by a federated one does it at somebody else's. */
export interface VerifiedDomain {
  readonly name: string;
  readonly isFederated: boolean;
}

/** By name in lower case. @see https://learn.microsoft.com/graph/api/resources/verifieddomain */
export const readDomains = async (graph: Graph, context: Context): Promise<ReadonlyMap<string, VerifiedDomain>> => {
  const rows = await readVerifiedDomains(graph, context);
  return new Map(
    rows.map(({ name, type }) => [name.toLowerCase(), { name, isFederated: type?.toLowerCase() === 'federated' }]),
  );
};

const role = z.looseObject({ displayName: z.string().nullish() });
const roles = z.looseObject({ value: z.array(role), '@odata.nextLink': z.string().nullish() });

/**
 * Names of directory roles by object id. Who isn't in it has roles that aren't known: they may not be read, which isn't published for an app
 * that reads users only, or the answer wasn't understood; Entra then refuses these people by itself. Roles that somebody is only eligible for
 * are shown nowhere.
 *
 * @see https://learn.microsoft.com/graph/api/user-list-memberof
 */
export const readRoles = async (
  graph: Pick<Graph, 'batch' | 'list'>,
  ids: readonly string[],
  context: Context,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (ids.length === 0) return new Map();
  const doing = 'read the directory roles of users';
  const requests = ids.map((id) => ({
    method: 'GET' as const,
    path: `/users/${id}/memberOf/microsoft.graph.directoryRole?$select=id,displayName`,
    doing,
  }));
  const found = new Map<string, readonly string[]>();
  for (const [at, { error, body }] of (await graph.batch(requests, { doing, context })).entries()) {
    if (error !== undefined && error.kind !== 'Forbidden' && error.kind !== 'NotFound') throw error;
    const page = error === undefined ? roles.safeParse(body).data : undefined;
    const [id, request] = [ids[at], requests[at]];
    if (page === undefined || id === undefined || request === undefined) continue;
    // A first page may be empty, and the role on the next.
    const rows = page['@odata.nextLink'] ? await graph.list(request.path, role, { doing, context }) : page.value;
    found.set(
      id,
      rows.map(({ displayName }) => displayName ?? 'a directory role'),
    );
  }
  return found;
};
