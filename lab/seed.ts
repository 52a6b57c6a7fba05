import { dayOf } from '../tenant/day.ts';
import { loadTenant } from '../tenant/load.ts';
import { tenantsRoot } from '../tenant/root.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { seedCarrier } from './carrier/seed.ts';
import { seedCcaip } from './ccaip/seed.ts';
import type { LabContext } from './context.ts';
import { LabRefusal } from './refusal.ts';
import { seedAzure } from './seed/azure.ts';
import { seedDirectory } from './seed/directory.ts';
import { seedGrown } from './seed/grown.ts';
import { seedIdentities } from './seed/identities.ts';
import { seedInUse } from './seed/in-use.ts';
import { seedOthers } from './seed/others.ts';
import { seedTeams } from './teams/seed.ts';
import { seedTelnyx } from './telnyx/seed.ts';

/** Name of the lab's tenant folder. */
const labTenant = 'lab';

const readTenant = (context: LabContext): Tenant => {
  const today = dayOf(new Date(context.clock.now()));
  const { tenant, problems } = loadTenant({ root: tenantsRoot(process.env), name: labTenant, today });
  if (tenant === undefined) throw new LabRefusal(problems);
  return tenant;
};

/** The folder of a lab that was made before CCAIP, or a carrier, was in it. */
export const seedWhatIsNew = (context: LabContext): void => {
  const { store } = context;
  const isNew = (is: 'ccaipSettings' | 'carrierTrunk' | 'telnyxAccount') => store.list(is).length === 0;
  if (isNew('ccaipSettings')) store.transaction(() => seedCcaip(context, readTenant(context)));
  if (isNew('carrierTrunk')) seedCarrier(context, readTenant(context));
  if (isNew('telnyxAccount')) seedTelnyx(context);
};

/** How a tenant was lived in before trunkline comes, by `TRUNKLINE_LAB_SEED`; left out, nothing of Direct Routing is there. */
const lives: Readonly<Record<string, (context: LabContext, tenant: Tenant) => void>> = {
  'in-use': seedInUse,
  grown: seedGrown,
};

const lifeOf = (asked: string | undefined): (typeof lives)[string] | undefined => {
  if (asked === undefined || asked === '') return undefined;
  const life = lives[asked];
  if (life !== undefined) return life;
  const problem = {
    file: 'TRUNKLINE_LAB_SEED',
    message: `"${asked}" is no life that a tenant has had.`,
    allowed: `${Object.keys(lives).join(', ')}, or nothing.`,
    fix: 'write one of them.',
  };
  throw new LabRefusal([problem]);
};

/**
 * A tenant as an administrator leaves it before trunkline comes: its people and licences, its domains, the automation's identity.
 * The people are those of the lab's tenant files, so that both sides know the same ones. Nothing of Direct Routing is there,
 * unless `TRUNKLINE_LAB_SEED` names a life that it has had.
 */
export const seedTenant = (context: LabContext): void => {
  const tenant = readTenant(context);
  const life = lifeOf(process.env.TRUNKLINE_LAB_SEED);
  context.store.transaction(() => {
    seedIdentities(context);
    seedDirectory(context, tenant);
    seedOthers(context, tenant);
    seedTeams(context);
    seedCcaip(context, tenant);
    seedCarrier(context, tenant);
    seedTelnyx(context);
    seedAzure(context);
    life?.(context, tenant);
    context.store.put('setting', 'seeded', { users: tenant.users.length });
  });
};
