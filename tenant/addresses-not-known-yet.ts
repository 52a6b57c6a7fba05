import { externalUsersOf } from './external-users.ts';
import { listing } from './listing.ts';
import { isNotKnownYet } from './not-known-yet.ts';
import type { Problem } from './problem.ts';
import type { Tenant } from './tenant.ts';

/** Why nobody's address may be written down for CCAIP: it has the name of a SIP domain that the provider hasn't made yet. `file`: the tenant's. */
export const addressesNotKnownYet = (tenant: Tenant, file: string): Problem[] => {
  const people = externalUsersOf(tenant).filter(
    ({ sipUri, ucaasName }) => isNotKnownYet(sipUri) || isNotKnownYet(ucaasName),
  );
  if (people.length === 0) return [];
  return [
    {
      file,
      path: 'sipDomain.name',
      message: `the name isn't known yet, and what CCAIP is to know of ${people.length} ${people.length === 1 ? 'person' : 'people'} has it: ${listing(people.map(({ upn }) => upn))}.`,
      allowed: 'SIP URIs and UCaaS usernames are written down once the SIP provider has made the SIP domain.',
      fix: 'run up: it makes the trunk and writes the name; then run this again.',
    },
  ];
};
