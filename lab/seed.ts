import { dayOf } from '../tenant/day.ts';
import { loadTenant } from '../tenant/load.ts';
import { tenantsRoot } from '../tenant/root.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { LabContext } from './context.ts';
import { LabRefusal } from './refusal.ts';
import { seedDirectory } from './seed/directory.ts';
import { seedIdentities } from './seed/identities.ts';
import { seedOthers } from './seed/others.ts';
import { seedTeams } from './teams/seed.ts';

/** Name of the lab's tenant folder. */
const labTenant = 'lab';

const readTenant = (context: LabContext): Tenant => {
  const today = dayOf(new Date(context.clock.now()));
  const { tenant, problems } = loadTenant({ root: tenantsRoot(process.env), name: labTenant, today });
  if (tenant === undefined) throw new LabRefusal(problems);
  return tenant;
};

/**
 * A tenant as an administrator leaves it before trunkline comes: its people and licences, its domains, the automation's identity.
 * The people are those of the lab's tenant files, so that both sides know the same ones. Nothing of Direct Routing is there.
 */
export const seedTenant = (context: LabContext): void => {
  const tenant = readTenant(context);
  context.store.transaction(() => {
    seedIdentities(context);
    seedDirectory(context, tenant);
    seedOthers(context, tenant);
    seedTeams(context);
    context.store.put('setting', 'seeded', { users: tenant.users.length });
  });
};
