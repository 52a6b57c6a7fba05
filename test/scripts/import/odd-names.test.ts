import { describe, expect, it } from 'vitest';
import type { LivePerson, LiveRows } from '../../../live/rows.ts';
import { ada, aLive, gateway, policy, route } from '../../live/a-live.ts';
import { made } from './made-of-rows.ts';

const live = aLive();
const bob: LivePerson = { ...ada, upn: 'bob@contoso.com', number: '+31205552102' };
const cyd: LivePerson = { ...ada, upn: 'cyd@contoso.com', number: '+31205552103' };
const given = (GroupId: string, PolicyType: string, PolicyName: string, Rank = 1) => ({
  GroupId,
  PolicyType,
  PolicyName,
  Rank,
});

describe('policies that people have by a name that no row takes', () => {
  const odd = [
    'Default',
    'None',
    '--',
    'say "hi"',
    ' lead',
    'trail ',
    'Tag:x',
    'a\u00a0b',
    'a\tb',
    'a\u001b[31m',
    '\ud800',
  ];

  it.each(odd)('%j is told, and the rest of the tenant is written', (name) => {
    const people = [{ ...ada, callingPolicy: { name }, callerIdPolicy: { name } }, bob];
    const { user, told, files } = made({ people });
    expect(user('ada')).toMatchObject({ number: '+31205552101', voiceRoutingPolicy: 'NL agents' });
    expect(user('ada')?.callingPolicy).toBeUndefined();
    expect(user('bob')?.callingPolicy).toBe('CC agents');
    expect(told).toMatch(/ada@contoso\.com: has calling policy ".+", which no row can name: what they have stays/s);
    expect(told).toMatch(/ada@contoso\.com: has caller ID policy ".+", which no row can name/s);
    expect(files['users.csv']).not.toContain(name);
  });

  it.each(['Default', 'say "hi"', '--', 'a\u00a0b'])('%j is given all the same where the file describes it', (name) => {
    const row = { Identity: name, AllowVoicemail: 'AlwaysDisabled', Description: null };
    const { tenant, user } = made({
      callingPolicies: [row] as unknown as LiveRows['callingPolicies'],
      people: [{ ...ada, callingPolicy: { name } }],
    });
    expect(tenant.callingPolicies.map((policy) => policy.name)).toEqual([name]);
    expect(user('ada')?.callingPolicy).toBe(name);
  });

  it('nor are they what a group gives', () => {
    const { tenant, told } = made(
      {
        groupPolicies: [given('g1', 'TeamsCallingPolicy', 'Default')],
        people: [{ ...ada, callingPolicy: { name: 'Default', group: 'g1' } }],
      },
      { groups: [['g1', 'A']] },
    );
    expect(tenant.groups).toEqual([]);
    expect(told).toContain('group "A" is given calling policy "Default", which the file has not and can\'t name.');
  });
});

describe('people of a group who have by themselves what no row can say', () => {
  it("aren't said to be in the group: by the file they had what it gives, and up would take their own away", () => {
    const { user, told } = made(
      {
        groupPolicies: [given('g1', 'TeamsCallingPolicy', 'CC agents'), given('g1', 'TenantDialPlan', 'NL Amsterdam')],
        people: [
          { ...ada, callingPolicy: { name: 'Default' }, dialPlan: { name: 'NL Amsterdam', group: 'g1' } },
          { ...bob, callingPolicy: { name: 'Own' }, dialPlan: { name: 'NL Amsterdam', group: 'g1' } },
        ],
      },
      { groups: [['g1', 'A']] },
    );
    expect(user('ada')?.group).toBeUndefined();
    expect(user('ada')?.callingPolicy).toBeUndefined();
    expect(user('bob')).toMatchObject({ group: 'A', byGroup: ['dialPlan'], callingPolicy: 'Own' });
    expect(told).toContain('ada@contoso.com: has dial plan "NL Amsterdam" by a group that the file can\'t say.');
  });
});

describe('two that a file takes for one, since only their accents are written otherwise', () => {
  const [one, other] = ['Caf\u00e9', 'Cafe\u0301'];

  it('are one emergency policy in the file, and nobody is said to have the wrong one', () => {
    const numbers = (dial: string) => [
      { EmergencyDialString: dial, EmergencyDialMask: '', OnlinePSTNUsage: 'Emergency' },
    ];
    const { tenant, user, told } = made({
      emergencyPolicies: [
        { Identity: one, EmergencyNumbers: numbers('112'), AllowEnhancedEmergencyServices: false, Description: null },
        { Identity: other, EmergencyNumbers: numbers('113'), AllowEnhancedEmergencyServices: false, Description: null },
      ] as LiveRows['emergencyPolicies'],
      people: [
        { ...ada, emergencyCallRoutingPolicy: { name: one } },
        { ...bob, emergencyCallRoutingPolicy: { name: other } },
      ],
    });
    const [kept] = tenant.emergencyCallRoutingPolicies;
    const has = {
      [user('ada')?.emergencyCallRoutingPolicy ?? '']: one,
      [user('bob')?.emergencyCallRoutingPolicy ?? '']: other,
    };
    for (const [said, real] of Object.entries(has)) if (said !== '') expect(said).toBe(real);
    expect(Object.keys(has).toSorted()).toEqual(['', kept?.name].toSorted());
    expect(told).toMatch(/has emergency call routing policy ".+", which no row can name/);
  });

  it('are one PSTN usage: the other is left out, with its routes and policies', () => {
    const { tenant, told } = made({
      usages: [...live.usages, one, other],
      routes: [...live.routes, route('r1', 8, '^8$', one), route('r2', 9, '^9$', other)],
      policies: [...live.policies, policy('p1', one), policy('p2', other)],
    });
    expect(tenant.pstnUsages.map(({ name }) => name)).toContain(one);
    expect(tenant.voiceRoutes.map(({ name }) => name)).toContain('r1');
    expect(tenant.voiceRoutes.map(({ name }) => name)).not.toContain('r2');
    expect(told).toContain(`PSTN usage "${other}". Another has this name`);
    expect(told).toContain('voice route "r2". It names PSTN usage');
  });

  it.each([
    [one, other],
    ['Case', 'case'],
    ['A', 'A '],
    ['A', 'a\u0007'],
  ])("groups %j and %j: what a file can't have or tell apart stands by its object id", (first, second) => {
    const group = (id: string) => ({ dialPlan: { name: 'NL Amsterdam', group: id } });
    const { tenant, user } = made(
      {
        groupPolicies: [
          given('g1', 'TenantDialPlan', 'NL Amsterdam'),
          given('g2', 'TenantDialPlan', 'NL Amsterdam', 2),
        ],
        people: [ada, { ...bob, ...group('g1') }, { ...cyd, ...group('g2') }],
      },
      {
        groups: [
          ['g1', first],
          ['g2', second],
        ],
      },
    );
    expect(tenant.groups.map(({ name }) => name)).toEqual([first, 'g2']);
    expect([user('bob')?.group, user('cyd')?.group]).toEqual([first, 'g2']);
  });
});

