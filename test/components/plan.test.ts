import { describe, expect, it } from 'vitest';
import { planDialPlans } from '../../components/dial-plans/plan.ts';
import { planDirectRouting } from '../../components/direct-routing/plan.ts';
import { planUcaasApp } from '../../components/ucaas-app/plan.ts';
import { toDo, ucaasSettings } from '../../components/ucaas-settings.ts';
import { planVoiceUsers } from '../../components/voice-users/plan.ts';
import { aTenant } from './a-tenant.ts';

const byName = (plan: readonly { name: string }[], name: string) => plan.find((child) => child.name === name);

describe('DirectRouting', () => {
  const plan = planDirectRouting('direct-routing', aTenant());

  it("makes SBCs, then usages, then routes, then policies, and never a carrier's derived trunk", () => {
    expect(plan.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'Sbc direct-routing-sbc-sbc.contoso.com',
      'PstnUsage direct-routing-usage-national',
      'PstnUsage direct-routing-usage-international',
      'VoiceRoute direct-routing-route-nl geographic',
      'VoiceRoute direct-routing-route-nl mobile',
      'VoiceRoute direct-routing-route-abroad',
      'VoiceRoutingPolicy direct-routing-policy-nl supervisors',
    ]);
  });

  it('names SBCs in a route by FQDN, the derived trunk too, in the order of the file', () => {
    expect(byName(plan, 'direct-routing-route-nl mobile')).toMatchObject({
      args: { sbcs: ['sbc.contoso.com', 'c1.trunks.carrier.example'] },
    });
  });

  it('makes the translation rules of the file before the SBCs that name them, and leaves those of others', () => {
    const rule = (name: string, existing: boolean) => ({
      name,
      pattern: '^\\+',
      translation: '0',
      existing,
      adopt: false,
    });
    const [main = expect.unreachable(), ...others] = aTenant().sbcs;
    const children = planDirectRouting(
      'x',
      aTenant({
        translationRules: [rule('Strip', false), rule('Theirs', true), rule('Alone', false)],
        sbcs: [{ ...main, outboundPstn: ['Theirs', 'Strip'], outboundTeams: ['Strip'] }, ...others],
      }),
    );
    expect(children.slice(0, 3).map(({ kind, name, dependsOn }) => [kind, name, dependsOn])).toEqual([
      ['TranslationRule', 'x-translation-strip', []],
      ['TranslationRule', 'x-translation-alone', []],
      ['Sbc', 'x-sbc-sbc.contoso.com', ['x-translation-strip']],
    ]);
    expect(byName(children, 'x-sbc-sbc.contoso.com')).toMatchObject({
      args: { outboundPstnTranslationRules: ['Theirs', 'Strip'], outboundTeamsTranslationRules: ['Strip'] },
    });
  });

  it('protects every SBC but the one that is being drained', () => {
    const [main = expect.unreachable(), ...others] = aTenant().sbcs;
    const protectOf = (parts: object, whole: object = {}) =>
      byName(
        planDirectRouting('x', aTenant({ protect: true, ...whole, sbcs: [{ ...main, ...parts }, ...others] })),
        'x-sbc-sbc.contoso.com',
      );
    expect(protectOf({})).toMatchObject({ protect: true });
    expect(protectOf({ enabled: false })).toMatchObject({ protect: true });
    expect(protectOf({ enabled: false, drainFor: '1h' })).toMatchObject({
      protect: false,
      args: { enabled: false, drainFor: '1h' },
    });
  });

  it('lets a route wait for its own SBCs and usages, and a policy for its usages and their routes', () => {
    expect(byName(plan, 'direct-routing-route-nl mobile')).toMatchObject({
      dependsOn: [
        'direct-routing-sbc-sbc.contoso.com',
        'direct-routing-usage-national',
        'direct-routing-usage-international',
      ],
    });
    expect(byName(plan, 'direct-routing-policy-nl supervisors')).toMatchObject({
      dependsOn: [
        'direct-routing-usage-national',
        'direct-routing-usage-international',
        'direct-routing-route-nl geographic',
        'direct-routing-route-nl mobile',
        'direct-routing-route-abroad',
      ],
    });
  });

  it('lets an emergency call routing policy wait for its usages and for the routes in them', () => {
    const children = planDirectRouting(
      'x',
      aTenant({
        emergencyCallRoutingPolicies: [
          {
            name: 'NL',
            numbers: [
              { dial: '112', masks: ['117'], usage: 'National' },
              { dial: '911', masks: [], usage: 'National' },
            ],
            enhancedServices: true,
            adopt: false,
          },
        ],
      }),
    );
    expect(children.at(-1)).toEqual({
      kind: 'EmergencyCallRoutingPolicy',
      name: 'x-emergency-nl',
      dependsOn: ['x-usage-national', 'x-route-nl geographic', 'x-route-nl mobile'],
      args: {
        name: 'NL',
        numbers: { '112': { masks: ['117'], usage: 'National' }, '911': { masks: [], usage: 'National' } },
        enhancedServices: true,
        adopt: false,
      },
    });
  });

  it('tells each route the order of those that share a usage with it, and of no others', () => {
    const orderOf = (name: string) => byName(plan, `direct-routing-route-${name}`);
    expect(orderOf('nl geographic')).toMatchObject({ args: { trialOrder: ['NL geographic', 'NL mobile'] } });
    expect(orderOf('nl mobile')).toMatchObject({ args: { trialOrder: ['NL geographic', 'NL mobile', 'Abroad'] } });
    expect(orderOf('abroad')).toMatchObject({ args: { trialOrder: ['NL mobile', 'Abroad'] } });
  });

  it('keeps the resource when only the case of a name changes', () => {
    const tenant = aTenant();
    const shouted = {
      ...tenant,
      voiceRoutes: tenant.voiceRoutes.map((one) => ({ ...one, name: one.name.toUpperCase() })),
    };
    expect(planDirectRouting('direct-routing', shouted).map(({ name }) => name)).toEqual(plan.map(({ name }) => name));
  });

  it('keeps the resource of an SBC under another key, and finds the one of before by its key', () => {
    const sbcsOf = (...entries: readonly [key: string, fqdn: string][]) => {
      const [one, ...others] = aTenant().sbcs;
      if (one === undefined) throw new Error('no SBC');
      const sbcs = [...entries.map(([key, fqdn]) => ({ ...one, key, fqdn })), ...others];
      return planDirectRouting('x', aTenant({ sbcs })).flatMap(({ kind, name, formerName }) =>
        kind === 'Sbc' ? [[name, formerName]] : [],
      );
    };
    expect(sbcsOf(['main', 'a.example'])).toEqual([['x-sbc-a.example', 'x-sbc-main']]);
    expect(sbcsOf(['first', 'A.example'])).toEqual([['x-sbc-a.example', 'x-sbc-first']]);
    // A key may look like a name; an alias that is another resource would be refused by the engine.
    expect(sbcsOf(['b.example', 'a.example'], ['main', 'b.example'])).toEqual([
      ['x-sbc-a.example', undefined],
      ['x-sbc-b.example', 'x-sbc-main'],
    ]);
  });

  it('protects SBCs until the tenant file lifts it', () => {
    const protectedSbcs = (tenant = aTenant()) =>
      planDirectRouting('x', tenant).flatMap((child) => (child.kind === 'Sbc' ? [child.protect] : []));
    expect(protectedSbcs()).toEqual([true]);
    expect(protectedSbcs(aTenant({ protect: false }))).toEqual([false]);
  });
});

