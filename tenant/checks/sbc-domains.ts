import { listing } from '../listing.ts';
import type { Finding } from '../source/finding.ts';
import { providerOf } from '../trunk-of.ts';
import { trunkProviders } from '../trunk-providers.ts';
import type { Check } from './check.ts';

/** SBCs outside the domains that this tenant has registered: Teams refuses them. */
export const sbcDomains: Check = ({ file, touched }) => {
  const [sip, own] = [file.sipDomain?.name, file.tenant?.domain];
  const provider = providerOf(file);
  if ((sip === undefined && provider === undefined) || own === undefined || touched(['tenant', 'otherDomains']))
    return [];
  const registered = [...(sip === undefined ? [] : [sip]), own, ...(file.tenant?.otherDomains ?? [])];
  const known = new Set(registered.map((domain) => domain.toLowerCase()));
  return [...(file.sbcs ?? [])].flatMap(([key, { fqdn, derived }]): Finding[] => {
    if (fqdn === undefined) return [];
    const host = fqdn.toLowerCase();
    const parent = host.slice(host.indexOf('.') + 1);
    if (known.has(host) || (!derived && known.has(parent))) return [];
    const path = ['sbcs', key, 'fqdn'];
    const message = `"${fqdn}" isn't in a domain registered in this tenant.`;
    if (derived) {
      return [
        {
          path,
          message: `"${fqdn}" isn't registered in this tenant.`,
          allowed:
            "A carrier's derived trunk has exactly the name that the carrier gave this customer, registered in Microsoft 365.",
          fix: `register ${fqdn} and add it to tenant.otherDomains, or correct the name.`,
        },
      ];
    }
    const above = registered.find((domain) => host.endsWith(`.${domain.toLowerCase()}`));
    return [
      {
        path,
        message: above === undefined ? message : `"${fqdn}" lies more than one level below ${above}.`,
        allowed: `An SBC is, or lies directly in, one of: ${listing(registered)}.`,
        fix:
          sip === undefined && provider !== undefined
            ? `leave fqdn out if it is the trunk at ${trunkProviders[provider].name}, whose name up writes; else name the SBC in one of them, or register ${parent} and add it to tenant.otherDomains.`
            : `name the SBC in one of them, or register ${parent} and add it to tenant.otherDomains.`,
      },
    ];
  });
};
