import type { Tenant } from '../../tenant/tenant.ts';

/** A small tenant with two usages, three routes (one in both usages), a derived trunk and two users. */
export const aTenant = (changes: Partial<Tenant> = {}): Tenant => ({
  name: 'contoso',
  id: '7c2f0000-0000-4000-8000-000000000001',
  domain: 'contoso.com',
  country: 'NL',
  sipTrunk: { inboundDomain: 'ujet.sip.carrier.example' },
  sipDomain: { name: 'sbc.contoso.com' },
  translationRules: [],
  sbcs: [anSbc('Main', 'sbc.contoso.com'), { ...anSbc('carrier', 'c1.trunks.carrier.example'), derived: true }],
  pstnUsages: [
    { name: 'National', routes: ['NL geographic', 'NL mobile'] },
    { name: 'International', routes: ['Abroad', 'NL mobile'] },
  ],
  voiceRoutes: [
    aRoute('NL geographic', ['National'], ['Main']),
    aRoute('NL mobile', ['National', 'International'], ['Main', 'carrier']),
    aRoute('Abroad', ['International'], ['carrier']),
  ],
  voiceRoutingPolicies: [{ name: 'NL supervisors', pstnUsages: ['National', 'International'], adopt: false }],
  dialPlans: [
    {
      name: 'NL',
      adopt: false,
      rules: [
        { name: 'Emergency', pattern: '^(112)$', translation: '$1', internal: false },
        { name: 'National', pattern: '^0([1-9]\\d{8})$', translation: '+31$1', internal: false },
      ],
    },
  ],
  groups: [],
  queues: [],
  callingPolicies: [],
  emergencyCallRoutingPolicies: [],
  callerIdPolicies: [],
  unassignedNumbers: [],
  blockedCallers: [],
  blockedCallerExemptions: [],
  users: [
    { upn: 'ada@contoso.com', number: '+31205552101', voiceRoutingPolicy: 'NL supervisors', dialPlan: 'NL', line: 2 },
    { upn: 'bob@contoso.com', number: '+31205552102', dialPlan: 'NL', line: 3 },
  ],
  app: {
    displayName: 'CCAIP',
    redirectDomain: 'https://contoso.uc1.ccaiplatform.example',
    redirectUri: 'https://contoso.uc1.ccaiplatform.example/v1/ucaas/ms_teams/oauth_callback',
    secrets: [
      { name: '2026-11', expires: '2028-10-31' },
      { name: '2027-06', expires: '2029-05-31' },
    ],
  },
  ucaas: {
    linked: { secret: '2026-11', by: 'ccaip-link@contoso.com', on: '2026-11-20' },
    multicastLimit: 40,
    statusInheritance: 'at-login',
  },
  approvals: {},
  exceptions: {},
  emergencyForms: [],
  protect: true,
  ...changes,
});

const anSbc = (key: string, fqdn: string): Tenant['sbcs'][number] => ({
  key,
  fqdn,
  derived: false,
  port: 5061,
  enabled: true,
  sendSipOptions: true,
  failoverSeconds: 10,
  failoverResponseCodes: [408, 503, 504],
  forwardCallHistory: false,
  forwardPai: true,
  maxSessions: 200,
  mediaBypass: false,
  mapsUsernames: false,
  adopt: false,
});

const aRoute = (name: string, pstnUsages: string[], sbcs: string[]): Tenant['voiceRoutes'][number] => ({
  name,
  pattern: '^\\+31\\d{9}$',
  pstnUsages,
  sbcs,
  adopt: false,
});
