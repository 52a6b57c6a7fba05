import type { Finding } from '../source/finding.ts';
import { providerOf } from '../trunk-of.ts';
import { trunkProviders } from '../trunk-providers.ts';
import type { Check } from './check.ts';

/** A zone that can't hold the SIP domain's record, or one for a domain that this stack doesn't register. */
export const dnsZone: Check = ({ file }) => {
  const { name, dns, activation } = file.sipDomain ?? {};
  if (dns === undefined) return [];
  const provider = providerOf(file);
  if (provider !== undefined) {
    return [
      {
        path: ['sipDomain', 'dns'],
        message: `a zone is named, and the SIP domain is one that ${trunkProviders[provider].name} makes.`,
        allowed: `${trunkProviders[provider].name} publishes the record that proves its domain: up hands it over.`,
        fix: 'remove dns.',
      },
    ];
  }
  if (name === undefined) return [];
  const found: Finding[] = [];
  const [domain, zone] = [name.toLowerCase(), dns.zone.toLowerCase()];
  if (domain !== zone && !domain.endsWith(`.${zone}`)) {
    found.push({
      path: ['sipDomain', 'dns', 'zone'],
      message: `"${dns.zone}" doesn't hold ${name}.`,
      allowed: 'The zone is the SIP domain itself, or one that it lies under.',
      fix: `name the zone in which ${name} is, or leave dns out: a person then publishes the record.`,
    });
  }
  if (activation === undefined) {
    found.push({
      path: ['sipDomain', 'dns'],
      message: 'a zone is named, but this stack registers no domain: sipDomain.activation is missing.',
      allowed: 'The record is asked of Microsoft 365 by whoever registers the domain.',
      fix: 'write activation, or leave dns out.',
    });
  }
  return found;
};
