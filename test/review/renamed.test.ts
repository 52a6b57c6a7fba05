import { describe, expect, it } from 'vitest';
import { needsOfChange } from '../../review/needs.ts';
import { withNamesOf } from '../../review/renamed.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { aTenant, nlRules, user } from '../routing/prove/a-tenant.ts';

const tenantWith = (name: string, existing: boolean) =>
  aTenant({
    translationRules: [{ name, pattern: '^\\+31(\\d{9})$', translation: '0$1', existing, adopt: false }],
  });
const renamed = (from: string, to: string, existing: boolean) =>
  withNamesOf(tenantWith(from, existing), tenantWith(to, existing)).renamed;

describe('a translation rule under another name', () => {
  it('is renamed where up makes it', () => {
    expect(renamed('Strip', 'StripCC', false)).toEqual([{ kind: 'translation rule', from: 'Strip', to: 'StripCC' }]);
  });

  it("is another rule where it is somebody else's, unless only its case differs", () => {
    expect(renamed('Strip', 'StripCC', true)).toEqual([]);
    expect(renamed('Strip', 'STRIP', true)).toEqual([{ kind: 'translation rule', from: 'Strip', to: 'STRIP' }]);
  });
});

it('a treatment of unassigned numbers under another name is renamed', () => {
  const of = (name: string) =>
    aTenant({ unassignedNumbers: [{ name, pattern: '^\\+3120555\\d{4}$', user: 'ada@x.example', adopt: false }] });
  expect(withNamesOf(of('Gone'), of('Leavers')).renamed).toEqual([{ kind: 'treatment', from: 'Gone', to: 'Leavers' }]);
});

describe('a policy under another name', () => {
  const policies = (name: string) =>
    ({
      voiceRoutingPolicies: [{ name, pstnUsages: ['Emergency', 'National'], adopt: false }],
      dialPlans: [{ name, rules: nlRules, adopt: false }],
      callingPolicies: [{ name, adopt: false, voicemail: 'AlwaysDisabled' }],
      emergencyCallRoutingPolicies: [
        { name, adopt: false, enhancedServices: false, numbers: [{ dial: '112', masks: [], usage: 'Emergency' }] },
      ],
      callerIdPolicies: [{ name, adopt: false, show: 'anonymous', userOverride: false, hideCallers: false }],
    }) satisfies Partial<Tenant>;
  const given = (name: string) => ({
    voiceRoutingPolicy: name,
    dialPlan: name,
    callingPolicy: name,
    emergencyCallRoutingPolicy: name,
    callerIdPolicy: name,
  });
  const of = (name: string) =>
    aTenant({ ...policies(name), groups: [{ name: 'CC', ...given(name) }], users: [user('ada', given(name))] });

  it('is followed to users and into groups, so that nobody is told of another', () => {
    const { base, renamed } = withNamesOf(of('Old'), of('New'));
    expect(renamed.map(({ kind }) => kind)).toEqual([
      'policy',
      'emergency call routing policy',
      'calling policy',
      'caller ID policy',
      'dial plan',
    ]);
    expect(base).toEqual(of('New'));
    expect(needsOfChange(of('Old'), of('New'), base)).toEqual([]);
  });

  it("is another one where it is somebody else's", () => {
    const theirs = (name: string) =>
      aTenant({ dialPlans: [{ name, rules: nlRules, adopt: false, existing: true }], users: [] });
    expect(withNamesOf(theirs('Old'), theirs('New')).renamed).toEqual([]);
  });

  it('is followed into Global', () => {
    const global = (name: string) =>
      aTenant({ ...policies(name), global: { reason: 'all', dialPlan: name, emergencyCallRoutingPolicy: name } });
    expect(withNamesOf(global('Old'), global('New')).base.global).toEqual(global('New').global);
  });
});