describe('sites that would have one name', () => {
  const inGroup = (id: string) => ({ dialPlan: { name: 'NL Amsterdam', group: id } });
  const dan: LivePerson = { ...ada, upn: 'dan@contoso.com', number: '+31205552104' };

  it('have two: people of group DE and people in Germany', () => {
    const { user } = made(
      {
        groupPolicies: [given('g1', 'TenantDialPlan', 'NL Amsterdam')],
        people: [ada, dan, { ...bob, ...inGroup('g1') }, { ...cyd, country: 'DE' }],
      },
      { groups: [['g1', 'DE']] },
    );
    expect(user('bob')).toMatchObject({ group: 'DE', byGroup: ['dialPlan'] });
    expect(user('bob')?.country).toBeUndefined();
    expect(user('cyd')).toMatchObject({ country: 'DE', dialPlan: 'NL Amsterdam' });
    expect(user('cyd')?.group).toBeUndefined();
  });

  it('have two: people of group A in Germany and people of group "a de"', () => {
    const { user } = made(
      {
        groupPolicies: [
          given('g1', 'TenantDialPlan', 'NL Amsterdam'),
          given('g2', 'TenantDialPlan', 'NL Amsterdam', 2),
        ],
        people: [ada, dan, { ...bob, ...inGroup('g1'), country: 'DE' }, { ...cyd, ...inGroup('g2') }],
      },
      {
        groups: [
          ['g1', 'A'],
          ['g2', 'a de'],
        ],
      },
    );
    expect(user('bob')).toMatchObject({ group: 'A', country: 'DE' });
    expect(user('cyd')).toMatchObject({ group: 'a de' });
    expect(user('cyd')?.country).toBeUndefined();
  });
});

describe('people whom a file takes only in part, or not at all', () => {
  it('are told: no country, a name that begins a comment, a number with a trunk 0', () => {
    const { user, told } = made({
      people: [
        ada,
        { ...bob, country: 'XX' },
        { ...cyd, upn: '#cyd@contoso.com' },
        { ...ada, upn: 'eve@contoso.com', number: '+310205552105', country: '' },
      ],
    });
    expect(user('bob')?.country).toBeUndefined();
    expect(told).toContain('bob@contoso.com: has usage location "XX", which is no country, and is taken to be in NL.');
    expect(told).toContain("#cyd@contoso.com: has a sign-in name that users.csv doesn't take.");
    expect(told).toContain('eve@contoso.com: has +310205552105, which is no number in E.164.');
  });
});

describe('what is empty in Teams, or there twice', () => {
  it('is left out, with its reason: patterns and translations', () => {
    const translation = { Identity: 'Empty', Pattern: '', Translation: '', Description: null };
    const rule = { Name: 'Nothing', Pattern: '', Translation: '$1', Description: null, IsInternalExtension: false };
    const { told, tenant } = made({
      routes: [...live.routes, route('No pattern', 9, '', 'National')],
      translationRules: [translation],
      gateways: [{ ...gateway, OutboundPstnNumberTranslationRules: ['Empty'] }],
      dialPlans: [
        ...live.dialPlans,
        { Identity: 'Own', Description: null, SimpleName: 'Own', NormalizationRules: [rule] },
      ] as LiveRows['dialPlans'],
    });
    expect(told).toContain('voice route "No pattern". pattern "": ');
    expect(told).toContain('translation rule "Empty". pattern "": ');
    expect(told).toContain('dial plan "Own". rules[0].pattern "": ');
    expect(tenant.dialPlans.map(({ name }) => name)).toEqual(['NL Amsterdam']);
  });

  it('is no Global of the file: a PSTN usage that it has twice', () => {
    const { tenant, files } = made({ policies: [policy('Global', 'National', 'national'), ...live.policies.slice(1)] });
    expect(tenant.global).toBeUndefined();
    expect(files['tenant.yaml']).toMatch(/# voice routing policy "Global": .*"National" stands at global\.policy\[0\]/);
  });
});
