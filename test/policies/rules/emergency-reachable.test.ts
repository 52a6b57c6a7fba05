import { describe, expect, it } from 'vitest';
import { emergencyReachable } from '../../../policies/rules/emergency-reachable.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aSubject, keptTenant } from '../a-subject.ts';

const found = (tenant: Parameters<typeof aSubject>[0]) =>
  emergencyReachable.check(aSubject(tenant)).map(({ what }) => what);

describe('emergency-reachable', () => {
  it('is kept where every user reaches 112 as it is', () => {
    expect(found({})).toEqual([]);
  });

  it('is broken by a policy without the emergency usage', () => {
    expect(found({ voiceRoutingPolicies: [{ name: 'NL agents', pstnUsages: ['National'], adopt: false }] })).toEqual([
      '112, dialled by ada, bob, is dropped.',
      '+112, dialled by ada, bob, is dropped.',
    ]);
  });

  it('is broken by a dial plan that makes another number of it', () => {
    const anything = { name: 'Any', pattern: '^(\\d+)$', translation: '+31$1', internal: false };
    expect(found({ dialPlans: [{ name: 'NL', rules: [anything], adopt: false }] })).toEqual([
      '112, dialled by ada, bob, is dropped.',
    ]);
  });

  it('is kept where a person says that the carrier takes the form in which it leaves, and for that form alone', () => {
    const longer = (emergencyForms: Tenant['emergencyForms']) =>
      found({
        emergencyForms,
        dialPlans: [
          {
            name: 'NL',
            rules: [{ name: 'Emergency', pattern: '^(\\+?112)$', translation: '+31112', internal: false }],
            adopt: false,
          },
        ],
        voiceRoutes: keptTenant().voiceRoutes.map((route) =>
          route.name === 'Emergency' ? { ...route, pattern: '^\\+31112$' } : route,
        ),
      });
    expect(longer([{ number: '112', sentAs: '+31112', reason: 'interconnect guide' }])).toEqual([]);
    for (const others of [[], [{ number: '112', sentAs: '31112', reason: 'interconnect guide' }]]) {
      expect(longer(others)).toEqual([
        '112, dialled by ada, bob, leaves as +31112.',
        '+112, dialled by ada, bob, leaves as +31112.',
      ]);
    }
  });

  it('is broken where the numbers of the country are not known', () => {
    expect(found({ country: 'AQ' })).toEqual([
      "The emergency numbers of AQ aren't known here, so nothing can be said of them.",
    ]);
  });

  it('is broken for whoever is in another country, by its numbers', () => {
    const abroad = { upn: 'gus@contoso.com', number: '+442079460101', country: 'GB', dialPlan: 'NL', line: 9 };
    expect(found({ users: [{ ...abroad, voiceRoutingPolicy: 'NL agents' }] })).toEqual([
      '999, dialled by gus, is dropped.',
      '+999, dialled by gus, is dropped.',
    ]);
  });

  it('is not broken by a number that one source alone calls an emergency number', () => {
    expect(
      found({ country: 'IS', voiceRoutingPolicies: [{ name: 'NL agents', pstnUsages: ['National'], adopt: false }] }),
    ).toEqual([]);
  });

  it('says how to see the way of the call', () => {
    const [finding] = emergencyReachable.check(aSubject({ voiceRoutingPolicies: [] }));
    expect(finding?.fix).toBe(
      'see npm run explain -- contoso --as ada@contoso.com --dial 112; it needs a dial plan rule that keeps it, and a route in every policy.',
    );
  });
});
