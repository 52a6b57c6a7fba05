import { describe, expect, it } from 'vitest';
import type { Beyond } from '../../../routing/prove/facts.ts';
import { factsOf } from '../../../routing/prove/facts.ts';
import { prove } from '../../../routing/prove/prove.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import {
  aTenant,
  emergency,
  found,
  national,
  route,
  rule,
  sbc,
  toHome,
  told,
  user,
  withRoutes,
  withRules,
} from './a-tenant.ts';

const known = 'It is an emergency number of NL:';

describe('an emergency number', () => {
  const withTranslation = (translation: string): Beyond => ({
    config: {
      sbcs: [{ name: 'main', fqdn: 'main.example', translations: { outboundPstn: ['T'] } }],
      translationRules: [{ name: 'T', pattern: '^112$', translation }],
    },
  });

  it.each<[string, Tenant, Beyond, string[]]>([
    [
      'without a rule gets the calling code',
      withRules(national),
      {},
      [
        'error: ada@x.example dials 112: the dial plan makes another number of it.',
        `${known} networks and SBCs know it only as it is dialled. Not certain: Teams' own rules for NL are not all published.`,
        'ada@x.example dials 112: no rule matches, so Teams makes it +31112 with the calling code of NL, dropped, because policy "Staff" has no usage that matches',
        "add { name: Emergency, pattern: '^(112)$', translation: '$1' } to dial plan \"NL\".",
      ],
    ],
    [
      'behind a wider rule is rewritten',
      withRules(rule('Three', '^(\\d{3})$', '+3120555$1'), emergency),
      {},
      [
        'error: ada@x.example dials 112: the dial plan makes another number of it.',
        `${known} networks and SBCs know it only as it is dialled.`,
        'ada@x.example dials 112: rule "Three" makes it +3120555112, dropped, because policy "Staff" has no usage that matches',
        'move rule "Emergency" of dial plan "NL" above "Three".',
      ],
    ],
    [
      'without a route is dropped',
      withRoutes(toHome),
      {},
      [
        'error: ada@x.example dials 112: the call is dropped.',
        `${known} the call goes nowhere.`,
        'ada@x.example dials 112: rule "Emergency" makes it 112, dropped, because policy "Staff" has no usage that matches',
        'give policy "Staff" a usage with a route for it, first of all: pattern \'^\\+?112$\'.',
      ],
    ],
    [
      'that is lost only with a + is a warning',
      withRoutes(route('Emergency', '^112$', 'Emergency'), toHome),
      {},
      [
        'warning: ada@x.example dials +112: the call is dropped.',
        `${known} the call goes nowhere.`,
        'ada@x.example dials +112: no rule matches, so it stays, dropped, because policy "Staff" has no usage that matches',
        'give policy "Staff" a usage with a route for it, first of all: pattern \'^\\+?112$\'.',
      ],
    ],
    [
      'that an SBC rewrites is told',
      aTenant(),
      withTranslation('911'),
      [
        'error: ada@x.example dials 112: an SBC sends another number.',
        `${known} networks know it only as it is dialled.`,
        'ada@x.example dials 112: rule "Emergency" makes it 112, goes out by Emergency over main',
        "leave it out of the SBC's outbound translation rules.",
      ],
    ],
    [
      "that is a colleague's is told",
      aTenant({ users: [user('ada'), user('bob', { number: '112', voiceRoutingPolicy: undefined })] }),
      {},
      [
        'error: ada@x.example dials 112: it rings a colleague.',
        `${known} no emergency service answers.`,
        'ada@x.example dials 112: rule "Emergency" makes it 112, rings bob@x.example',
        'give the colleague another number.',
      ],
    ],
  ])('%s', (_, tenant, beyond, lines) => {
    expect(found('emergency-lost', tenant, beyond).map(told)).toEqual([lines]);
  });

  it.each<[string, Tenant, Beyond]>([
    ['with a rule and a route', aTenant(), {}],
    ['to which an SBC adds a +', aTenant(), withTranslation('+112')],
    [
      'of users without any policy, who have a finding of their own',
      aTenant({ users: [user('ada', { voiceRoutingPolicy: undefined })] }),
      {},
    ],
  ])('%s is none', (_, tenant, beyond) => {
    expect(found('emergency-lost', tenant, beyond)).toEqual([]);
  });

  it('is told once for all who have the plan, with all numbers', () => {
    const people = [user('ada'), user('bob', { voiceRoutingPolicy: 'Free' }), user('cyd')];
    const tenant = { ...withRules(national), country: 'FR', users: people };
    const [finding, ...others] = found('emergency-lost', {
      ...tenant,
      voiceRoutingPolicies: ['Staff', 'Free'].map((name) => ({ name, pstnUsages: ['Emergency'], adopt: false })),
    });
    expect(others).toEqual([]);
    expect(finding?.what).toBe(
      '3 users (ada@x.example, cyd@x.example and 1 more) dial 112, 15, 17, 18, 114, 191, 196: the dial plan makes another number of it.',
    );
    expect(finding?.fix).toBe(
      "add { name: Emergency, pattern: '^(112|15|17|18|114|191|196)$', translation: '$1' } to dial plan \"NL\".",
    );
  });

  it('that one source alone knows is a warning, and says so', () => {
    const [finding] = found('emergency-lost', { ...withRules(national), country: 'IS' });
    expect(finding?.level).toBe('warning');
    expect(finding?.why).toContain('It is most likely an emergency number of IS');
  });

  it('of a country that is not known is named as not proved', () => {
    const { unproved } = prove(factsOf({ ...aTenant(), country: 'AQ' }));
    expect(unproved).toEqual([
      {
        part: { kind: 'country' },
        what: 'emergency calls in AQ',
        why: 'its emergency numbers are not known here',
      },
    ]);
  });
});

