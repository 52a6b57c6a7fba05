import { describe, expect, it } from 'vitest';
import { type Files, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    'an SBC lies in a registered domain',
    { sbcs: 'sbcs: { main: { fqdn: sbc.other.example, port: 5061 } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.fqdn: "sbc.other.example" isn't in a domain registered in this tenant.
  An SBC is, or lies directly in, one of: teams.carrier.example, contoso.example.
  Fix: name the SBC in one of them, or register other.example and add it to tenant.otherDomains.`,
  ],
  [
    'an SBC lies directly in it, not deeper',
    { sbcs: 'sbcs: { main: { fqdn: a.b.teams.carrier.example, port: 5061 } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.fqdn: "a.b.teams.carrier.example" lies more than one level below teams.carrier.example.
  An SBC is, or lies directly in, one of: teams.carrier.example, contoso.example.
  Fix: name the SBC in one of them, or register b.teams.carrier.example and add it to tenant.otherDomains.`,
  ],
  [
    "a derived trunk's own name is registered",
    { sbcs: 'sbcs: { main: { fqdn: x.customers.adatum.example, derived: true } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.fqdn: "x.customers.adatum.example" isn't registered in this tenant.
  A carrier's derived trunk has exactly the name that the carrier gave this customer, registered in Microsoft 365.
  Fix: register x.customers.adatum.example and add it to tenant.otherDomains, or correct the name.`,
  ],
  [
    'a derived trunk in a registered domain is not enough',
    { sbcs: 'sbcs: { main: { fqdn: x.contoso.example, derived: true } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.fqdn: "x.contoso.example" isn't registered in this tenant.
  A carrier's derived trunk has exactly the name that the carrier gave this customer, registered in Microsoft 365.
  Fix: register x.contoso.example and add it to tenant.otherDomains, or correct the name.`,
  ],
];

describe('SBC names', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });
});
