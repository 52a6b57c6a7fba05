import { describe, expect, it } from 'vitest';
import type { LiveRows } from '../../live/rows.ts';
import { liveSide } from '../../live/side.ts';
import { compileConfig, type Voice } from '../../routing/compile.ts';
import { explainDialled } from '../../routing/explain.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { fromTenant } from '../../routing/from-tenant.ts';

import { ada, aLive, gateway, route } from './a-live.ts';
import { nlFile } from './nl-file.ts';

const configOf = (parts: Partial<LiveRows> = {}) => liveSide(aLive(parts), nlFile).voice.config;
const dials = (dialled: string, parts: Partial<LiveRows> = {}) => {
  const voice = compileConfig(configOf(parts));
  const user = voice.users.get('ada@contoso.com');
  if (!user) throw new Error('no ada');
  return explainDialled(voice, user, dialled);
};
const outcomeOf = (dialled: string, parts: Partial<LiveRows> = {}) => dials(dialled, parts).outcome;

describe('the configuration that a tenant has', () => {
  it('routes by the rows as Teams prints them, with the SBCs by their short names', () => {
    expect(outcomeOf('0612345678')).toMatchObject({
      kind: 'routed',
      usage: 'National',
      attempts: [{ route: 'NL mobile', sbcs: [{ sbc: 'main', called: '+31612345678', caller: '+31205552101' }] }],
    });
  });

  it('knows the translation rules of an SBC that the file adopts', () => {
    const file = { ...nlFile, sbcs: nlFile.sbcs.map((sbc) => ({ ...sbc, adopt: true })) };
    const doubts = (voice: Voice) => {
      const user = voice.users.get('ada@contoso.com');
      return user && explainDialled(voice, user, '0612345678').doubts;
    };
    expect(doubts(compileConfig(fromTenant(file)))).toEqual([{ kind: 'adopted sbc', sbc: 'main' }]);
    expect(doubts(liveSide(aLive(), file).voice)).toEqual([]);
  });

  it('takes emergency calls by the policy that a person has, else by Global, and says where a site of the network has its own', () => {
    const named = (Identity: string, usage: string) => ({
      Identity,
      AllowEnhancedEmergencyServices: false,
      EmergencyNumbers: [{ EmergencyDialString: '112', EmergencyDialMask: null, OnlinePSTNUsage: usage }],
    });
    const emergencyPolicies = [named('Global', 'National'), named('NL', 'International')];
    const usageOf = (parts: Partial<LiveRows>) => dials('112', { emergencyPolicies, ...parts }).emergency;
    expect(usageOf({})).toEqual({ policy: 'Global', dial: '112', usage: 'National' });
    const emergencyCallRoutingPolicy = { name: 'NL' };
    expect(usageOf({ people: [{ ...ada, emergencyCallRoutingPolicy }] })).toMatchObject({ usage: 'International' });
    // Whether a group gives it makes no difference to the call.
    const byGroup = { ...ada, emergencyCallRoutingPolicy: { name: 'NL', group: '9d1c' } };
    expect(usageOf({ people: [byGroup] })).toMatchObject({ usage: 'International' });
    const networkSites = [{ Identity: 'Utrecht', EmergencyCallRoutingPolicy: 'UTR' }];
    expect(dials('112', { networkSites }).doubts).toEqual([
      { kind: 'network sites', sites: [{ name: 'Utrecht', policy: 'UTR' }] },
    ]);
    expect(dials('112').doubts).toEqual([]);
  });

  it('keeps dial plans rule by rule, in their order', () => {
    const rules = configOf().dialPlans.find(({ name }) => name === 'NL Amsterdam')?.rules;
    expect(rules?.map(({ name }) => name)).toEqual(['Emergency', 'International', 'National', 'Extension']);
    expect(rules?.at(-1)).toEqual({
      name: 'Extension',
      pattern: '^([2-8]\\d{3})$',
      translation: '+3120555$1',
      internal: true,
    });
  });

  it('takes the order of routes from their priorities, whatever order they are printed in', () => {
    const routes = [route('Late', 9, '^\\+316', 'National'), route('Early', 2, '^\\+316', 'National')];
    expect(outcomeOf('0612345678', { routes })).toMatchObject({ attempts: [{ route: 'Early' }, { route: 'Late' }] });
  });

  it('has Global as it is, whatever the file makes of it', () => {
    const file = {
      ...nlFile,
      global: { reason: 'all', policy: ['National'], dialPlan: nlFile.dialPlans[0]?.name ?? '' },
    };
    const { voiceRoutingPolicies, dialPlans } = liveSide(aLive(), file).voice.config;
    const globals = (all: readonly { readonly name: string }[]) => all.filter(({ name }) => name === 'Global').length;
    expect([globals(voiceRoutingPolicies), globals(dialPlans)]).toEqual([1, 1]);
    expect(voiceRoutingPolicies.find(({ name }) => name === 'Global')?.pstnUsages).toEqual([]);
  });

  it('knows Global, also where Teams shows none, so that nothing of it is doubted', () => {
    const people = [{ ...ada, dialPlan: undefined }];
    const dialPlans = aLive().dialPlans.filter(({ Identity }) => Identity !== 'Global');
    expect(dials('+31612345678', { people, dialPlans }).doubts).toEqual([]);
    expect(dials('+31612345678', { people }).doubts).toEqual([]);
    const byFile = compileConfig(
      fromTenant({ ...nlFile, users: nlFile.users.map(({ dialPlan: _, ...user }) => user) }),
    );
    const user = byFile.users.get('ada@contoso.com');
    expect(user && explainDialled(byFile, user, '+31612345678').doubts).toEqual([{ kind: 'global plan' }]);
  });

  it('gives Global to who has nothing else, with the rules and usages that the tenant gave it', () => {
    const live = aLive();
    const people = [{ ...ada, dialPlan: undefined, voiceRoutingPolicy: undefined }];
    const policies = live.policies.map((one) =>
      one.Identity === 'Global' ? { ...one, OnlinePstnUsages: ['National'] } : one,
    );
    const [first, ...plans] = live.dialPlans;
    const rules = first && { ...first, NormalizationRules: plans[0]?.NormalizationRules ?? [] };
    expect(dials('112', { people, dialPlans: rules ? [rules] : [] }).normalisation).toMatchObject({
      plan: { name: 'Global' },
      number: '112',
    });
    const call = dials('+31612345678', { people, policies });
    expect(call.policy).toEqual({ name: 'Global', source: { kind: 'global' } });
    expect(call.outcome).toMatchObject({ kind: 'routed', usage: 'National' });
  });

  it('names the group that gives a policy, and its rank', () => {
    const people = [{ ...ada, voiceRoutingPolicy: { name: 'NL supervisors', group: '9d1c' } }];
    const groupPolicies = [
      { GroupId: '9d1c', PolicyType: 'TenantDialPlan', PolicyName: 'Other', Rank: 1 },
      { GroupId: '9d1c', PolicyType: 'OnlineVoiceRoutingPolicy', PolicyName: 'NL supervisors', Rank: 2 },
    ];
    const call = dials('00442071234567', { people, groupPolicies });
    expect(call.policy).toEqual({ name: 'NL supervisors', source: { kind: 'group', group: '9d1c', rank: 2 } });
    expect(call.normalisation.plan).toEqual({ name: 'NL Amsterdam', source: { kind: 'direct' } });
    expect(call.outcome).toMatchObject({ kind: 'routed', usage: 'International' });
  });

  it("applies an SBC's translation rules in the order of its lists", () => {
    const gateways = [{ ...gateway, OutboundPstnNumberTranslationRules: ['Strip', 'Never'] }];
    const translationRules = [
      { Identity: 'Never', Pattern: '.*', Translation: '0' },
      { Identity: 'Strip', Pattern: '^\\+31(\\d+)$', Translation: '0$1' },
    ];
    expect(outcomeOf('0612345678', { gateways, translationRules })).toMatchObject({
      attempts: [{ sbcs: [{ called: '0612345678', applied: [{ list: 'outboundPstn', rule: 'Strip' }] }] }],
    });
  });

  it('sends nothing to an SBC that takes no calls', () => {
    expect(outcomeOf('112', { gateways: [{ ...gateway, Enabled: false }] })).toEqual({
      kind: 'dropped',
      reason: 'no sbc',
    });
  });

  it("takes an SBC that only routes name for a carrier's trunk", () => {
    const config = configOf({ routes: [route('NL mobile', 1, '^\\+316', 'National', ['trunk.carrier.example'])] });
    expect(config.sbcs).toContainEqual({
      name: 'trunk.carrier.example',
      fqdn: 'trunk.carrier.example',
      mapsUsernames: false,
      derived: true,
      enabled: true,
    });
  });

  it('rings whom the inventory of numbers names, listed in the file or not', () => {
    const numbers = [{ number: '+31205552102', holder: 'reception@contoso.com', skipsInternal: false }];
    expect(outcomeOf('2102', { numbers })).toEqual({ kind: 'internal', user: 'reception@contoso.com' });
    expect(outcomeOf('2102', { numbers: [{ number: '+31205552102', skipsInternal: false }] }).kind).toBe('routed');
  });

  it('sends colleagues out to the network for a number that says so', () => {
    const numbers = [{ number: '+31205552102', holder: 'bob@contoso.com', skipsInternal: true }];
    expect(outcomeOf('2102', { numbers })).toMatchObject({ kind: 'routed', attempts: [{ route: 'NL geographic' }] });
  });

  it("believes the inventory rather than a person's own record, which lags", () => {
    const rings = (numbers: LiveRows['numbers'], person: Partial<typeof ada> = {}) => {
      const voice = compileConfig(configOf({ people: [{ ...ada, ...person }], numbers }));
      return explainHandedOver(voice, '+31205552101@ujet.sip.carrier.example').outcome;
    };
    const row = { number: '+31205552101', skipsInternal: false };
    expect(rings([row])).toEqual({ kind: 'nobody', reason: 'no such number' });
    expect(rings([{ ...row, holder: 'eve@contoso.com' }])).toMatchObject({ kind: 'rings', user: 'eve@contoso.com' });
    expect(rings([{ ...row, holder: 'ADA@contoso.com' }], { number: undefined })).toMatchObject({
      kind: 'rings',
      user: 'ada@contoso.com',
      callingPolicy: 'CC agents',
    });
    expect(rings([{ ...row, holder: 'ada@contoso.com' }], { number: '+31205552199' })).toMatchObject({
      kind: 'rings',
    });
  });

  it('lets a Calling Plan take what no route does', () => {
    expect(outcomeOf('00442071234567', { people: [{ ...ada, callingPlan: true }] })).toEqual({ kind: 'calling plan' });
  });
});
