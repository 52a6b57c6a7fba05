import { describe, expect, it } from 'vitest';
import type { VoiceConfig } from '../../routing/config.ts';
import { outcomeText } from '../../routing/outcome-text.ts';
import { aConfig } from './a-config.ts';
import { dial, ends } from './dialled.ts';

const all = { name: 'All', pattern: '.*', priority: 1, pstnUsages: ['All'], sbcs: ['main'] };
const config = (parts: Partial<VoiceConfig> = {}): VoiceConfig =>
  aConfig({
    users: [{ name: 'ada', number: '+31205552101', country: 'NL', voiceRoutingPolicy: 'All' }],
    servicePlans: { NL: { callingCode: '31', rules: [], whole: true } },
    voiceRoutingPolicies: [{ name: 'All', pstnUsages: ['All'] }],
    voiceRoutes: [all],
    sbcs: [{ name: 'main', fqdn: 'main.contoso.com' }],
    ...parts,
  });

describe('the dial plan in force', () => {
  const rule = (translation: string) => [{ name: 'Rule', pattern: '^9$', translation }];
  const plans = [
    { name: 'Global', rules: rule('+1') },
    { name: 'Group plan', rules: rule('+2') },
    { name: 'Own', rules: rule('+3') },
    { name: 'Empty', rules: [] },
  ];
  const number = (user: object, dialled = '9') =>
    dial(
      config({
        users: [{ name: 'ada', country: 'NL', ...user }],
        dialPlans: plans,
        groupAssignments: [
          { group: 'all', kind: 'dialPlan', assigned: 'Empty', rank: 2 },
          { group: 'agents', kind: 'dialPlan', assigned: 'group PLAN', rank: 1 },
        ],
      }),
      dialled,
    ).normalisation.number;

  it('is the one assigned to the user, else the group of the best rank, else Global', () => {
    expect(number({ dialPlan: 'OWN', groups: ['agents'] })).toBe('+3');
    expect(number({ groups: ['all', 'Agents'] })).toBe('+2');
    expect(number({})).toBe('+1');
  });

  it("never takes Global's rules beside the user's own", () => {
    expect(number({ dialPlan: 'Empty' })).toBe('+319');
  });
});

describe('the voice routing policy in force', () => {
  it('beats a group when it is direct, as in Get-CsUserPolicyAssignment', () => {
    const policies = [
      { name: 'Employees Events', pstnUsages: ['All'] },
      { name: 'Vendor Live Events', pstnUsages: [] },
    ];
    const assigned = (voiceRoutingPolicy?: string) =>
      dial(
        config({
          users: [{ name: 'ada', country: 'NL', groups: ['vendors'], voiceRoutingPolicy }],
          voiceRoutingPolicies: policies,
          groupAssignments: [{ group: 'vendors', kind: 'voiceRoutingPolicy', assigned: 'Vendor Live Events', rank: 1 }],
        }),
        '9',
      ).policy;
    expect(assigned('Employees Events')).toEqual({ name: 'Employees Events', source: { kind: 'direct' } });
    expect(assigned()).toEqual({
      name: 'Vendor Live Events',
      source: { kind: 'group', group: 'vendors', rank: 1 },
    });
  });
});

