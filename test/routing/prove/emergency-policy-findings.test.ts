import { describe, expect, it } from 'vitest';
import type { EmergencyCallRoutingPolicy, Tenant } from '../../../tenant/tenant.ts';
import { aTenant, found, route, told, user } from './a-tenant.ts';

const policy = (
  numbers: EmergencyCallRoutingPolicy['numbers'] = [{ dial: '112', masks: [], usage: 'Emergency' }],
): EmergencyCallRoutingPolicy => ({ name: 'NL', numbers, enhancedServices: false, adopt: false });
const having = { emergencyCallRoutingPolicy: 'NL' };
const withPolicy = (one: EmergencyCallRoutingPolicy, more: Partial<Tenant> = {}): Tenant =>
  aTenant({ emergencyCallRoutingPolicies: [one], users: [user('ada', having)], ...more });

describe('users without an emergency call routing policy', () => {
  it.each<[string, Tenant, string[]]>([
    ['one', aTenant(), ['The files give ada@x.example no emergency call routing policy.']],
    [
      'all of three',
      aTenant({ users: [user('ada'), user('bob'), user('eve')] }),
      ['The files give none of the 3 users an emergency call routing policy.'],
    ],
    [
      'some',
      aTenant({ emergencyCallRoutingPolicies: [policy()], users: [user('ada', having), user('bob'), user('eve')] }),
      ['The files give bob@x.example and eve@x.example no emergency call routing policy.'],
    ],
    ['nobody', withPolicy(policy()), []],
    [
      "nobody, by Global's",
      aTenant({
        emergencyCallRoutingPolicies: [policy()],
        global: { reason: 'everybody', emergencyCallRoutingPolicy: 'NL' },
      }),
      [],
    ],
    [
      'nobody, by one that is in Teams',
      aTenant({ users: [user('ada', { emergencyCallRoutingPolicy: 'Theirs' })] }),
      [],
    ],
  ])('are one warning: %s', (_, tenant, what) => {
    const findings = found('emergency-policy-missing', tenant);
    expect(findings.map((finding) => finding.what)).toEqual(what);
    for (const { level, why } of findings) {
      expect(level).toBe('warning');
      expect(why).toContain("Teams' Global one may have numbers");
    }
  });
});

describe('an emergency call routing policy without numbers', () => {
  it('enables nobody', () => {
    expect(found('emergency-policy-empty', withPolicy(policy([]))).map(told)).toEqual([
      [
        'warning: Emergency call routing policy "NL" has no numbers.',
        "It enables nobody for emergency calling, and ada@x.example has it instead of Teams' Global one.",
        'give it the numbers that people there dial, e.g. { dial: …, usage: … }, or remove it.',
      ],
    ]);
    expect(found('emergency-policy-empty', withPolicy(policy()))).toEqual([]);
  });
});

describe('a number of a policy whose usage', () => {
  const routes = (pattern: string) => ({ voiceRoutes: [route('Emergency', pattern, 'Emergency')] });
  it.each<[string, Partial<Tenant>, string[][]]>([
    ['takes it with and without a +', {}, []],
    ['has a route that is not analysed', routes('^(?(112)112|x)$'), []],
    [
      'takes it without a + only',
      routes('^112$'),
      [
        [
          'warning: PSTN usage "Emergency" has a route for 112 and none for +112, which emergency call routing policy "NL" may send there.',
          'Clients of Teams have put a + before emergency numbers, and were to stop; who has an old one may still.',
          "write the pattern '^\\+?112$'.",
        ],
      ],
    ],
    [
      'takes it with a + only',
      routes('^\\+112$'),
      [
        [
          'error: No route of PSTN usage "Emergency" takes 112, which emergency call routing policy "NL" sends there.',
          'Its routes are "Emergency". The policy takes the call, so no other usage is tried, and the call is dropped.',
          "give the usage a route with pattern '^\\+?112$', or name another usage.",
        ],
      ],
    ],
    [
      'has no routes',
      { voiceRoutes: [route('Home', '^\\+31[1-9]\\d{8}$', 'National')] },
      [
        [
          'error: No route of PSTN usage "Emergency" takes 112, which emergency call routing policy "NL" sends there.',
          'The usage has no routes. The policy takes the call, so no other usage is tried, and the call is dropped.',
          "give the usage a route with pattern '^\\+?112$', or name another usage.",
        ],
      ],
    ],
  ])('%s', (_, more, lines) => {
    expect(found('emergency-number-without-route', withPolicy(policy(), more)).map(told)).toEqual(lines);
  });
});

describe('an emergency call', () => {
  it('that a policy takes by a usage without a route is lost, and whose fault it is is told', () => {
    const tenant = withPolicy(policy([{ dial: '112', masks: [], usage: 'National' }]));
    const [finding] = found('emergency-lost', tenant);
    expect(finding).toMatchObject({
      level: 'error',
      part: { kind: 'emergency policy', name: 'NL' },
      what: 'ada@x.example dials 112: the usage of their emergency call routing policy has no route for it.',
    });
    expect(finding?.fix).toBe(`give usage "National" a route for it: pattern '^\\+?112$'.`);
  });

  it('that a policy takes needs no usage of the voice routing policy', () => {
    const tenant = withPolicy(
      policy([
        { dial: '112', masks: [], usage: 'Emergency' },
        { dial: '+112', masks: [], usage: 'Emergency' },
      ]),
      {
        voiceRoutingPolicies: [{ name: 'Staff', pstnUsages: ['National'], adopt: false }],
      },
    );
    expect(found('emergency-lost', tenant)).toEqual([]);
    expect(found('usage-in-no-policy', tenant)).toEqual([]);
  });
});

describe('an emergency call routing policy that nobody has', () => {
  it('is noted', () => {
    expect(found('assigned-to-nobody', withPolicy(policy(), { users: [user('ada')] })).map(({ what }) => what)).toEqual(
      ['Emergency call routing policy "NL" is assigned to nobody in users.csv.'],
    );
    expect(found('assigned-to-nobody', withPolicy(policy()))).toEqual([]);
    const global = { reason: 'everybody', emergencyCallRoutingPolicy: 'NL' };
    expect(found('assigned-to-nobody', withPolicy(policy(), { users: [user('ada')], global }))).toEqual([]);
  });
});
