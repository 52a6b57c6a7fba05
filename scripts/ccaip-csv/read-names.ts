import { readContext } from '../../live/read-context.ts';
import { readNames } from '../../providers/ccaip/resources/external-users/names.ts';
import { ServiceError } from '../../providers/kit/error.ts';
import { openSession } from '../../providers/msteams/open-session.ts';
import type { ExternalUser } from '../../tenant/external-users.ts';
import type { PersonName } from './planned.ts';

/** Entra's names of those who aren't in CCAIP yet, by upn. Where Entra can't be asked, that is said, and nobody has one. */
export const namesInEntra = async (
  tenantId: string,
  missing: readonly ExternalUser[],
  env: NodeJS.ProcessEnv,
): Promise<ReadonlyMap<string, PersonName>> => {
  const session = openSession(tenantId, env);
  try {
    // A sign-in that up is to change may have either name.
    const asked = new Map(missing.map(({ upn, ucaasName }) => [upn, [...new Set([ucaasName, upn])]]));
    const found = await readNames(await session.graph(), asked, readContext);
    return new Map([...found].map(([upn, { firstName, lastName }]) => [upn, { first: firstName, last: lastName }]));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    console.error(`Entra wasn't asked for names: ${error.message}`);
    return new Map();
  } finally {
    await session.close();
  }
};
