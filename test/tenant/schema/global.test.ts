import { describe, expect, it } from 'vitest';
import { type Files, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    'writes Global only with a reason',
    { protect: 'global: { policy: [National] }' },
    `stacks/contoso/tenant.yaml: global.reason: reason is missing.
  Why the tenant's Global policies are written: they hold for everybody who has no other.
  Fix: add it, e.g. reason: everybody may call emergency numbers.`,
  ],
  [
    'writes something into Global',
    { protect: 'global: { reason: later }' },
    `stacks/contoso/tenant.yaml: global: There is a reason, and nothing that it is for.
  global describes policy, dialPlan, emergencyCallRoutingPolicy, callerIdPolicy or callingPolicy; what it leaves out stays as it is in Teams.
  Fix: add one of them, or remove global.`,
  ],
  [
    'names usages of the file in Global',
    { protect: 'global: { reason: all, policy: [Natinal] }' },
    `stacks/contoso/tenant.yaml: global.policy[0]: "Natinal" isn't a PSTN usage of this tenant.
  Known PSTN usages: National.
  Fix: write "National", or add "Natinal" under pstnUsages.`,
  ],
  [
    'names a dial plan of the file in Global',
    { protect: 'global: { reason: all, dialPlan: BE }' },
    `stacks/contoso/tenant.yaml: global.dialPlan: "BE" isn't a dial plan of this tenant.
  Known dial plans: NL.
  Fix: add it under dialPlans, or correct the spelling.`,
  ],
  [
    'names a caller ID policy of the file in Global',
    {
      protect:
        'callerIdPolicies: { Reception: { show: anonymous } }\nglobal: { reason: all, callerIdPolicy: Recepton }',
    },
    `stacks/contoso/tenant.yaml: global.callerIdPolicy: "Recepton" isn't a caller ID policy of this tenant.
  Known caller ID policies: Reception.
  Fix: write "Reception", or add "Recepton" under callerIdPolicies.`,
  ],
  [
    "doesn't touch Teams' Global policy",
    { voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [], global: [] }' },
    `stacks/contoso/tenant.yaml: voiceRoutingPolicies.global: "global" is Teams' own, and holds for everybody who has nothing else.
  trunkline makes policies and plans of its own and gives them to users.
  Fix: choose another name; what Global itself is to have stands under global.`,
  ],
];

describe('what a tenant file says of Global', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });
});
