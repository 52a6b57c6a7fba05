import { ExternalUsers } from '../components/external-users/index.ts';
import type { ExternalUsersPlan } from '../components/external-users/plan.ts';
import { Provider as Ccaip } from '../providers/ccaip/sdk/provider.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** The external users of CCAIP, with what the numbers wait for; loaded for a tenant that has them alone. */
export const openExternalUsers = (tenant: Tenant, plan: ExternalUsersPlan): ExternalUsers => {
  const provider = new Ccaip('ccaip', { tenantId: tenant.id, portal: tenant.app.redirectDomain });
  return new ExternalUsers('external-users', { plan, protect: tenant.protect }, { providers: [provider] });
};
