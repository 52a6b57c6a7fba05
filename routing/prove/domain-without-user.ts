import { isNotKnownYet } from '../../tenant/not-known-yet.ts';
import { nameKey } from '../compile.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** Where a hosted SBC or derived trunk is the registered domain itself; any other SBC lies directly in one. */
const domainOf = ({ fqdn, derived }: { fqdn: string; derived: boolean }, registered: ReadonlySet<string>): string =>
  derived || registered.has(nameKey(fqdn)) ? fqdn : fqdn.slice(fqdn.indexOf('.') + 1);

/**
 * SBCs in a domain in which the files know nobody: Teams wants a licensed user in each such domain, and the one who
 * activates the SIP domain counts for that domain alone.
 */
export const domainWithoutUser = ({ tenant }: Pick<Facts, 'tenant'>): Finding[] => {
  const { sipDomain, users } = tenant;
  // An SIP domain without `activation` is said to have a licensed user already.
  const peopled = new Set(
    [sipDomain.name, ...users.map(({ upn }) => upn.slice(upn.lastIndexOf('@') + 1))].map(nameKey),
  );
  const registered = new Set([sipDomain.name, tenant.domain, ...(tenant.otherDomains ?? [])].map(nameKey));
  const places = tenant.sbcs.map((sbc) => ({ sbc, domain: domainOf(sbc, registered) }));
  const empty = Map.groupBy(
    places.filter(({ domain }) => !peopled.has(nameKey(domain))),
    ({ domain }) => nameKey(domain),
  );
  return [...empty.values()].flatMap(([first]): Finding[] => {
    if (first === undefined) return [];
    const { sbc, domain } = first;
    const [noun, licence] = sbc.derived
      ? ['derived trunk', 'a licence with Teams and Phone System, and Enterprise Voice on']
      : ['SBC', 'a licence with Teams'];
    return [
      {
        kind: 'domain-without-user',
        level: 'note',
        certainty: 'sampled',
        part: { kind: 'sbc', name: sbc.key },
        what: `${noun} "${sbc.key}" lies in ${domain}, where the files know no user.`,
        why: `Teams refuses an SBC, and a route to one, while its very domain has no licensed user; a user in ${isNotKnownYet(sipDomain.name) ? 'the SIP domain' : sipDomain.name} doesn't count for it.`,
        fix: `see that ${domain} has a user with ${licence}, e.g. activate@${domain}, a day before up; whether the user may go once Teams has accepted it isn't certain, so keep the user.`,
      },
    ];
  });
};
