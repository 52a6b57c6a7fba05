import { describe, expect, it } from 'vitest';
import { type Files, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    'keys ignore case',
    { sites: 'sites: { Amsterdam: { dialPlan: NL }, AMSTERDAM: { dialPlan: NL } }' },
    `stacks/contoso/tenant.yaml: sites.AMSTERDAM: "AMSTERDAM" is "Amsterdam", which stands at sites.Amsterdam already.
  Names in Teams are unique, and ignore case.
  Fix: rename one, or spell a template's name as the template does.`,
  ],
  [
    'routes are unique in the tenant',
    {
      pstnUsages:
        "pstnUsages: { National: [{ route: A, pattern: '1', sbcs: [main] }], B: [{ route: a, pattern: '1', sbcs: [main] }] }",
    },
    `stacks/contoso/tenant.yaml: pstnUsages.B[0].route: "a" is "A", which stands at pstnUsages.National[0].route already.
  Names in Teams are unique, and ignore case.
  Fix: rename one; a route that serves two usages stands under one and names the other in alsoIn.`,
  ],
  [
    'an SBC stands once',
    {
      sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061 }, other: { fqdn: TEAMS.carrier.example, port: 5061 } }',
    },
    `stacks/contoso/tenant.yaml: sbcs.other.fqdn: "TEAMS.carrier.example" is "teams.carrier.example", which stands at sbcs.main.fqdn already.
  An SBC stands once, whatever its key.
  Fix: use the first entry in routes, or correct the name.`,
  ],
  [
    'a route is in a usage once',
    { pstnUsages: "pstnUsages: { National: [{ route: A, pattern: '1', sbcs: [main], alsoIn: [national] }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].alsoIn[0]: "national" is "National", which stands at pstnUsages.National already.
  A route is in a usage once.
  Fix: remove it from alsoIn.`,
  ],
  [
    'a route names an SBC once',
    { pstnUsages: "pstnUsages: { National: [{ route: A, pattern: '1', sbcs: [main, MAIN] }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].sbcs[1]: "MAIN" is "main", which stands at pstnUsages.National[0].sbcs[0] already.
  Each name stands once in a list.
  Fix: remove the second.`,
  ],
  [
    'a policy names a usage once',
    { voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [National, national] }' },
    `stacks/contoso/tenant.yaml: voiceRoutingPolicies["NL agents"][1]: "national" is "National", which stands at voiceRoutingPolicies["NL agents"][0] already.
  Each name stands once in a list.
  Fix: remove the second.`,
  ],
  [
    'also in its long form',
    { voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: { pstnUsages: [National, National] } }' },
    `stacks/contoso/tenant.yaml: voiceRoutingPolicies["NL agents"].pstnUsages[1]: "National" stands at voiceRoutingPolicies["NL agents"].pstnUsages[0] already.
  Each name stands once in a list.
  Fix: remove the second.`,
  ],
];

describe('repeated names', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });
});
