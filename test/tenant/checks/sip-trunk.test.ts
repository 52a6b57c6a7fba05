import { describe, expect, it } from 'vitest';
import { type Files, load, onlyProblem, trunkSections } from '../a-tenant-folder.ts';

const outbound = 'outbound: { destinations: [NL], dailySpendLimit: 50 }';
const inbound = 'subdomain: contoso-ujet, receiveFrom: ownConnections';
/** A trunk that up makes, with these settings. */
const telnyx = (settings: string, more = ''): Files['sections'] => ({
  ...trunkSections,
  sipTrunk: `sipTrunk: { provider: telnyx, telnyx: { ${settings} }${more} }`,
});

const cases: readonly [sentence: string, sections: Files['sections'], problems: string][] = [
  [
    'names of a trunk of one’s own are missing',
    { sipTrunk: 'sipTrunk: {}', sipDomain: 'sipDomain: {}', sbcs: 'sbcs: { main: { port: 5061 } }' },
    `stacks/contoso/tenant.yaml: sipTrunk.inboundDomain: inboundDomain is missing.
  Inbound SIP subdomain at the SIP provider: the host of every SIP URI that CCAIP dials, unless sipUriHost says otherwise.
  Fix: add it, e.g. inboundDomain: ujet.sip.carrier.example.
stacks/contoso/tenant.yaml: sipDomain.name: name is missing.
  The SIP provider's domain for this customer, registered and verified in Microsoft 365. A hosted SBC has this very name; other SBCs lie directly in it. At most 63 characters, and 48 where up registers it (activation).
  Fix: add it, e.g. name: 4f9a1.teams.carrier.example.
stacks/contoso/tenant.yaml: sbcs.main.fqdn: fqdn is missing.
  The SBC's name, as in its certificate and Contact header. At most 63 characters, never *.onmicrosoft.com. A change replaces the SBC.
  Fix: add it, e.g. fqdn: 4f9a1.teams.carrier.example.`,
  ],
  [
    'an unknown provider',
    { sipTrunk: 'sipTrunk: { provider: telnix, inboundDomain: ujet.sip.carrier.example }' },
    `stacks/contoso/tenant.yaml: sipTrunk.provider: "telnix" isn't one of the choices.
  Choices: byo, telnyx.
  Fix: write telnyx.`,
  ],
  [
    'settings without the provider',
    { sipTrunk: `sipTrunk: { inboundDomain: ujet.sip.carrier.example, telnyx: { ${outbound} } }` },
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx: a trunk at Telnyx is described, and the provider is byo.
  What up makes at Telnyx stands with provider: telnyx.
  Fix: write provider: telnyx, or remove telnyx.`,
  ],
  [
    'the provider without settings',
    { ...trunkSections, sipTrunk: 'sipTrunk: { provider: telnyx }' },
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx: telnyx is missing, and the provider is telnyx.
  What up makes at Telnyx stands under telnyx; a trunk that is there already, and that nothing is to be made of, is provider: byo.
  Fix: add it, e.g. telnyx: { subdomain: contoso-ujet, receiveFrom: ownConnections, outbound: { destinations: [NL], dailySpendLimit: 50 } }.`,
  ],
  [
    'the host of another trunk',
    telnyx(`${inbound}, ${outbound}`, ', fqdn: trunk.carrier.example'),
    `stacks/contoso/tenant.yaml: sipTrunk.fqdn: "trunk.carrier.example" is said, and up makes the trunk at Telnyx.
  fqdn is the host of a trunk that is there already (provider: byo), which an SBC of yours connects to.
  Fix: remove fqdn.`,
  ],
  [
    'two SBCs without a name',
    { ...trunkSections, sbcs: 'sbcs: { main: { port: 5061 }, backup: { port: 5061 } }' },
    `stacks/contoso/tenant.yaml: sbcs.backup.fqdn: fqdn is missing, as at "main".
  The trunk that up makes is one SBC: one may be without a name until it is there.
  Fix: add the name of the one that is not the trunk, e.g. fqdn: sbc.contoso.com.`,
  ],
  [
    'a derived trunk without a name',
    { ...trunkSections, sbcs: 'sbcs: { main: { port: 5061 }, adatum: { derived: true } }' },
    `stacks/contoso/tenant.yaml: sbcs.adatum.fqdn: fqdn is missing.
  The SBC's name, as in its certificate and Contact header. At most 63 characters, never *.onmicrosoft.com. A change replaces the SBC.
  Fix: add it, e.g. fqdn: 4f9a1.teams.carrier.example.`,
  ],
  [
    'an SBC outside while the domain isn’t known',
    { ...trunkSections, sbcs: 'sbcs: { main: { fqdn: a1b2.mstsbc.telnyx.tech, port: 5061 } }' },
    `stacks/contoso/tenant.yaml: sbcs.main.fqdn: "a1b2.mstsbc.telnyx.tech" isn't in a domain registered in this tenant.
  An SBC is, or lies directly in, one of: contoso.example.
  Fix: leave fqdn out if it is the trunk at Telnyx, whose name up writes; else name the SBC in one of them, or register mstsbc.telnyx.tech and add it to tenant.otherDomains.`,
  ],
  [
    'a domain that no SBC has',
    {
      ...trunkSections,
      sipDomain: 'sipDomain: { name: a1b2.mstsbc.telnyx.tech }',
      sbcs: 'sbcs: { main: { fqdn: sbc.contoso.example, port: 5061 } }',
    },
    `stacks/contoso/tenant.yaml: sipDomain.name: "a1b2.mstsbc.telnyx.tech" isn't the name of an SBC here.
  At Telnyx the trunk's one name is the SIP domain and the SBC.
  Fix: write fqdn: a1b2.mstsbc.telnyx.tech at the SBC that is the trunk, or leave out the names that aren't the trunk's: up writes them.`,
  ],
  [
    'the name of another carrier’s trunk',
    {
      ...telnyx(`${inbound}, ${outbound}`),
      sipDomain: 'sipDomain: { name: 4f9a1.teams.carrier.example }',
      sbcs: 'sbcs: { main: { fqdn: 4f9a1.teams.carrier.example, port: 5061 } }',
    },
    `stacks/contoso/tenant.yaml: sipDomain.name: "4f9a1.teams.carrier.example" isn't a name that Telnyx makes.
  With provider: telnyx the SIP domain is the trunk's own name, which ends in .mstsbc.telnyx.tech.
  Fix: where people call by "4f9a1.teams.carrier.example" already, write provider: byo (docs/sip-trunk.md, "From another carrier", says how calls move); else leave it out, here and at the SBC: up writes the name.`,
  ],
  [
    'the word for what isn’t known',
    { sipDomain: 'sipDomain: { name: not-known-yet.invalid }' },
    `stacks/contoso/tenant.yaml: sipDomain.name: "not-known-yet.invalid" only says that a name isn't known yet.
  A name that the SIP provider makes is left out until up has written it.
  Fix: remove the line.`,
  ],
  [
    'a zone for the provider’s own domain',
    {
      ...trunkSections,
      sipDomain:
        'sipDomain: { activation: { user: activate, licence: SPE_E5 }, dns: { zone: teams.carrier.example, resourceGroup: rg-dns, subscription: 8f1c2b34-5d6e-4f70-8a9b-0c1d2e3f4a5b } }',
    },
    `stacks/contoso/tenant.yaml: sipDomain.dns: a zone is named, and the SIP domain is one that Telnyx makes.
  Telnyx publishes the record that proves its domain: up hands it over.
  Fix: remove dns.`,
  ],
  [
    'an activation user with a domain',
    { ...trunkSections, sipDomain: 'sipDomain: { activation: { user: activate@contoso.example, licence: SPE_E5 } }' },
    `stacks/contoso/tenant.yaml: sipDomain.activation.user: "activate@contoso.example" names a domain, and the SIP domain's name isn't known yet.
  The activation user is in the SIP domain.
  Fix: write the name alone, e.g. activate.`,
  ],
  [
    'a codec that is none',
    { sipTrunk: "sipTrunk: { inboundDomain: ujet.sip.carrier.example, codecs: ['PCMA/8000'] }" },
    `stacks/contoso/tenant.yaml: sipTrunk.codecs[0]: "PCMA/8000" isn't the name of a codec.
  The name that SDP has for it, without its rate: letters, digits and - . +.
  Fix: write e.g. PCMA.`,
  ],
  [
    'a codec twice',
    { sipTrunk: 'sipTrunk: { inboundDomain: ujet.sip.carrier.example, codecs: [PCMA, pcma] }' },
    `stacks/contoso/tenant.yaml: sipTrunk.codecs[1]: "pcma" is "PCMA", which stands at sipTrunk.codecs[0] already.
  Each codec stands once, in order.
  Fix: remove the second.`,
  ],
  [
    'no capacity',
    { sipTrunk: 'sipTrunk: { inboundDomain: ujet.sip.carrier.example, capacity: 0 }' },
    `stacks/contoso/tenant.yaml: sipTrunk.capacity: 0 is less than 1.
  How many calls the trunk takes at the same time.
  Fix: write e.g. capacity: 200.`,
  ],
  [
    'a purchase without its cost',
    { approvals: 'approvals: { purchase: { count: 1, currency: usd, reason: more people } }' },
    `stacks/contoso/tenant.yaml: approvals.purchase.monthlyCost: monthlyCost is missing.
  What all of them may cost a month at most.
  Fix: add it, e.g. monthlyCost: 20.
stacks/contoso/tenant.yaml: approvals.purchase.upfrontCost: upfrontCost is missing.
  What all of them may cost once at most.
  Fix: add it, e.g. upfrontCost: 10.
stacks/contoso/tenant.yaml: approvals.purchase.currency: "usd" isn't a currency.
  Three capital letters of ISO 4217: the one in which the provider tells its prices.
  Fix: write USD.`,
  ],
  [
    'a derived trunk is not the one that may be without a name',
    { ...trunkSections, sbcs: 'sbcs: { adatum: { derived: true }, main: { port: 5061 } }' },
    `stacks/contoso/tenant.yaml: sbcs.adatum.fqdn: fqdn is missing.
  The SBC's name, as in its certificate and Contact header. At most 63 characters, never *.onmicrosoft.com. A change replaces the SBC.
  Fix: add it, e.g. fqdn: 4f9a1.teams.carrier.example.`,
  ],
  [
    'a misspelt inbound domain isn’t missing too',
    {
      ...trunkSections,
      sipTrunk:
        'sipTrunk: { provider: telnyx, inboundDomian: ujet.sip.carrier.example, telnyx: { outbound: { destinations: [NL], dailySpendLimit: 50 } } }',
    },
    `stacks/contoso/tenant.yaml: sipTrunk.inboundDomian: "inboundDomian" isn't a setting here.
  Known settings: provider, inboundDomain, sipUriHost, plus, numbers, callerNumbers, fqdn, codecs, capacity, telnyx.
  Fix: write inboundDomain.`,
  ],
  [
    'a misspelt provider is all that is wrong with its settings',
    {
      sipTrunk:
        'sipTrunk: { provider: telnix, inboundDomain: ujet.sip.carrier.example, telnyx: { outbound: { destinations: [NL], dailySpendLimit: 50 } } }',
    },
    `stacks/contoso/tenant.yaml: sipTrunk.provider: "telnix" isn't one of the choices.
  Choices: byo, telnyx.
  Fix: write telnyx.`,
  ],
  [
    'an SBC that can’t be read may have the name of the domain',
    {
      ...trunkSections,
      sipDomain: 'sipDomain: { name: a1b2.mstsbc.telnyx.tech }',
      sbcs: 'sbcs: { main: a1b2.mstsbc.telnyx.tech, other: { fqdn: sbc.contoso.example, port: 5061 } }',
    },
    `stacks/contoso/tenant.yaml: sbcs.main: "a1b2.mstsbc.telnyx.tech" isn't a map of settings.
  An SBC: the end of the SIP trunk that Teams talks to. Its key is the short name that routes use.
  Fix: write e.g. main: { fqdn: 4f9a1.teams.carrier.example, port: 5061 }.`,
  ],
];