describe('an emergency number whose route has no SBC that takes calls', () => {
  const off = { enabled: false };
  const draining = { ...off, drainFor: '2h' };
  const of = (sbcs: ReturnType<typeof sbc>[], more: Partial<Tenant> = {}) => {
    const emergencyRoute = route(
      'Emergency',
      '^\\+?112$',
      'Emergency',
      sbcs.map(({ key }) => key),
    );
    const tenant = aTenant({ sbcs: [...sbcs, sbc('other')], voiceRoutes: [emergencyRoute], ...more });
    return found('emergency-lost', tenant);
  };

  it.each<[string, ReturnType<typeof sbc>[], string, string]>([
    ['draining', [sbc('main', draining)], 'main is draining', ', or take drain of main out until there is one'],
    ['disabled', [sbc('main', off)], 'main is disabled', ', or enable main'],
    [
      'one of each',
      [sbc('main', draining), sbc('spare', off)],
      'main is draining, spare is disabled',
      ', or take drain of main out until there is one',
    ],
  ])('needs another SBC, not another route: %s', (_, sbcs, why, or) => {
    const [finding, ...others] = of(sbcs);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      level: 'error',
      part: { kind: 'route', name: 'Emergency' },
      what: `ada@x.example dials 112: route "Emergency" takes it and has no SBC that takes calls: ${why}.`,
      why: `${known} the call goes nowhere.`,
      fix: `name an SBC that takes calls in route "Emergency"${or}.`,
    });
  });

  it('is the same for one that an emergency call routing policy takes', () => {
    const policy = {
      name: 'NL',
      numbers: [{ dial: '112', masks: [], usage: 'Emergency' }],
      enhancedServices: false,
      adopt: false,
    };
    const having = {
      emergencyCallRoutingPolicies: [policy],
      users: [user('ada', { emergencyCallRoutingPolicy: 'NL' })],
    };
    expect(of([sbc('main', draining)], having).map(({ fix }) => fix)).toEqual([
      'name an SBC that takes calls in route "Emergency", or take drain of main out until there is one.',
    ]);
    expect(of([sbc('main', draining), sbc('spare')], having)).toEqual([]);
  });
});
