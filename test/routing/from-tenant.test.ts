import { describe, expect, it } from 'vitest';
import { fromTenant } from '../../routing/from-tenant.ts';
import type { Tenant } from '../../tenant/tenant.ts';

const tenant: Tenant = {
  name: 'contoso',
  id: '11111111-1111-4111-8111-111111111111',
  domain: 'contoso.com',
  otherDomains: [],
  country: 'NL',
  sipTrunk: { inboundDomain: 'ujet.sip.carrier.example' },
  sipDomain: { name: '4f9a1.teams.carrier.example' },
  sbcs: [
    {
      key: 'main',
      fqdn: '4f9a1.teams.carrier.example',
      derived: false,
      port: 5061,
      enabled: true,
      sendSipOptions: true,
      failoverSeconds: 10,
      failoverResponseCodes: [408, 503, 504],
      forwardCallHistory: false,
      forwardPai: false,
      mediaBypass: false,
      mapsUsernames: true,
      adopt: false,
    },
  ],
  pstnUsages: [{ name: 'National', routes: ['NL geographic', 'NL mobile'] }],
  voiceRoutes: [
    { name: 'NL geographic', pattern: '^\\+31[1-57]\\d{8}$', pstnUsages: ['National'], sbcs: ['main'], adopt: false },
    { name: 'NL mobile', pattern: '^\\+316\\d{8}$', pstnUsages: ['National'], sbcs: ['main'], adopt: false },
  ],
  voiceRoutingPolicies: [{ name: 'NL agents', pstnUsages: ['National'], adopt: false }],
  dialPlans: [{ name: 'NL', rules: [], adopt: false }],
  users: [
    { upn: 'ada@contoso.com', number: '+31205552101', dialPlan: 'NL', voiceRoutingPolicy: 'NL agents', line: 2 },
    { upn: 'bob@contoso.com', number: '+31205552102', line: 3 },
  ],
  app: { displayName: 'CCAIP', redirectDomain: 'https://x.example', redirectUri: 'https://x.example/cb', secrets: [] },
  ucaas: { multicastLimit: 40, statusInheritance: 'none' },
  approvals: {},
  protect: true,
};

describe('the calls of a tenant file', () => {
  const config = fromTenant(tenant);

  it("take the tenant's country for every user, and its service plan", () => {
    expect(config.users.map(({ country }) => country)).toEqual(['NL', 'NL']);
    expect(config.servicePlans).toEqual({ NL: { callingCode: '31', rules: [] } });
  });

  it("give routes priorities in the file's order", () => {
    expect(config.voiceRoutes.map(({ name, priority }) => [name, priority])).toEqual([
      ['NL geographic', 1],
      ['NL mobile', 2],
    ]);
  });

  it('leave a user without a plan or policy to Global', () => {
    expect(config.users[1]).toMatchObject({ dialPlan: undefined, voiceRoutingPolicy: undefined });
  });

  it("keep the SBC's key, FQDN and mapping of user names", () => {
    expect(config.sbcs).toEqual([
      { name: 'main', fqdn: '4f9a1.teams.carrier.example', enabled: true, mapsUsernames: true },
    ]);
  });
});
