import { describe, expect, it } from 'vitest';
import { compareConfigs } from '../../../routing/compare/compare.ts';
import type { VoiceConfig, VoiceRoute, VoiceUser } from '../../../routing/config.ts';
import { nlTenant } from '../nl-tenant.ts';

const withUser = (name: string, parts: Partial<VoiceUser>): VoiceConfig => ({
  ...nlTenant,
  users: nlTenant.users.map((user) => (user.name.startsWith(name) ? { ...user, ...parts } : user)),
});
const withUsages = (policy: string, pstnUsages: string[]): VoiceConfig => ({
  ...nlTenant,
  voiceRoutingPolicies: nlTenant.voiceRoutingPolicies.map((old) =>
    old.name === policy ? { ...old, pstnUsages } : old,
  ),
});
const withRoute = (name: string, parts: Partial<VoiceRoute>): VoiceConfig => ({
  ...nlTenant,
  voiceRoutes: nlTenant.voiceRoutes.map((route) => (route.name === name ? { ...route, ...parts } : route)),
});
const withRules = (order: string[]): VoiceConfig => ({
  ...nlTenant,
  dialPlans: nlTenant.dialPlans.map((plan) => ({
    ...plan,
    rules: order.flatMap((name) => plan.rules.find((rule) => rule.name === name) ?? []),
  })),
});
const compare = (head: VoiceConfig) => compareConfigs(nlTenant, head);

