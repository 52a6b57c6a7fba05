import type { Organisation } from '../../../live/read-organisation.ts';
import type { Sbc } from '../../../tenant/tenant.ts';

/** The domains of a tenant file: people's, the SIP provider's, and the others in which SBCs lie. */
export interface Domains {
  readonly domain: string;
  readonly sipDomain: string;
  readonly otherDomains: readonly string[];
}

/** A hosted SBC's FQDN is the registered domain; others lie directly in one. What isn't registered is told by the file's own check. */
export const domainsOf = (
  { domain, domains }: Organisation,
  sbcs: readonly Pick<Sbc, 'fqdn' | 'derived'>[],
): Domains => {
  const registered = sbcs.map(({ fqdn, derived }) => {
    const host = fqdn.toLowerCase();
    const parent = host.slice(host.indexOf('.') + 1);
    return derived || domains.includes(host) || !domains.includes(parent) ? host : parent;
  });
  const own = sbcs.findIndex(({ derived }) => !derived);
  const sipDomain = registered[own === -1 ? 0 : own] ?? domains.find((one) => one !== domain) ?? domain;
  const others = [...new Set(registered)].filter((one) => one !== sipDomain && one !== domain);
  return { domain, sipDomain, otherDomains: others.toSorted() };
};
