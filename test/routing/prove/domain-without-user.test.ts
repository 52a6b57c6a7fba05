import { describe, expect, it } from 'vitest';
import { domainWithoutUser } from '../../../routing/prove/domain-without-user.ts';
import { notKnownYet } from '../../../tenant/not-known-yet.ts';
import type { Sbc, Tenant } from '../../../tenant/tenant.ts';
import { aTenant, sbc } from './a-tenant.ts';

const sipDomain = { name: 'teams.carrier.example' };
const derived: Partial<Sbc> = { fqdn: 'contoso.customers.carrier.example', derived: true };
const found = (changes: Partial<Tenant>) =>
  domainWithoutUser({ tenant: aTenant({ domain: 'contoso.example', sipDomain, users: [], ...changes }) });
const someone = (upn: string): Tenant['users'] => [{ upn, number: '+31205552101', line: 2 }];

describe('the domain of an SBC', () => {
  it('needs a user of its own where a carrier derived the trunk, whoever is in the SIP domain', () => {
    const users = [...someone('ada@contoso.example'), ...someone('activate@teams.carrier.example')];
    const own = { fqdn: 'teams.carrier.example' };
    expect(found({ users, sbcs: [sbc('main', own), sbc('theirs', derived)] })).toEqual([
      {
        kind: 'domain-without-user',
        level: 'note',
        certainty: 'sampled',
        part: { kind: 'sbc', name: 'theirs' },
        what: 'derived trunk "theirs" lies in contoso.customers.carrier.example, where the files know no user.',
        why: "Teams refuses an SBC, and a route to one, while its very domain has no licensed user; a user in teams.carrier.example doesn't count for it.",
        fix: "see that contoso.customers.carrier.example has a user with a licence with Teams and Phone System, and Enterprise Voice on, e.g. activate@contoso.customers.carrier.example, a day before up; whether the user may go once Teams has accepted it isn't certain, so keep the user.",
      },
    ]);
  });

  it('is told beside a SIP domain whose name is not known yet', () => {
    const [finding] = found({ sipDomain: { name: notKnownYet }, sbcs: [sbc('theirs', derived)] });
    expect(finding?.why).toContain("a user in the SIP domain doesn't count for it.");
  });

  it('is said once for all SBCs that lie directly in it', () => {
    const sbcs = [sbc('one', { fqdn: 'sbc1.voice.example' }), sbc('two', { fqdn: 'SBC2.Voice.example' })];
    expect(found({ sbcs, otherDomains: ['voice.example'] }).map(({ part, what }) => [part, what])).toEqual([
      [{ kind: 'sbc', name: 'one' }, 'SBC "one" lies in voice.example, where the files know no user.'],
    ]);
  });

  it('is the name itself where that is registered', () => {
    const sbcs = [sbc('hosted', { fqdn: 'hosted.voice.example' })];
    const [finding] = found({ sbcs, otherDomains: ['hosted.voice.example', 'voice.example'] });
    expect(finding?.what).toContain('lies in hosted.voice.example,');
  });

  it.each<[string, Partial<Tenant>]>([
    [
      'the SIP domain, whose user the file names or takes for granted',
      { sbcs: [sbc('main', { fqdn: 'sbc.teams.carrier.example' })] },
    ],
    [
      'a domain of somebody in users.csv',
      { sbcs: [sbc('own', { fqdn: 'sbc.Contoso.example' })], users: someone('ada@contoso.example') },
    ],
    [
      'a derived trunk with somebody in it',
      { sbcs: [sbc('theirs', derived)], users: someone('ada@Contoso.customers.carrier.example') },
    ],
  ])('is fine for %s', (_, changes) => {
    expect(found(changes)).toEqual([]);
  });
});