describe('DialPlans', () => {
  it('keeps the order of the rules beside the rules', () => {
    expect(planDialPlans('dial-plans', aTenant())).toEqual([
      {
        kind: 'DialPlan',
        name: 'dial-plans-nl',
        dependsOn: [],
        args: {
          name: 'NL',
          order: ['Emergency', 'National'],
          rules: {
            Emergency: { pattern: '^(112)$', translation: '$1', internal: false, description: undefined },
            National: { pattern: '^0([1-9]\\d{8})$', translation: '+31$1', internal: false, description: undefined },
          },
          description: undefined,
          adopt: false,
        },
      },
    ]);
  });
});

describe('VoiceUsers', () => {
  it('puts every number into one roster, and makes a roster for each type of policy that somebody has', () => {
    const plan = planVoiceUsers('voice-users', aTenant());
    expect(plan.map(({ name, args }) => ({ name, args }))).toEqual([
      {
        name: 'voice-users-numbers',
        args: {
          numbers: { 'ada@contoso.com': '+31205552101', 'bob@contoso.com': '+31205552102' },
          approvedReleases: undefined,
          approvedMoves: undefined,
        },
      },
      {
        name: 'voice-users-policies-OnlineVoiceRoutingPolicy',
        args: { policyType: 'OnlineVoiceRoutingPolicy', policies: { 'ada@contoso.com': 'NL supervisors' } },
      },
      {
        name: 'voice-users-policies-TenantDialPlan',
        args: { policyType: 'TenantDialPlan', policies: { 'ada@contoso.com': 'NL', 'bob@contoso.com': 'NL' } },
      },
    ]);
  });

  it('lets no roster wait for the numbers', () => {
    expect(planVoiceUsers('voice-users', aTenant()).flatMap(({ dependsOn }) => dependsOn)).toEqual([]);
  });

  it('hands a mass change its approved counts', () => {
    const approvals = { releases: { count: 12, reason: 'site closed' }, moves: { count: 7, reason: 'renumbered' } };
    expect(planVoiceUsers('voice-users', aTenant({ approvals }))[0]).toMatchObject({
      args: { approvedReleases: 12, approvedMoves: 7 },
    });
  });
});