describe('a dialled call', () => {
  it('to a colleague stays inside Teams', () => {
    expect(ends(dial(config(), '205552101').outcome)).toBe('internal ada');
  });

  it('to a colleague goes out when the number skips internal look-up', () => {
    const users = config().users.map((user) => ({ ...user, skipsInternal: true }));
    expect(ends(dial(config({ users }), '205552101').outcome)).toBe('main');
  });

  it('is dropped when no SBC of its routes takes calls', () => {
    const sbcs = [{ name: 'main', fqdn: 'main.contoso.com', enabled: false }];
    expect(dial(config({ sbcs }), '9').outcome).toEqual({ kind: 'dropped', reason: 'no sbc' });
  });

  it('leaves a disabled SBC out of a route and names it', () => {
    const sbcs = [
      { name: 'main', fqdn: 'main.contoso.com', enabled: false },
      { name: 'spare', fqdn: 'spare.contoso.com' },
    ];
    const voiceRoutes = [{ ...all, sbcs: ['main', 'spare'] }];
    expect(dial(config({ sbcs, voiceRoutes }), '9').outcome).toMatchObject({
      attempts: [{ sbcs: [{ sbc: 'spare' }], disabled: ['main'] }],
    });
  });

  it('tells a draining SBC from one that is only disabled, also where nothing else is left', () => {
    const sbcs = [
      { name: 'main', fqdn: 'main.contoso.com', enabled: false, draining: true },
      { name: 'old', fqdn: 'old.contoso.com', enabled: false },
      { name: 'spare', fqdn: 'spare.contoso.com' },
    ];
    const by = (...names: string[]) => dial(config({ sbcs, voiceRoutes: [{ ...all, sbcs: names }] }), '9');
    expect(by('main', 'old', 'spare').outcome).toMatchObject({
      attempts: [{ sbcs: [{ sbc: 'spare' }], disabled: ['main', 'old'], draining: ['main'] }],
    });
    expect(outcomeText(by('main', 'old', 'spare'))).toContain(
      '  first All: spare (main is draining; old: takes no calls)',
    );
    expect(outcomeText(by('main'))).toEqual([
      'Dropped: the routes that match have no SBC that takes calls: main is draining.',
    ]);
    expect(outcomeText(by('old'))).toEqual(['Dropped: the routes that match have no SBC that takes calls.']);
  });

  it('takes the routes of a usage by priority, whatever their order', () => {
    const voiceRoutes = [
      { ...all, name: 'second', priority: 7, sbcs: ['main'] },
      { ...all, name: 'first', priority: 3, sbcs: ['main'] },
    ];
    expect(dial(config({ voiceRoutes }), '9').outcome).toMatchObject({
      attempts: [{ route: 'first' }, { route: 'second' }],
    });
  });

  it('says that the order of equal priorities is not published', () => {
    const voiceRoutes = [all, { ...all, name: 'Twin' }, { ...all, name: 'Later', priority: 2 }];
    expect(dial(config({ voiceRoutes }), '9').doubts).toEqual([{ kind: 'equal priorities', routes: ['All', 'Twin'] }]);
  });

  it('passes over a pattern beyond the model and says so', () => {
    const dialPlans = [{ name: 'Global', rules: [{ name: 'Odd', pattern: '^(?>9)$', translation: '+1' }] }];
    const call = dial(config({ dialPlans }), '9');
    expect(call.normalisation).toMatchObject({ by: 'country code', trials: [{ result: 'not modelled' }] });
    expect(call.doubts).toEqual([{ kind: 'not modelled', what: 'rule', name: 'Odd' }]);
  });

  it('says so when a rule takes only a part of the number', () => {
    const dialPlans = [{ name: 'Global', rules: [{ name: 'Part', pattern: '\\d{4}$', translation: '+1$0' }] }];
    const call = dial(config({ dialPlans }), '991234');
    expect(call.normalisation.number).toBe('+11234');
    expect(call.doubts).toEqual([{ kind: 'partial match', rule: 'Part' }]);
  });

  it('names the second pass of older documents when it would change a number without +', () => {
    const rules = [
      { name: 'Strip', pattern: '^0(\\d+)$', translation: '$1' },
      { name: 'Short', pattern: '^(112)$', translation: '$1' },
    ];
    const dialPlans = [{ name: 'Global', rules }];
    expect(dial(config({ dialPlans }), '0205').doubts).toEqual([{ kind: 'second pass', number: '+31205' }]);
    expect(dial(config({ dialPlans }), '112').doubts).toEqual([]);
  });

  it('keeps a number that begins with + when no rule matches', () => {
    expect(dial(config(), '+4420').normalisation).toMatchObject({ by: 'kept', number: '+4420' });
  });
});
