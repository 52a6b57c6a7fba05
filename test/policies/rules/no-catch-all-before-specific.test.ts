import { describe, expect, it } from 'vitest';
import { noCatchAllBeforeSpecific } from '../../../policies/rules/no-catch-all-before-specific.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aSubject } from '../a-subject.ts';

const found = (tenant: Partial<Tenant>) => noCatchAllBeforeSpecific.check(aSubject(tenant)).map(({ what }) => what);

const plan = (...patterns: string[]): Partial<Tenant> => ({
  dialPlans: [
    {
      name: 'NL',
      adopt: false,
      rules: patterns.map((pattern, index) => ({
        name: `rule ${index + 1}`,
        pattern,
        translation: '+$0',
        internal: false,
      })),
    },
  ],
});

const usages = (usage: Record<string, readonly string[]>, policy: readonly string[]): Partial<Tenant> => ({
  pstnUsages: Object.entries(usage).map(([name, patterns]) => ({
    name,
    routes: patterns.map((one) => `${name} ${one}`),
  })),
  voiceRoutes: Object.entries(usage).flatMap(([name, patterns]) =>
    patterns.map((pattern) => ({
      name: `${name} ${pattern}`,
      pattern,
      pstnUsages: [name],
      sbcs: ['Main'],
      adopt: false,
    })),
  ),
  voiceRoutingPolicies: [{ name: 'P', pstnUsages: policy, adopt: false }],
});

describe('no-catch-all-before-specific', () => {
  it('is kept where the narrow stands first', () => {
    expect(found({})).toEqual([]);
    expect(found(plan('^(112)$', '^0([1-9]\\d{8})$', '^(\\d+)$'))).toEqual([]);
    expect(found(usages({ A: ['^\\+316', '^\\+31', '.*'] }, ['A']))).toEqual([]);
  });

  it('is broken by a rule that takes all numbers of a later one', () => {
    expect(found(plan('^(\\d+)$', '^(112)$'))).toEqual([
      'Dial plan NL: rule rule 1 stands before rule 2 and takes all its numbers, e.g. 112.',
    ]);
  });

  it('is broken by a wider route in front of a narrower one, not by a second choice', () => {
    expect(found(usages({ A: ['^\\+', '^\\+44'] }, ['A']))).toEqual([
      'PSTN usage A: route A ^\\+ stands before A ^\\+44 and is tried first for all its numbers, e.g. +44.',
    ]);
    expect(found(usages({ A: ['^\\+44', '^\\+44'] }, ['A']))).toEqual([]);
  });

  it('is broken by usages that leave a later one nothing, also together', () => {
    expect(found(usages({ A: ['^\\+3'], B: ['^\\+4'], C: ['^\\+[34]1'] }, ['A', 'B', 'C']))).toEqual([
      'Policy P: the usages before C (A, B) take all its numbers, e.g. +31.',
    ]);
    expect(found(usages({ A: ['^\\+3'], B: ['^\\+4'], C: ['^\\+[34]1'] }, ['C', 'A', 'B']))).toEqual([]);
  });
});
