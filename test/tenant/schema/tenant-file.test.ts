import { describe, expect, it } from 'vitest';
import { type Files, onlyProblem } from '../a-tenant-folder.ts';

type Case = [sentence: string, sections: Files['sections'], problem: string];

const cases: readonly Case[] = [
  [
    'has a known country',
    { country: 'country: Holland' },
    `stacks/contoso/tenant.yaml: country: "Holland" isn't a country.
  Two capital letters of ISO 3166-1, e.g. NL, GB, US.
  Fix: write the code of the users' usage location, e.g. NL.`,
  ],
  ...['Niederlande', '+31'].map(
    (typed): Case => [
      `knows the country that ${typed} is`,
      { country: `country: ${typed}` },
      `stacks/contoso/tenant.yaml: country: "${typed}" isn't a country.
  Two capital letters of ISO 3166-1, e.g. NL, GB, US.
  Fix: write NL.`,
    ],
  ),
  ...(
    [
      ['"5061"', '5061'],
      ['05061', '5061'],
      ['0x13c5', '5061'],
      ["'5,061'", '5061'],
    ] as const
  ).map(
    ([typed, number]): Case => [
      `offers the number that ${typed} is`,
      { sbcs: `sbcs: { main: { fqdn: teams.carrier.example, port: ${typed} } }` },
      `stacks/contoso/tenant.yaml: sbcs.main.port: "${typed.replaceAll(/["']/g, '')}" isn't a whole number.
  Port on which the SBC listens for SIP over TLS from Teams. Allowed: a port, 1-65535.
  Fix: write ${number}, without quotes.`,
    ],
  ),
  [
    'offers true for a text that says so',
    { sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061, forwardPai: "True" } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.forwardPai: "True" isn't true or false.
  Whether Teams adds P-Asserted-Identity and Privacy, so that the SBC can tell who calls. Default: false.
  Fix: write true, without quotes.`,
  ],
  ...(
    [
      ['31.10.2028', `isn't a date`, '2028-10-31'],
      ['10/31/2028', `isn't a date`, '2028-10-31'],
      ['2028-10-31T00:00:00Z', `isn't a date`, '2028-10-31'],
      ['05/06/2028', `isn't a date`, 'it like 2028-10-31'],
      ['2028-02-30', 'is no day of the calendar', 'it like 2028-10-31'],
    ] as const
  ).map(
    ([typed, what, fix]): Case => [
      `has days as ISO writes them, not ${typed}`,
      {
        app: `app: { redirectDomain: https://contoso.uc1.ccaiplatform.example, secrets: [{ name: 2026-11, expires: ${typed} }] }`,
      },
      `stacks/contoso/tenant.yaml: app.secrets[0].expires: "${typed}" ${what}.
  Dates are year-month-day.
  Fix: write ${fix}.`,
    ],
  ),
  [
    'says where a setting belongs that stands at the wrong place',
    { protect: 'forwardPai: true' },
    `stacks/contoso/tenant.yaml: forwardPai: "forwardPai" isn't a setting here.
  Known settings: extends, tenant, country, sipTrunk, sipDomain, translationRules, sbcs, pstnUsages, voiceRoutingPolicies, dialPlans, callingPolicies, emergencyCallRoutingPolicies, callerIdPolicies, groups, unassignedNumbers, global, blockedCallers, blockedCallerExemptions, sites, licences, app, ucaas, queues, approvals, exceptions, emergencyForms, allowSignInChange, history, protect.
  Fix: move it to sbcs.<name>.forwardPai.`,
  ],
  [
    'and what only the top of the file has',
    { tenant: 'tenant: { id: 1ab00000-0000-4000-8000-00000000c0de, domain: contoso.example, protect: true }' },
    `stacks/contoso/tenant.yaml: tenant.protect: "protect" isn't a setting here.
  Known settings: id, domain, otherDomains.
  Fix: move it to the top of the file.`,
  ],
  [
    'knows what a section is called elsewhere',
    { protect: 'voiceRoutes: []' },
    `stacks/contoso/tenant.yaml: voiceRoutes: "voiceRoutes" isn't a setting here.
  Known settings: extends, tenant, country, sipTrunk, sipDomain, translationRules, sbcs, pstnUsages, voiceRoutingPolicies, dialPlans, callingPolicies, emergencyCallRoutingPolicies, callerIdPolicies, groups, unassignedNumbers, global, blockedCallers, blockedCallerExemptions, sites, licences, app, ucaas, queues, approvals, exceptions, emergencyForms, allowSignInChange, history, protect.
  Fix: write pstnUsages.`,
  ],
  ...['calls: []', 'users: []'].map((section): [string, Record<string, string>, string] => {
    const key = section.split(':')[0] ?? '';
    return [
      `says in which file ${key} stand`,
      { protect: section },
      `stacks/contoso/tenant.yaml: ${key}: "${key}" isn't a setting here.
  Known settings: extends, tenant, country, sipTrunk, sipDomain, translationRules, sbcs, pstnUsages, voiceRoutingPolicies, dialPlans, callingPolicies, emergencyCallRoutingPolicies, callerIdPolicies, groups, unassignedNumbers, global, blockedCallers, blockedCallerExemptions, sites, licences, app, ucaas, queues, approvals, exceptions, emergencyForms, allowSignInChange, history, protect.
  Fix: write it in ${key === 'calls' ? 'calls.yaml' : 'users.csv'}, beside tenant.yaml.`,
    ];
  }),
  [
    'calls Britain GB',
    { country: 'country: UK' },
    `stacks/contoso/tenant.yaml: country: "UK" isn't a country.
  Two capital letters of ISO 3166-1, e.g. NL, GB, US.
  Fix: write GB.`,
  ],
  [
    'has a tenant id',
    { tenant: 'tenant: { id: contoso, domain: contoso.example }' },
    `stacks/contoso/tenant.yaml: tenant.id: "contoso" isn't a tenant id.
  A tenant id is a GUID: 8-4-4-4-12 hexadecimal digits.
  Fix: copy the Tenant ID from Entra admin center, Overview.`,
  ],
  [
    'has domains without scheme or path',
    { sipTrunk: 'sipTrunk: { inboundDomain: "sip:ujet.carrier.example:5061" }' },
    `stacks/contoso/tenant.yaml: sipTrunk.inboundDomain: "sip:ujet.carrier.example:5061" isn't a domain name.
  A domain name is letters, digits and hyphens between dots, without scheme, port or path.
  Fix: write ujet.carrier.example.`,
  ],
  [
    'has domains by name',
    { sipTrunk: 'sipTrunk: { inboundDomain: 10.0.0.1 }' },
    `stacks/contoso/tenant.yaml: sipTrunk.inboundDomain: "10.0.0.1" isn't a domain name.
  A domain name is letters, digits and hyphens between dots, without scheme, port or path.
  Fix: write the bare name, e.g. ujet.sip.carrier.example.`,
  ],
  [
    'has no rule whose description comes back as another text',
    {
      dialPlans:
        "dialPlans: { NL: { rules: [{ name: A, pattern: '^1$', translation: '+1', description: '2026-11-28T10:00:00+02:00' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.rules[0].description: "2026-11-28T10:00:00+02:00" is nothing but a time.
  Allowed: any text but a whole time with offset or fractions: Teams' PowerShell module reads that back as another text.
  Fix: write a word beside it, e.g. "Since …", or the date alone.`,
  ],
  [
    'has an SBC in each route',
    { pstnUsages: "pstnUsages: { National: [{ route: A, pattern: '1', sbcs: [] }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].sbcs: The list is empty.
  Keys of sbcs. Teams picks a healthy one at random; for a fixed order write two routes.
  Fix: write e.g. sbcs: [main].`,
  ],
  [
    'has lists where lists are due',
    { pstnUsages: "pstnUsages: { National: [{ route: A, pattern: '1', sbcs: main }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].sbcs: "main" isn't a list.
  Keys of sbcs. Teams picks a healthy one at random; for a fixed order write two routes.
  Fix: write e.g. sbcs: [main].`,
  ],
  [
    'suggests the setting that was meant',
    { pstnUsages: "pstnUsages: { National: [{ route: A, patern: '1', sbcs: [main] }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].patern: "patern" isn't a setting here.
  Known settings: route, pattern, sbcs, alsoIn, description, adopt.
  Fix: write pattern.`,
  ],
  [
    'suggests a section that was meant',
    { sites: 'site: { Amsterdam: { dialPlan: NL } }' },
    `stacks/contoso/tenant.yaml: site: "site" isn't a setting here.
  Known settings: extends, tenant, country, sipTrunk, sipDomain, translationRules, sbcs, pstnUsages, voiceRoutingPolicies, dialPlans, callingPolicies, emergencyCallRoutingPolicies, callerIdPolicies, groups, unassignedNumbers, global, blockedCallers, blockedCallerExemptions, sites, licences, app, ucaas, queues, approvals, exceptions, emergencyForms, allowSignInChange, history, protect.
  Fix: write sites.`,
  ],
  [
    'says which settings there are',
    { ucaas: 'ucaas: { multicastLimit: 40, queue: x }' },
    `stacks/contoso/tenant.yaml: ucaas.queue: "queue" isn't a setting here.
  Known settings: linked, multicastLimit, externalUsers, statusInheritance.
  Fix: remove it, or correct the spelling.`,
  ],
  [
    'has names without the Tag: of PowerShell',
    { voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [], "Tag:X": [] }' },
    `stacks/contoso/tenant.yaml: voiceRoutingPolicies["Tag:X"]: "Tag:X" begins with "Tag:", which PowerShell adds when it prints a name.
  Fix: write "X".`,
  ],
  [
    'has names without spaces around them',
    { voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [], " X": [] }' },
    `stacks/contoso/tenant.yaml: voiceRoutingPolicies[" X"]: " X" begins or ends with a space, or holds a control character.
  Names are one line, without spaces around them.
  Fix: write "X".`,
  ],
  [
    'has a policy as a list or a map',
    { voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: 3 }' },
    `stacks/contoso/tenant.yaml: voiceRoutingPolicies["NL agents"]: 3 isn't a list or a map.
  What a group of users may dial: PSTN usages in order of trial.
  Fix: write e.g. NL agents: [Emergency, National].`,
  ],
  [
    'has a value behind each key',
    { sites: 'sites: { Amsterdam: }' },
    `stacks/contoso/tenant.yaml: sites.Amsterdam: There is no value.
  What users of a place have in common; a user names the site in users.csv.
  Fix: write e.g. Amsterdam: { dialPlan: NL, policy: NL agents }.`,
  ],
  [
    'has text that is not empty',
    { pstnUsages: "pstnUsages: { National: [{ route: A, pattern: '', sbcs: [main] }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].pattern: The text is empty.
  .NET regular expression over the normalised number, in single quotes. It is searched for, so begin with ^ and end with $.
  Fix: write e.g. pattern: '^\\+316\\d{8}$'.`,
  ],
  [
    "has an application whose name azuread's search can take",
    {
      app: 'app: { displayName: "Contoso\'s CCAIP", redirectDomain: https://contoso.ccaip.example, secrets: [{ name: 2026-11, expires: 2028-10-31 }] }',
    },
    `stacks/contoso/tenant.yaml: app.displayName: "Contoso's CCAIP" has an apostrophe.
  No ': before azuread makes an application it looks for one of that name, doesn't escape it, and Graph answers 400 "Invalid filter clause".
  Fix: write "Contosos CCAIP", or use ’.`,
  ],
  [
    'has a portal address without a path',
    {
      app: 'app: { redirectDomain: https://contoso.ccaip.example/v1/ucaas/ms_teams/oauth_callback, secrets: [{ name: 2026-11, expires: 2028-10-31 }] }',
    },
    `stacks/contoso/tenant.yaml: app.redirectDomain: "https://contoso.ccaip.example/v1/ucaas/ms_teams/oauth_callback" isn't the address of a CCAIP portal.
  https:// and the host in lower case, nothing behind it; trunkline adds /v1/ucaas/ms_teams/oauth_callback itself.
  Fix: write https://contoso.ccaip.example.`,
  ],
  [
    'has a portal address with https',
    { app: 'app: { redirectDomain: http://contoso.ccaip.example, secrets: [{ name: 2026-11, expires: 2028-10-31 }] }' },
    `stacks/contoso/tenant.yaml: app.redirectDomain: "http://contoso.ccaip.example" isn't the address of a CCAIP portal.
  https:// and the host in lower case, nothing behind it; trunkline adds /v1/ucaas/ms_teams/oauth_callback itself.
  Fix: write https://contoso.ccaip.example.`,
  ],
  [
    'rings at most 100 external agents',
    { ucaas: 'ucaas: { multicastLimit: 101 }' },
    `stacks/contoso/tenant.yaml: ucaas.multicastLimit: 101 is more than 100.
  External agents that CCAIP rings at once, 0-100.
  Fix: write e.g. multicastLimit: 40.`,
  ],
  [
    'has whole numbers',
    { ucaas: 'ucaas: { multicastLimit: 4.5 }' },
    `stacks/contoso/tenant.yaml: ucaas.multicastLimit: "4.5" isn't a whole number.
  External agents that CCAIP rings at once, 0-100.
  Fix: write e.g. multicastLimit: 40.`,
  ],
  [
    'knows three ways of status inheritance',
    { ucaas: 'ucaas: { multicastLimit: 40, statusInheritance: at login }' },
    `stacks/contoso/tenant.yaml: ucaas.statusInheritance: "at login" isn't one of the choices.
  Choices: none, at-login, always.
  Fix: write at-login.`,
  ],
  [
    'has true and false by their YAML 1.2 words',
    { protect: 'protect: no' },
    `stacks/contoso/tenant.yaml: protect: "no" isn't true or false.
  Pulumi refuses to delete SBCs and numbers. Set it to false, and run up, before you destroy. Default: true.
  Fix: write false.`,
  ],
  [
    'approves a number with a reason',
    { approvals: 'approvals: { moves: { count: 3 } }' },
    `stacks/contoso/tenant.yaml: approvals.moves.reason: reason is missing.
  Why, for the reviewer.
  Fix: add it, e.g. reason: Utrecht closes.`,
  ],
  [
    'excepts from a rule with a reason',
    { exceptions: 'exceptions: { toll-exposure-needs-approval: {} }' },
    `stacks/contoso/tenant.yaml: exceptions.toll-exposure-needs-approval.reason: reason is missing.
  Why, for the reviewer; every preview shows it.
  Fix: add it, e.g. reason: The carrier bars premium numbers.`,
  ],
  [
    'excepts from rules that there are',
    { exceptions: 'exceptions: { toll-exposure: { reason: bars } }' },
    `stacks/contoso/tenant.yaml: exceptions.toll-exposure: "toll-exposure" isn't a setting here.
  Known settings: emergency-reachable, expected-calls, no-catch-all-before-specific, no-write-to-global, numbers-unique-across-stacks, redirect-uri, sbc-domains-have-users, secret-expires-soon, secret-lifetime, toll-exposure-needs-approval.
  Fix: write toll-exposure-needs-approval.`,
  ],
  [
    'has what a tenant needs',
    { sipTrunk: '' },
    `stacks/contoso/tenant.yaml: sipTrunk: sipTrunk is missing.
  Where CCAIP sends calls, and whose SIP trunk takes them.
  Fix: add it, e.g. sipTrunk: { inboundDomain: ujet.sip.carrier.example }.`,
  ],
];

describe('a tenant file', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });
});
