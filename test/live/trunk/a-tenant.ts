import { loadTenant } from '../../../tenant/load.ts';
import { tenantsRoot } from '../../../tenant/root.ts';
import type { Tenant } from '../../../tenant/tenant.ts';

/** The lab's tenant with two of its people, and a trunk of one's own. */
export const aTenant = (sipTrunk: Partial<Tenant['sipTrunk']>, more: Partial<Tenant> = {}): Tenant => {
  const { tenant } = loadTenant({ root: tenantsRoot({}), name: 'lab', today: '2026-11-30' });
  if (tenant === undefined) throw new Error('stacks/lab is right');
  return { ...tenant, sipTrunk: { ...tenant.sipTrunk, ...sipTrunk }, users: tenant.users.slice(0, 2), ...more };
};
