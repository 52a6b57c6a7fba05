import type { Tenant } from './tenant.ts';

/**
 * What stands for a name that the SIP provider hasn't made yet. It lies in the domain that never exists (RFC 2606), so that
 * whatever prints or sends it by mistake says so.
 */
export const notKnownYet = 'not-known-yet.invalid';

/** Whether a name, or the domain of an address, isn't known yet. */
export const isNotKnownYet = (name: string): boolean => {
  const lower = name.toLowerCase();
  return lower === notKnownYet || lower.endsWith(`@${notKnownYet}`) || lower.endsWith(`.${notKnownYet}`);
};

type Named = Pick<Tenant, 'sipDomain' | 'sbcs'>;

/** Where the names are missing in a tenant file that only the SIP provider makes. */
export const placesNotKnownYet = ({ sipDomain, sbcs }: Named): (readonly string[])[] => [
  ...(isNotKnownYet(sipDomain.name) ? [['sipDomain', 'name']] : []),
  ...sbcs.flatMap(({ key, fqdn }) => (isNotKnownYet(fqdn) ? [['sbcs', key, 'fqdn']] : [])),
];

/** Whether all names that the SIP provider makes stand in the tenant file: before, nothing of Direct Routing can be made. */
export const isConnected = (tenant: Named): boolean => placesNotKnownYet(tenant).length === 0;