describe('UcaasApp', () => {
  it('makes a secret for each generation, and protects the one that CCAIP is linked with', () => {
    expect(planUcaasApp('ucaas-app', aTenant(), '2026-11-22').secrets).toEqual([
      {
        name: 'ucaas-app-secret-2026-11',
        displayName: '2026-11',
        expires: '2028-10-31',
        endDate: '2028-11-01T12:00:00Z',
        protect: true,
      },
      {
        name: 'ucaas-app-secret-2027-06',
        displayName: '2027-06',
        expires: '2029-05-31',
        endDate: '2029-05-31T00:00:00Z',
        protect: false,
      },
    ]);
  });
});

describe('UcaasApp, once CCAIP is linked', () => {
  it('protects the registration itself, which nobody can make again with the same ID', () => {
    expect(planUcaasApp('ucaas-app', aTenant(), '2026-11-22').protect).toBe(true);
    const unlinked = aTenant();
    expect(
      planUcaasApp('ucaas-app', { ...unlinked, ucaas: { ...unlinked.ucaas, linked: undefined } }, '2026-11-22').protect,
    ).toBe(false);
  });

  it('protects one that CCAIP uses by a secret of before, and leaves its owners', () => {
    const { ucaas, app, ...rest } = aTenant();
    const found = { ...rest, app: { ...app, inUse: true as const }, ucaas: { ...ucaas, linked: undefined } };
    expect(planUcaasApp('ucaas-app', found, '2026-11-22')).toMatchObject({ protect: true, isFound: true });
    expect(planUcaasApp('ucaas-app', aTenant(), '2026-11-22').isFound).toBe(false);
  });
});

describe("CCAIP's UCaaS settings", () => {
  it("say what a person enters, in the portal's words, for the newest secret", () => {
    expect(ucaasSettings(aTenant())).toEqual({
      platform: 'Microsoft Teams',
      redirectUri: 'https://contoso.uc1.ccaiplatform.example/v1/ucaas/ms_teams/oauth_callback',
      multicastLimit: 40,
      statusInheritance: 'Apply UCaaS agent status at login',
      sipUriHost: "ujet.sip.carrier.example (assumed: Google's guide doesn't say which domain)",
      secretName: '2027-06',
      permissions: "offline_access User.Read User.Read.All Presence.Read.All (assumed: Google's guide names none)",
    });
  });

  it.each([
    ['inboundDomain', 'ujet.sip.carrier.example'],
    ['sipDomain', 'sbc.contoso.com'],
  ] as const)('name the host of SIP URIs without a doubt once the file does: %s', (sipUriHost, host) => {
    const { sipTrunk } = aTenant();
    expect(ucaasSettings(aTenant({ sipTrunk: { ...sipTrunk, sipUriHost } })).sipUriHost).toBe(host);
  });

  it('ask a person to link while nothing is linked, and to link again when the secret is not the newest', () => {
    const withoutAgents = { ...aTenant(), users: [] };
    expect(toDo(withoutAgents)).toEqual([
      'CCAIP portal: replace secret 2026-11 by 2027-06 and link again: npm run handover -- contoso',
    ]);
    const unlinked = withoutAgents;
    expect(toDo({ ...unlinked, ucaas: { ...unlinked.ucaas, linked: undefined } })).toEqual([
      'CCAIP portal: link the app: npm run handover -- contoso',
    ]);
  });
});