describe('two versions of a configuration', () => {
  it('that are the same: nothing changes', () => {
    expect(compare(structuredClone(nlTenant)).nothingChanges).toBe(true);
  });

  it('of which one takes a usage away: who loses which numbers, with an example as people write it', () => {
    const { dialled, nothingChanges } = compare(withUsages('NL supervisors', ['Emergency', 'National']));
    expect(nothingChanges).toBe(false);
    expect(dialled.changes).toMatchObject([
      {
        users: ['eve@contoso.com'],
        policies: ['NL supervisors'],
        effect: 'lost',
        before: 'main',
        after: 'dropped',
        kinds: { 'abroad from NL': 'all', premium: 'some', satellite: 'some' },
        numbers: { lines: ['+[124-9]x{6,14}', '+3[02-9]x{5,13}'], complete: true },
        example: { dialled: '00442079460123', written: '00 44 20 7946 0123' },
      },
    ]);
    expect(dialled.changes[0]?.numbers?.count).toBe('988888887900000');
    expect(dialled.reach.map(({ kind, direction }) => [kind, direction])).toEqual([
      ['premium', 'lost'],
      ['satellite', 'lost'],
      ['abroad from NL', 'lost'],
    ]);
  });

  it('of which one lets agents call abroad: what they newly reach', () => {
    const { dialled } = compare(withUsages('NL agents', ['Emergency', 'National', 'International']));
    expect(dialled.reach.map(({ kind, direction, users }) => [kind, direction, users])).toEqual([
      ['premium', 'gained', ['ada@contoso.com']],
      ['satellite', 'gained', ['ada@contoso.com']],
      ['abroad from NL', 'gained', ['ada@contoso.com']],
    ]);
  });

  it('of which one only moves a usage: no call changes by it', () => {
    const result = compare(withUsages('NL supervisors', ['National', 'Emergency', 'International']));
    expect(result.dialled).toEqual({ changes: [], reach: [], sampled: [], uncertain: [], notAnalysed: [] });
    expect(result.lists).toEqual([
      {
        list: 'policy "NL supervisors"',
        added: [],
        removed: [],
        changed: [],
        moved: [{ item: 'National', to: 'above Emergency' }],
        noCallChanges: true,
      },
    ]);
    expect(result.nothingChanges).toBe(false);
  });

  it('of which one moves a rule above another that takes the same numbers: which of them', () => {
    const broad: VoiceConfig = {
      ...nlTenant,
      dialPlans: nlTenant.dialPlans.map((plan) => ({
        ...plan,
        rules: [...plan.rules, { name: 'Broad', pattern: '^(11\\d)$', translation: '+3188$1' }],
      })),
    };
    const moved: VoiceConfig = {
      ...broad,
      dialPlans: broad.dialPlans.map((plan) => ({
        ...plan,
        rules: [...plan.rules.slice(-1), ...plan.rules.slice(0, -1)],
      })),
    };
    const { dialled, lists, emergency } = compareConfigs(broad, moved);
    expect(lists).toMatchObject([
      { list: 'dial plan "NL Amsterdam"', moved: [{ item: 'Broad', to: 'above Emergency' }], noCallChanges: false },
    ]);
    const lines = dialled.changes.map(({ effect, before, after, dialled: { lines: set } }) => [
      effect,
      before,
      after,
      set,
    ]);
    expect(lines).toEqual([['lost', 'main', 'dropped', ['112']]]);
    expect(emergency.calls.find(({ dialled: number }) => number === '112')).toMatchObject({
      before: 'main',
      arrived: true,
      after: 'dropped',
      arrives: false,
    });
  });

  it('of which one reorders rules that never meet: no call changes by it', () => {
    const { lists, dialled } = compare(withRules(['Extension', 'National', 'International', 'Emergency']));
    expect(dialled.changes).toEqual([]);
    expect(lists).toMatchObject([{ noCallChanges: true }]);
  });

  it('of which one writes a rule otherwise with the same result: no call changes', () => {
    const rules = nlTenant.dialPlans[0]?.rules.map((rule) =>
      rule.name === 'National' ? { ...rule, pattern: '^0([1-9])(\\d{8})$', translation: '+31$1$2' } : rule,
    );
    const { dialled, lists } = compare({ ...nlTenant, dialPlans: [{ name: 'NL Amsterdam', rules: rules ?? [] }] });
    expect(dialled).toEqual({ changes: [], reach: [], sampled: [], uncertain: [], notAnalysed: [] });
    expect(lists).toMatchObject([{ changed: ['National'] }]);
  });

  it('of which one narrows a route: the numbers in normalised form', () => {
    const { dialled } = compare(withRoute('NL mobile', { pattern: '^\\+316[1-8]\\d{7}$' }));
    expect(dialled.changes).toMatchObject([
      {
        effect: 'lost',
        numbers: { lines: ['+316[09]x{7}'], count: '20000000' },
        users: ['ada@contoso.com', 'eve@contoso.com'],
      },
    ]);
  });

  it('of which one renames a route, a usage and an SBC: nothing that a caller could notice', () => {
    const head: VoiceConfig = {
      ...nlTenant,
      voiceRoutes: nlTenant.voiceRoutes.map((route) => ({
        ...route,
        name: `${route.name} (new)`,
        pstnUsages: route.pstnUsages.map((usage) => `${usage} NL`),
        sbcs: ['primary'],
      })),
      voiceRoutingPolicies: nlTenant.voiceRoutingPolicies.map((policy) => ({
        ...policy,
        pstnUsages: policy.pstnUsages.map((usage) => `${usage} NL`),
      })),
      sbcs: nlTenant.sbcs.map((sbc) => ({ ...sbc, name: 'primary' })),
    };
    expect(compare(head).dialled.changes).toEqual([]);
  });

  it('of which one swaps two numbers: who rings at each, and that colleagues who dial them notice', () => {
    const head: VoiceConfig = {
      ...nlTenant,
      users: nlTenant.users.map((user) => ({
        ...user,
        number: user.number === '+31205552101' ? '+31205552110' : '+31205552101',
        sipUri: `${user.number === '+31205552101' ? '+31205552110' : '+31205552101'}@ujet.sip.carrier.example`,
      })),
    };
    const { handedOver, dialled } = compare(head);
    expect(handedOver.changes.map(({ address, rang, rings }) => [address, rang, rings])).toEqual([
      ['+31205552101', 'ada@contoso.com', 'eve@contoso.com'],
      ['+31205552110', 'eve@contoso.com', 'ada@contoso.com'],
    ]);
    expect(handedOver.unreachable).toEqual([]);
    expect(handedOver.addresses).toHaveLength(2);
    expect(handedOver.addresses[0]).toMatchObject({ user: 'ada@contoso.com', oldRings: 'eve@contoso.com' });
    expect(dialled.changes.map(({ before, after, effect }) => [before, after, effect])).toEqual([
      ['ada@contoso.com', 'eve@contoso.com', 'elsewhere'],
      ['eve@contoso.com', 'ada@contoso.com', 'elsewhere'],
    ]);
  });

  it('of which one lacks a user: CCAIP reaches nobody there, and colleagues who dial the number go out', () => {
    const { handedOver, roster, dialled } = compare({ ...nlTenant, users: nlTenant.users.slice(0, 1) });
    expect(roster.removed).toEqual(['eve@contoso.com']);
    expect(handedOver.changes).toMatchObject([{ address: '+31205552110', rang: 'eve@contoso.com' }]);
    expect(handedOver.changes[0]?.rings).toBeUndefined();
    expect(handedOver.unreachable).toEqual([{ user: 'eve@contoso.com', why: 'is no user any more' }]);
    expect(dialled.changes).toMatchObject([{ before: 'eve@contoso.com', after: 'main', users: ['ada@contoso.com'] }]);
  });

  it('of which one has another inbound domain: the addresses in CCAIP no longer fit', () => {
    const host = 'new.sip.carrier.example';
    const head: VoiceConfig = {
      ...nlTenant,
      inboundDomain: host,
      users: nlTenant.users.map((user) => ({ ...user, sipUri: `${user.number}@${host}` })),
    };
    const { handedOver } = compare(head);
    expect(handedOver.unreachable).toEqual([]);
    expect(handedOver.addresses[0]).toEqual({
      user: 'ada@contoso.com',
      before: '+31205552101@ujet.sip.carrier.example',
      after: '+31205552101@new.sip.carrier.example',
    });
    expect(handedOver.changes.map(({ address, rings }) => [address, rings])).toContainEqual([
      '+31205552101@ujet.sip.carrier.example',
      undefined,
    ]);
  });

  it('of which one gives another calling policy: voicemail and forwarding may answer otherwise', () => {
    expect(compare(withUser('ada', { callingPolicy: 'CC supervisors' })).handedOver.callingPolicies).toEqual([
      { user: 'ada@contoso.com', before: 'CC agents', after: 'CC supervisors' },
    ]);
  });

  it('with a pattern beyond exactness: it is named, sampled, and nothing is claimed for those who use it', () => {
    const before = withRoute('NL mobile', { pattern: '^\\+316(?>\\d)\\d{7}$' });
    const after = withRoute('NL mobile', { pattern: '^\\+316(?>\\d)\\d{6}$' });
    const { dialled, nothingChanges } = compareConfigs(before, after);
    expect(dialled.notAnalysed).toMatchObject([{ what: 'route "NL mobile"' }]);
    expect(nothingChanges).toBe(false);
    expect(compareConfigs(before, before).nothingChanges).toBe(true);
  });
});

