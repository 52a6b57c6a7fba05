import { tenantObjects } from '../../providers/msteams/resources/tenant-objects.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { bad, cantTell, type Finding, good, of } from './finding.ts';
import { asFindings } from './known-error.ts';
import { lookAtSipDomains } from './sip-domains.ts';

/** PowerShell, its module, and the way to Teams, each refused in words of its own; then which SBCs Teams has, and their domains. */
export const lookAtTeams = (session: Session, tenant: Tenant): Promise<readonly Finding[]> =>
  asFindings('tools', async () => {
    const gateways = await tenantObjects(session).gateways();
    const byName = new Map(gateways.map((one) => [one.Identity.toLowerCase(), one]));
    const named = tenant.sbcs.flatMap(({ fqdn }) => (isNotKnownYet(fqdn) ? [] : [fqdn]));
    return [
      good('tools', 'PowerShell and the MicrosoftTeams module are there, and Teams takes the identity.'),
      ...tenant.sbcs.flatMap(({ key, fqdn, derived, enabled }): Finding[] => {
        if (derived) return [];
        if (isNotKnownYet(fqdn))
          return [of(key, cantTell('sbc', "its name isn't known yet.", 'run up, which makes the trunk and tells it.'))];
        const found = byName.get(fqdn.toLowerCase());
        if (found === undefined) {
          const why = `Teams has no ${fqdn} yet; whether it takes one shows only when up makes it.`;
          return [of(key, cantTell('sbc', why, 'run up.'))];
        }
        return [
          of(
            key,
            found.Enabled === false && enabled !== false
              ? bad('sbc', `Teams has ${fqdn}, but it is disabled: no call goes over it.`, 'run up, which enables it.')
              : good('sbc', `Teams has ${fqdn}.`),
          ),
        ];
      }),
      ...(await lookAtSipDomains(session, named, gateways)),
    ];
  });
