import { describe, expect, it } from 'vitest';
import { type Files, load, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    'is in the SIP domain',
    {
      sipDomain:
        'sipDomain: { name: teams.carrier.example, activation: { user: activate@contoso.example, licence: SPE_E5 } }',
    },
    `stacks/contoso/tenant.yaml: sipDomain.activation.user: "activate@contoso.example" isn't in teams.carrier.example, so its licence doesn't activate that domain.
  The activation user is in the SIP domain.
  Fix: write the name alone, e.g. activate.`,
  ],
  [
    'has a name that Microsoft 365 takes',
    { sipDomain: 'sipDomain: { name: teams.carrier.example, activation: { user: activate me, licence: SPE_E5 } }' },
    `stacks/contoso/tenant.yaml: sipDomain.activation.user: "activate me" isn't a user name.
  A user name is at most 64 letters, digits and . - _ ' ! # ^ ~, with no dot at either end.
  Fix: write e.g. activate.`,
  ],
];

describe('the activation user', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });

  it('may be in a domain that is too long to be registered: whether it is already, only the tenant knows', () => {
    const name = `${'a'.repeat(30)}.teams.carrier.example`;
    const sections = {
      sipDomain: `sipDomain: { name: ${name}, activation: { user: activate, licence: SPE_E5 } }`,
      sbcs: `sbcs: { main: { fqdn: ${name}, port: 5061 } }`,
    };
    expect(load({ sections }).problems).toEqual([]);
  });
});
