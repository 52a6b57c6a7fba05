import type { Tenant } from '../tenant/tenant.ts';

/** What the files ask of the tenant before the first write, as `expectTenant` takes it. */
export const expectedOfTenant = ({ sbcs, groups, sipDomain, app }: Tenant) => ({
  sbcs: sbcs.flatMap(({ derived, fqdn }) => (derived ? [] : [fqdn])),
  groups: groups.length > 0,
  ...(sipDomain.activation !== undefined && { activates: sipDomain.name }),
  ...(app.adminConsent === true && { consents: true }),
});
