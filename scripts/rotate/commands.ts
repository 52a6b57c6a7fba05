import { isLabId } from '../../tenant/lab-tenant.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** The commands by which a rotation goes on; the lab has its own. */
export const commandsFor = ({ name, id }: Pick<Tenant, 'name' | 'id'>) => ({
  up: isLabId(id) ? 'npm run lab -- up' : `npm run pulumi -- up -s ${name}`,
  handover: isLabId(id) ? 'npm run lab:open' : `npm run handover -- ${name}`,
  retire: `npm run rotate -- ${name} --retire`,
});
