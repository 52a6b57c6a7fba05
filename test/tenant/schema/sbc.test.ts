import { describe, expect, it } from 'vitest';
import { type Files, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    'has no SBC in an onmicrosoft domain',
    { sbcs: 'sbcs: { main: { fqdn: sbc.contoso.onmicrosoft.com, port: 5061 } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.fqdn: "sbc.contoso.onmicrosoft.com" lies in the tenant's onmicrosoft domain, which Teams never takes for an SBC.
  An SBC lies in a domain of your own or of your SIP provider, registered in Microsoft 365.
  Fix: register such a domain, and name the SBC in it.`,
  ],
  [
    'has no SBC name beyond 63 characters',
    {
      sbcs: 'sbcs: { main: { fqdn: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.example, port: 5061 } }',
    },
    `stacks/contoso/tenant.yaml: sbcs.main.fqdn: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.example" has 69 characters.
  Teams takes at most 63 in an SBC's name.
  Fix: use a shorter name.`,
  ],
  [
    "leaves a derived trunk's settings to the carrier",
    { sbcs: 'sbcs: { main: { fqdn: contoso.example, derived: true, port: 5061, forwardPai: true } }' },
    `stacks/contoso/tenant.yaml: sbcs.main: "contoso.example" is a carrier's derived trunk, so port, forwardPai can't be set here.
  A derived trunk has fqdn, derived and mapsUsernames; the rest is the carrier's.
  Fix: remove port, forwardPai, or derived: true if the SBC is yours.`,
  ],
  [
    'drains an SBC by one word',
    { sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061, drain: true, enabled: false } }' },
    `stacks/contoso/tenant.yaml: sbcs.main: "teams.carrier.example" is drained, and enabled is said beside.
  drain says it already: a drained SBC is disabled, and enabled again once drain is taken out.
  Fix: remove enabled, or drain.`,
  ],
  [
    'drains an SBC for hours and minutes',
    { sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061, drain: true, drainFor: 1d } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.drainFor: "1d" isn't of the form that is due.
  How long it must have been drained before it may be removed. Allowed: hours and minutes, such as 30m, 1h or 1h30m, from 1m to 168h. Default: 1h.
  Fix: write e.g. drainFor: 1h.`,
  ],
  [
    'drains an SBC for a week at most',
    { sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061, drain: true, drainFor: 169h } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.drainFor: "169h" is more than 168 hours.
  Allowed: hours and minutes, such as 30m, 1h or 1h30m, from 1m to 168h.
  Fix: write a time from 1m to 168h, e.g. 1h.`,
  ],
  [
    "drains no carrier's trunk",
    { sbcs: 'sbcs: { main: { fqdn: contoso.example, derived: true, drain: true } }' },
    `stacks/contoso/tenant.yaml: sbcs.main: "contoso.example" is a carrier's derived trunk, so drain can't be set here.
  A derived trunk has fqdn, derived and mapsUsernames; the rest is the carrier's.
  Fix: remove drain, or derived: true if the SBC is yours.`,
  ],
  [
    'gives the port of an SBC',
    { sbcs: 'sbcs: { main: { fqdn: contoso.example } }' },
    `stacks/contoso/tenant.yaml: sbcs.main: "contoso.example" has no port.
  SIP signalling ports are 1-65535; the SBC says which one it uses.
  Fix: add port, e.g. port: 5061.`,
  ],
  [
    'gives a port that exists',
    { sbcs: 'sbcs: { main: { fqdn: contoso.example, port: 65536 } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.port: 65536 is more than 65535.
  Port on which the SBC listens for SIP over TLS from Teams. Allowed: a port, 1-65535.
  Fix: write e.g. port: 5061.`,
  ],
  [
    'asks IPv6 of an SBC without media bypass only',
    { sbcs: 'sbcs: { main: { fqdn: contoso.example, port: 5061, mediaBypass: true, ipVersion: IPv6 } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.ipVersion: IPv6 and media bypass are asked for together.
  IPv6 for an SBC without media bypass.
  Fix: set mediaBypass to false, or ipVersion to IPv4.`,
  ],
  [
    'names the country of media in capital letters',
    { sbcs: 'sbcs: { main: { fqdn: contoso.example, port: 5061, mediaRelayCountry: nl } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.mediaRelayCountry: "nl" isn't of the form that is due.
  Country through whose data centres media goes, instead of the one that Teams finds by the SBC's address. Microsoft keeps it for carriers that host SBCs. Allowed: an ISO country code of two capital letters, such as NL. Left out, it stays in Teams as it is; taken out again, it goes back to what a new one has.
  Fix: correct the value.`,
  ],
  [
    'gives SIP failure codes',
    { sbcs: 'sbcs: { main: { fqdn: contoso.example, port: 5061, failoverResponseCodes: [503, 200] } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.failoverResponseCodes[1]: 200 is less than 400.
  A SIP failure code, 400-699.
  Fix: write e.g. 503.`,
  ],
];

describe('an SBC of a tenant file', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });
});
