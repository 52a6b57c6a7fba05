import { z } from 'zod';
import { isNotFound } from '../../providers/kit/error.ts';
import { readEach } from '../../providers/msteams/readiness/read-each.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { type EnteredUser, wantedEntry } from '../../tenant/entered/entered.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { readContext } from '../read-context.ts';

/** Who is to stand in CCAIP, and what: users.csv's rows with `ccaip`, in their order. */
export const wantedUsers = ({ users }: Pick<Tenant, 'users'>): EnteredUser[] =>
  users.flatMap(({ upn, sipUri, signIn }) => (sipUri === undefined ? [] : [wantedEntry({ upn, sipUri, signIn })]));

const person = z.looseObject({ id: z.string(), mail: z.string().nullish() });

/** Somebody in Entra. */
export interface Person {
  readonly id: string;
  readonly mail?: string;
}

/** By the name of users.csv; who isn't in Entra under the name to come, nor the old one, is missing. */
export const readPeople = async (
  session: Session,
  wanted: readonly EnteredUser[],
): Promise<ReadonlyMap<string, Person>> => {
  const graph = await session.graph();
  const found = new Map<string, Person>();
  const look = async (asked: readonly EnteredUser[], nameOf: (one: EnteredUser) => string) => {
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
