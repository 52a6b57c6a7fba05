import { isConnected } from '../tenant/not-known-yet.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** What the files ask of the tenant before the first write, as `expectTenant` takes it: of Teams nothing before its SBC has a name. */
export const expectedOfTenant = (tenant: Tenant) => {
  const { sbcs, groups, sipDomain, app } = tenant;
  const isNamed = isConnected(tenant);
  return {
    sbcs: isNamed ? sbcs.flatMap(({ derived, fqdn }) => (derived ? [] : [fqdn])) : [],
    groups: isNamed && groups.length > 0,
    ...(isNamed && sipDomain.activation !== undefined && { activates: sipDomain.name }),
    ...(app.adminConsent === true && { consents: true }),
  };
};
