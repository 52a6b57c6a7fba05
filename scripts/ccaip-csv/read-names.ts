import { z } from 'zod';
import { readContext } from '../../live/read-context.ts';
import { isNotFound, ServiceError } from '../../providers/kit/error.ts';
import { openSession } from '../../providers/msteams/open-session.ts';
import { readEach } from '../../providers/msteams/readiness/read-each.ts';
import type { ExternalUser } from '../../tenant/external-users.ts';
import type { PersonName } from './planned.ts';

const person = z.looseObject({ givenName: z.string().nullish(), surname: z.string().nullish() });

/** Entra's names of those who aren't in CCAIP yet, by upn. Where Entra can't be asked, that is said, and nobody has one. */
export const readNames = async (
  tenantId: string,
  missing: readonly ExternalUser[],
  env: NodeJS.ProcessEnv,
): Promise<ReadonlyMap<string, PersonName>> => {
  const session = openSession(tenantId, env);
  try {
    const graph = await session.graph();
    const find = (people: readonly ExternalUser[], nameOf: (one: ExternalUser) => string) =>
      readEach(graph, people.map(nameOf), {
        path: (name) => `/users/${encodeURIComponent(name)}?$select=givenName,surname`,
        row: person,
        doing: "read names of who isn't in CCAIP yet",
        context: readContext,
        absent: isNotFound,
      });
    // A sign-in that up is to change may have either name.
    const [now, before] = [await find(missing, ({ ucaasName }) => ucaasName), await find(missing, ({ upn }) => upn)];
    return new Map(
      missing.map(({ upn }, at) => {
        const { givenName, surname } = now[at] ?? before[at] ?? {};
        return [upn, { ...(givenName && { first: givenName.trim() }), ...(surname && { last: surname.trim() }) }];
      }),
    );
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    console.error(`Entra wasn't asked for names: ${error.message}`);
    return new Map();
  } finally {
    await session.close();
  }
};
