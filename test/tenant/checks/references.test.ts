import { describe, expect, it } from 'vitest';
import { type Files, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    'a route names an SBC of the tenant',
    { pstnUsages: "pstnUsages: { National: [{ route: A, pattern: '1', sbcs: [main, sbc3] }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].sbcs[1]: "sbc3" isn't an SBC of this tenant.
  Known SBCs: main.
  Fix: add it under sbcs, or correct the spelling.`,
  ],
  [
    'a route names PSTN usages of the tenant',
    { pstnUsages: "pstnUsages: { National: [{ route: A, pattern: '1', sbcs: [main], alsoIn: [Natinal] }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].alsoIn[0]: "Natinal" isn't a PSTN usage of this tenant.
  Known PSTN usages: National.
  Fix: write "National", or add "Natinal" under pstnUsages.`,
  ],
  [
    'a policy names PSTN usages of the tenant',
    { voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [Natinal] }' },
    `stacks/contoso/tenant.yaml: voiceRoutingPolicies["NL agents"][0]: "Natinal" isn't a PSTN usage of this tenant.
  Known PSTN usages: National.
  Fix: write "National", or add "Natinal" under pstnUsages.`,
  ],
  [
    'a policy in its long form too',
    { voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: { pstnUsages: [Emergency], adopt: true } }' },
    `stacks/contoso/tenant.yaml: voiceRoutingPolicies["NL agents"].pstnUsages[0]: "Emergency" isn't a PSTN usage of this tenant.
  Known PSTN usages: National.
  Fix: add it under pstnUsages, or correct the spelling.`,
  ],
  [
    'a plan is built on a plan of the tenant',
    { dialPlans: 'dialPlans: { NL: { from: DE } }' },
    `stacks/contoso/tenant.yaml: dialPlans.NL.from: "DE" isn't a dial plan of this tenant.
  Known dial plans: NL.
  Fix: add it under dialPlans, or correct the spelling.`,
  ],
  [
    'a site names a dial plan of the tenant',
    { sites: 'sites: { Amsterdam: { dialPlan: NLx } }' },
    `stacks/contoso/tenant.yaml: sites.Amsterdam.dialPlan: "NLx" isn't a dial plan of this tenant.
  Known dial plans: NL.
  Fix: write "NL", or add "NLx" under dialPlans.`,
  ],
  [
    'a site names a policy of the tenant',
    { sites: 'sites: { Amsterdam: { policy: agents } }' },
    `stacks/contoso/tenant.yaml: sites.Amsterdam.policy: "agents" isn't a voice routing policy of this tenant.
  Known voice routing policies: NL agents.
  Fix: write "NL agents", or add "agents" under voiceRoutingPolicies.`,
  ],
  [
    'what is linked is a generation of the secret',
    { ucaas: 'ucaas: { multicastLimit: 40, linked: { secret: 2026-10, by: x, on: 2026-11-20 } }' },
    `stacks/contoso/tenant.yaml: ucaas.linked.secret: "2026-10" isn't a secret generation of this tenant.
  Known secret generations: 2026-11.
  Fix: write "2026-11", or add "2026-10" under app.secrets.`,
  ],
];

describe('references', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });
});
