import { externalUsersOf } from '../../tenant/external-users.ts';
import { isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Problem } from '../../tenant/problem.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** Why no file can be written for a tenant whose SIP trunk has no name yet; nothing where the addresses are known. */
export const notKnownYetProblem = (tenant: Tenant, file: string): Problem | undefined => {
  const open = externalUsersOf(tenant).filter(({ sipUri, ucaasName }) => [sipUri, ucaasName].some(isNotKnownYet));
  if (open.length === 0) return undefined;
  const who = open.length === 1 ? `The SIP URI of ${open[0]?.upn}` : `SIP URIs of ${open.length} people`;
  return {
    file,
    path: 'sipDomain.name',
    message: `${who} can't be written: it is not known yet, since the SIP trunk isn't connected.`,
    allowed: 'What CCAIP calls has the name of the trunk in it, which the SIP provider makes.',
    fix: `npm run pulumi -- up -s ${tenant.name} connects the trunk and writes its name into the tenant file; then run this again.`,
  };
};