describe('a rule that can match only a part of a number', () => {
  const withRule = (pattern: string): VoiceConfig => ({
    ...nlTenant,
    dialPlans: nlTenant.dialPlans.map((plan) => ({
      ...plan,
      rules: [...plan.rules, { name: 'Loose', pattern, translation: '+31$1' }],
    })),
  });

  it.each(['^9(\\d{4})', '9(\\d{4})$'])('is named where it counts: %s', (pattern) => {
    const { dialled } = compare(withRule(pattern));
    expect(dialled.notAnalysed.map(({ what }) => what)).toEqual(['normalisation rule "Loose"']);
  });

  it.each(['^9(\\d{4})$', '^9(\\d+)'])('is not named where it takes all of every number: %s', (pattern) => {
    expect(compare(withRule(pattern)).dialled.notAnalysed).toEqual([]);
  });
});

describe('emergency calls', () => {
  it('are told per number, with and without +, before and after', () => {
    const { emergency } = compare(withRoute('NL emergency', { pattern: '^112$' }));
    expect(emergency.calls).toEqual([
      {
        dialled: '112',
        standing: 'required',
        users: ['ada@contoso.com', 'eve@contoso.com'],
        before: 'main',
        arrived: true,
        after: 'main',
        sentBefore: ['112'],
        sent: ['112'],
        arrives: true,
      },
      {
        dialled: '+112',
        standing: 'required',
        users: ['ada@contoso.com', 'eve@contoso.com'],
        before: 'main',
        arrived: true,
        after: 'dropped',
        sentBefore: ['+112'],
        sent: [],
        arrives: false,
        effect: 'lost',
      },
    ]);
  });
});