describe('a SIP trunk', () => {
  it.each(cases)('%s', (_, sections, problems) => {
    expect(onlyProblem({ sections: sections ?? {} })).toBe(problems);
  });

  it('may have its name in any case', () => {
    const sipDomain = 'sipDomain: { name: a1b2.mstsbc.telnyx.tech }';
    const sbcs = 'sbcs: { main: { fqdn: A1B2.mstsbc.telnyx.tech, port: 5061 } }';
    expect(load({ sections: { ...trunkSections, sipDomain, sbcs } }).problems).toEqual([]);
  });

  it('may be one of one’s own, by name', () => {
    const sipTrunk = `sipTrunk:
  provider: byo
  inboundDomain: ujet.sip.carrier.example
  fqdn: trunk.carrier.example
  codecs: [PCMA, PCMU, OPUS]
  capacity: 200`;
    expect(load({ sections: { sipTrunk } }).tenant?.sipTrunk).toEqual({
      inboundDomain: 'ujet.sip.carrier.example',
      fqdn: 'trunk.carrier.example',
      codecs: ['PCMA', 'PCMU', 'OPUS'],
      capacity: 200,
    });
  });

  it('has no SIP URIs yet where their host is a domain that isn’t known yet', () => {
    const { tenant } = load({ sections: telnyx(`${inbound}, ${outbound}`, ', sipUriHost: sipDomain') });
    expect(tenant?.users[0]?.sipUri).toBe('+31205552101@not-known-yet.invalid');
  });

  it('knows of a sign-in that would change by a domain which isn’t known yet', () => {
    const users = 'upn,number,site,ccaip,sip\nada@contoso.example,+31205552101,Amsterdam,agent,username\n';
    expect(load({ sections: trunkSections, users }).problems.join('\n')).toContain(
      `"username" would change the sign-in of ada@contoso.example to one in the SIP domain, whose name isn't known yet, and the tenant file doesn't allow it.`,
    );
  });

  it('is told wrong where it was written, in the tenant’s file or in its template, all at once', () => {
    const files = {
      sections: {
        ...trunkSections,
        extends: 'extends: trunks',
        sipTrunk:
          'sipTrunk: { telnyx: { subdomain: contoso-ujet, release: [+31205552101] }, fqdn: trunk.carrier.example }',
      },
      templates: {
        trunks: 'sipTrunk: { provider: telnyx, telnyx: { outbound: { destinations: [NL, NL] } } }\n',
      },
    };
    expect(load(files).problems.map((problem) => problem.split('\n')[0]?.replace(/:\d+:/, ':'))).toEqual([
      'stacks/contoso/tenant.yaml: sipTrunk.fqdn: "trunk.carrier.example" is said, and up makes the trunk at Telnyx.',
      'stacks/contoso/tenant.yaml: sipTrunk.telnyx.receiveFrom: receiveFrom is missing, and there is a subdomain, "contoso-ujet".',
      'stacks/contoso/tenant.yaml: sipTrunk.telnyx.release[0]: "+31205552101" is the number of ada@contoso.example (users.csv, line 2).',
      'stacks/templates/trunks.yaml: sipTrunk.telnyx.outbound.dailySpendLimit: dailySpendLimit is missing.',
    ]);
  });
});
