import type { Session } from '../../providers/msteams/session.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { read, unknown } from '../known.ts';
import { readNumbers } from '../read-people.ts';
import { judgeTrunk } from '../trunk/judge.ts';
import { readTrunk } from '../trunk/read.ts';
import type { Finding } from './finding.ts';

/** The SIP trunk: what its carrier, DNS and Teams' inventory of numbers say beside the tenant file. */
export const lookAtTrunk = async (
  session: Session,
  tenant: Tenant,
  env: NodeJS.ProcessEnv,
): Promise<readonly Finding[]> => {
  const upns = tenant.users.map(({ upn }) => upn);
  const [now, held] = await Promise.all([
    readTrunk(tenant, { env, session }),
    // The whole inventory may be large, and without blocks it says nothing of the trunk.
    tenant.sipTrunk.numbers === undefined
      ? unknown("the tenant file names no blocks of the trunk's numbers")
      : read(() => readNumbers(session, upns)),
  ]);
  return judgeTrunk(tenant, now, held);
};
