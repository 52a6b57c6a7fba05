import { isNotKnownYet } from '../tenant/not-known-yet.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** An SBC whose name the SIP provider hasn't made yet is no difference. */
export const asFarAsKnown = (tenant: Tenant): Tenant => ({
  ...tenant,
  sbcs: tenant.sbcs.filter(({ fqdn }) => !isNotKnownYet(fqdn)),
});
