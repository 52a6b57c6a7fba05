import { z } from 'zod';
import { isNotFound } from '../../providers/kit/error.ts';
import { readEach } from '../../providers/msteams/readiness/read-each.ts';
import type { Session } from '../../providers/msteams/session.ts';
import type { ExternalUser } from '../../tenant/external-users.ts';
import { readContext } from '../read-context.ts';

const person = z.looseObject({ id: z.string(), mail: z.string().nullish() });

/** Somebody in Entra. */
export interface Person {
  readonly id: string;
  readonly mail?: string;
}

/** By the name of users.csv; who isn't in Entra under the name to come, nor the old one, is missing. */
export const readPeople = async (
  session: Session,
  wanted: readonly ExternalUser[],
): Promise<ReadonlyMap<string, Person>> => {
  const graph = await session.graph();
  const found = new Map<string, Person>();
  const look = async (asked: readonly ExternalUser[], nameOf: (one: ExternalUser) => string) => {
    const rows = await readEach(graph, asked.map(nameOf), {
      path: (name) => `/users/${encodeURIComponent(name)}?$select=id,mail`,
      row: person,
      doing: 'read the people of users.csv',
      context: readContext,
      absent: isNotFound,
    });
    for (const [at, row] of rows.entries()) {
      const upn = asked[at]?.upn;
      if (row !== undefined && upn !== undefined) found.set(upn, { id: row.id, ...(row.mail && { mail: row.mail }) });
    }
  };
  await look(wanted, ({ ucaasName }) => ucaasName);
  await look(
    wanted.filter(({ upn, ucaasName }) => !found.has(upn) && upn !== ucaasName),
    ({ upn }) => upn,
  );
  return found;
};
