import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTenant } from '../../tenant/load.ts';
import { load } from './a-tenant-folder.ts';

const root = resolve(import.meta.dirname, '..', '..', 'stacks');
const lab = (users: string) =>
  loadTenant({ root, name: 'lab', today: '2026-11-22', env: { TRUNKLINE_LAB_USERS: users } });

describe('TRUNKLINE_LAB_USERS', () => {
  it('makes a lab of as many users, the same at every run', () => {
    const { tenant } = lab('10000');
    expect(tenant?.users).toHaveLength(10_000);
    expect(lab('10000').tenant).toEqual(tenant);
    expect(new Set(tenant?.users.map(({ upn }) => upn)).size).toBe(10_000);
    expect(new Set(tenant?.users.map(({ number }) => number)).size).toBe(10_000);
    expect(tenant?.users.slice(0, 12)).toEqual(lab('12').tenant?.users);
  });

  it('makes a tenth of them supervisors', () => {
    const supervisors = lab('1000').tenant?.users.filter(
      ({ voiceRoutingPolicy }) => voiceRoutingPolicy === 'NL supervisors',
    );
    expect(supervisors).toHaveLength(3 + 99);
  });

  it('gives each of them an own SIP URI', () => {
    expect(lab('13').tenant?.users.at(-1)).toEqual({
      upn: 'user00013@contoso.example',
      number: '+31201000013',
      site: 'Amsterdam',
      voiceRoutingPolicy: 'NL agents',
      dialPlan: 'NL-Amsterdam',
      callingPolicy: 'CC agents',
      ccaip: 'agent',
      sipUri: '+31201000013@ujet.sip.carrier.example',
      line: 14,
    });
  });

  it('gives none of them the login in CCAIP of another, and all the host that the file says', () => {
    const { tenant } = load({
      sections: {
        tenant: 'tenant: { id: 1ab00000-0000-4000-8000-00000000c0de, domain: contoso.example }',
        sipTrunk: 'sipTrunk: { inboundDomain: ujet.sip.carrier.example, sipUriHost: sipDomain }',
      },
      users: 'upn,number,ccaip,ccaipEmail,ccaipTeam\nada@contoso.example,+31205552101,agent,a@contoso.example,Sales\n',
      env: { TRUNKLINE_LAB_USERS: '2' },
    });
    expect(tenant?.users[1]).toEqual({
      upn: 'user00002@contoso.example',
      number: '+31201000002',
      ccaip: 'agent',
      ccaipTeams: ['Sales'],
      sipUri: '+31201000002@teams.carrier.example',
      line: 3,
    });
  });

  it.each(['11', 'many', '-1', '100001'])('refuses %s', (users) => {
    expect(lab(users)).toEqual({
      problems: [
        {
          file: 'TRUNKLINE_LAB_USERS',
          message: `"${users}" isn't a number of users.`,
          allowed: '12 to 100000; the first 12 are those of users.csv.',
          fix: 'write e.g. --users 10000.',
        },
      ],
    });
  });

  it('gives a real tenant nobody', () => {
    expect(load({ env: { TRUNKLINE_LAB_USERS: '100' } }).tenant?.users).toHaveLength(1);
  });
});
