import { expectedOfTenant } from '../../components/expected-of-tenant.ts';
import { lookAtCcaip } from '../../live/doctor/ccaip.ts';
import { lookAtCredential } from '../../live/doctor/credential.ts';
import type { Finding } from '../../live/doctor/finding.ts';
import { asFindings } from '../../live/doctor/known-error.ts';
import { lookAtPeople } from '../../live/doctor/people.ts';
import { judgeSbc } from '../../live/doctor/sbc/judge-sbc.ts';
import { lookAtSbc, type Place } from '../../live/doctor/sbc/look.ts';
import { judgeSecrets } from '../../live/doctor/secrets.ts';
import { lookAtTeams } from '../../live/doctor/teams.ts';
import { lookAtTenant } from '../../live/doctor/tenant.ts';
import { lookAtTrunk } from '../../live/doctor/trunk.ts';
import { openSession } from '../../providers/msteams/open-session.ts';
import { dayOf } from '../../tenant/day.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { checkIdentities } from '../bootstrap/check.ts';
import { everydayOf, setupOf } from '../bootstrap/needs.ts';
import { readCheck } from '../bootstrap/read.ts';
import { findingsOfCheck } from './identity.ts';
import { lookAtState } from './state.ts';

/** How a tenant is looked at. */
export interface Examination {
  /** Its own SBCs by key, and where each is reached from here. */
  readonly places: readonly { readonly key: string; readonly place: Place }[];
  readonly now: Date;
  readonly env: NodeJS.ProcessEnv;
}

/** Everything that the doctor looks at. Each look stands alone: one that is refused hides no other. */
export const examine = async (tenant: Tenant, { places, now, env }: Examination): Promise<readonly Finding[]> => {
  const session = openSession(tenant.id, env);
  try {
    const looked = await Promise.all([
      lookAtTeams(session, tenant),
      lookAtCredential(session, env, now),
      asFindings('identity', async () => {
        const facts = await readCheck(session, env);
        return findingsOfCheck(checkIdentities(facts, { everyday: everydayOf(tenant), setup: setupOf(tenant) }));
      }),
      lookAtTenant(session, { isSbcNew: false, ...expectedOfTenant(tenant) }),
      lookAtPeople(session, tenant),
      lookAtTrunk(session, tenant, env),
      lookAtCcaip(tenant, env),
      lookAtState(tenant.name, env),
      [judgeSecrets(tenant, dayOf(now))],
      ...places.map(async ({ key, place }) => judgeSbc(key, place, await lookAtSbc(place), now)),
    ]);
    return looked.flat();
  } finally {
    await session.close();
  }
};
