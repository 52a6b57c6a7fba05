import { describe, expect, it } from 'vitest';
import { givenPolicies } from '../../../tenant/given-policies.ts';
import { type Files, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    'a site names a group of the tenant',
    {
      groups: 'groups: [{ group: CC Amsterdam, dialPlan: NL }]',
      sites: 'sites: { Amsterdam: { group: CC Amsterdm } }',
    },
    `stacks/contoso/tenant.yaml: sites.Amsterdam.group: "CC Amsterdm" isn't a group of this tenant.
  Known groups: CC Amsterdam.
  Fix: write "CC Amsterdam", or add "CC Amsterdm" under groups.`,
  ],
  [
    'a group gives dial plans of the tenant',
    { groups: 'groups: [{ group: CC Amsterdam, dialPlan: DE }]' },
    `stacks/contoso/tenant.yaml: groups[0].dialPlan: "DE" isn't a dial plan of this tenant.
  Known dial plans: NL.
  Fix: add it under dialPlans, or correct the spelling.`,
  ],
  [
    'a group gives something',
    { groups: 'groups: [{ group: CC Amsterdam }]' },
    `stacks/contoso/tenant.yaml: groups[0]: group "CC Amsterdam" gives nothing.
  One or more of ${givenPolicies.map(({ word }) => word).join(', ')}.
  Fix: add what its members are to have, or remove it.`,
  ],
  [
    'a group stands once',
    { groups: 'groups: [{ group: CC, dialPlan: NL }, { group: cc, callingPolicy: Desk }]' },
    `stacks/contoso/tenant.yaml: groups[1].group: "cc" is "CC", which stands at groups[0].group already.
  A group stands once, with all that it gives.
  Fix: put both into the first.`,
  ],
  [
    'people of a site have a thing by themselves or by their group',
    {
      groups: 'groups: [{ group: CC, dialPlan: NL }]',
      sites: 'sites: { Amsterdam: { group: CC, dialPlan: NL } }',
    },
    `stacks/contoso/tenant.yaml: sites.Amsterdam.dialPlan: "NL" is the site's own, and group "CC" gives "NL".
  A site has it by itself or by its group: what people have by themselves hides what a group gives.
  Fix: take dialPlan out of the site, or out of the group.`,
  ],
];

describe('groups', () => {
  it.each(cases)('%s', (_sentence, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });
});
