import { describe, expect, it } from 'vitest';
import { emergencyReachable } from '../../../policies/rules/emergency-reachable.ts';
import { expectedCalls } from '../../../policies/rules/expected-calls.ts';
import { tollExposureNeedsApproval } from '../../../policies/rules/toll-exposure-needs-approval.ts';
import type { Subject } from '../../../policies/subject.ts';
import type { ExpectedCall } from '../../../tenant/load-calls.ts';
import { named, trunkAt, trunkTenant, unnamed } from '../../routing/a-trunk-tenant.ts';

const subject = (sections: Parameters<typeof trunkTenant>[0] = unnamed, calls: ExpectedCall[] = []): Subject => ({
  tenant: trunkTenant(sections),
  today: '2026-11-22',
  calls: { file: 'calls.yaml', calls, problems: [] },
  neighbours: [],
});

describe('the policy pack, of a tenant whose SIP trunk has no name yet', () => {
  it('lets the first up make the trunk: what only the name leaves open breaks no rule', () => {
    expect(emergencyReachable.check(subject())).toEqual([]);
    const calls: ExpectedCall[] = [{ as: 'ada', dial: '0612345678', expect: { route: 'NL national' } }];
    expect(expectedCalls.check(subject(unnamed, calls))).toEqual([]);
  });

  it('refuses what is wrong whatever the name is', () => {
    const rewritten = unnamed.dialPlans.replace(
      "pattern: '^(112)$', translation: '$1'",
      () => "pattern: '^(112)$', translation: '+31$1'",
    );
    expect(emergencyReachable.check(subject({ ...unnamed, dialPlans: rewritten }))).not.toEqual([]);
    const calls: ExpectedCall[] = [{ as: 'ada', dial: '0612345678', expect: { route: 'Other' } }];
    expect(expectedCalls.check(subject(unnamed, calls))).toHaveLength(1);
  });

  it('counts premium numbers as reached, though no name is known, and though the carrier refuses them', () => {
    const nowhere = trunkAt('{ destinations: [BE], dailySpendLimit: 50 }');
    for (const sections of [unnamed, named, { ...named, sipTrunk: nowhere }]) {
      const found = tollExposureNeedsApproval.check(subject(sections)).map(({ what }) => what);
      expect(found).toContainEqual(expect.stringMatching(/can dial premium numbers, by route NL national/));
    }
  });
});
