import { describe, expect, it } from 'vitest';
import { type Files, load, onlyProblem, trunkSections } from '../../../tenant/a-tenant-folder.ts';

const outbound = 'outbound: { destinations: [NL], dailySpendLimit: 50 }';
const inbound = 'subdomain: contoso-ujet, receiveFrom: ownConnections';
/** A trunk that up makes, with these settings. */
const telnyx = (settings: string, more = ''): Files['sections'] => ({
  ...trunkSections,
  sipTrunk: `sipTrunk: { provider: telnyx, telnyx: { ${settings} }${more} }`,
});

const cases: readonly [sentence: string, sections: Files['sections'], problems: string][] = [
  [
    'no profile for calls out',
    telnyx(inbound),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.outbound: outbound is missing.
  The outbound voice profile: without one Telnyx refuses every call out.
  Fix: add it, e.g. outbound: { destinations: [NL, BE], dailySpendLimit: 50 }.`,
  ],
  [
    'no limit of spending',
    telnyx(`${inbound}, outbound: { destinations: [NL] }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.outbound.dailySpendLimit: dailySpendLimit is missing.
  What calls may cost in a day, in USD, before Telnyx takes no more of them; none: no limit, and a stolen account then costs what it costs.
  Fix: add it, e.g. dailySpendLimit: 50.`,
  ],
  [
    'a limit that is no amount',
    telnyx(`${inbound}, outbound: { destinations: [NL], dailySpendLimit: $50 }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.outbound.dailySpendLimit: "$50" isn't none or an amount.
  What calls may cost in a day, in USD, before Telnyx takes no more of them; none: no limit, and a stolen account then costs what it costs.
  Fix: write e.g. dailySpendLimit: 50.`,
  ],
  [
    'a limit below nothing',
    telnyx(`${inbound}, outbound: { destinations: [NL], dailySpendLimit: -1 }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.outbound.dailySpendLimit: -1 isn't an amount.
  An amount is 0 or more, with a point before the decimals and no currency beside.
  Fix: write e.g. 12.50.`,
  ],
  [
    'destinations that are no countries',
    telnyx(`${inbound}, outbound: { destinations: [Holland, UK], dailySpendLimit: none }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.outbound.destinations[0]: "Holland" isn't a country.
  Two capital letters of ISO 3166-1, e.g. NL, GB, US: the countries that calls may go to.
  Fix: write the codes of the countries that may be called.
stacks/contoso/tenant.yaml: sipTrunk.telnyx.outbound.destinations[1]: "UK" isn't a country.
  Two capital letters of ISO 3166-1, e.g. NL, GB, US: the countries that calls may go to.
  Fix: write GB.`,
  ],
  [
    'no destinations',
    telnyx(`${inbound}, outbound: { destinations: [], dailySpendLimit: none }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.outbound.destinations: The list is empty.
  The countries that calls may go to, as ISO 3166-1 codes: Telnyx refuses every other call. What voice routes let through and this does not fails there.
  Fix: write e.g. destinations: [NL, BE].`,
  ],
  [
    'a destination twice',
    telnyx(`${inbound}, outbound: { destinations: [NL, BE, NL], dailySpendLimit: none }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.outbound.destinations[2]: "NL" stands at sipTrunk.telnyx.outbound.destinations[0] already.
  Each country stands once.
  Fix: remove the second.`,
  ],
  [
    'neither subdomain nor domain',
    telnyx(outbound),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.subdomain: subdomain is missing, and there is no inboundDomain either.
  CCAIP sends calls to subdomain at Telnyx, or to the domain that sipTrunk.inboundDomain names.
  Fix: add subdomain, or sipTrunk.inboundDomain if CCAIP calls another domain.`,
  ],
  [
    'a subdomain for whom nobody may tell',
    telnyx(`subdomain: contoso-ujet, ${outbound}`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.receiveFrom: receiveFrom is missing, and there is a subdomain, "contoso-ujet".
  anyone: every SIP endpoint of the Internet may call it. ownConnections: connections of the same Telnyx account alone. Neither is a default.
  Fix: write receiveFrom: ownConnections if CCAIP calls by the same account; else receiveFrom: anyone.`,
  ],
  [
    'who may call what is not there',
    telnyx(`receiveFrom: anyone, ${outbound}`, ', inboundDomain: ujet.sip.carrier.example'),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.receiveFrom: "anyone" is said, and there is no subdomain that it is about.
  receiveFrom says who may call the subdomain.
  Fix: add subdomain, or remove receiveFrom.`,
  ],
  [
    'a subdomain with its domain',
    telnyx(`subdomain: contoso.sip.telnyx.com, receiveFrom: anyone, ${outbound}`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.subdomain: "contoso.sip.telnyx.com" isn't the first part of a domain name.
  Letters, digits and hyphens, at most 63, with no hyphen at either end. Telnyx adds .sip.telnyx.com.
  Fix: write the part alone, e.g. contoso.`,
  ],
  [
    'a misspelt setting isn’t missing too',
    telnyx(`subdomain: contoso-ujet, recieveFrom: anyone, ${outbound}`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.recieveFrom: "recieveFrom" isn't a setting here.
  Known settings: connection, subdomain, receiveFrom, region, outbound, emergencyAddress, orders, release.
  Fix: write receiveFrom.`,
  ],
  [
    'a misspelt subdomain isn’t missing too',
    telnyx(`subdomian: contoso-ujet, ${outbound}`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.subdomian: "subdomian" isn't a setting here.
  Known settings: connection, subdomain, receiveFrom, region, outbound, emergencyAddress, orders, release.
  Fix: write subdomain.`,
  ],
  [
    'numbers and a search',
    telnyx(`${inbound}, ${outbound}, orders: { 2026-12: { numbers: ['+31205552101'], country: NL, count: 2 } }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.orders["2026-12"]: the order has numbers, and country, count beside.
  An order names numbers, or says what to look for: country and count, and areaCode and type.
  Fix: remove numbers, or country, count; make two orders of it if both are meant.`,
  ],
  [
    'an order of nothing',
    telnyx(`${inbound}, ${outbound}, orders: { 2026-12: { requirementGroup: x } }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.orders["2026-12"]: the order says no numbers.
  An order names numbers, or says what to look for: country and count, and areaCode and type.
  Fix: add numbers: ['+31205552101'], or country: NL and count: 10.`,
  ],
  [
    'a search without how many',
    telnyx(`${inbound}, ${outbound}, orders: { 2026-12: { country: NL } }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.orders["2026-12"]: the order has no count.
  An order names numbers, or says what to look for: country and count, and areaCode and type.
  Fix: add count: 10.`,
  ],
  [
    'an area code with its 0',
    telnyx(`${inbound}, ${outbound}, orders: { 2026-12: { country: NL, count: 2, areaCode: '020' } }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.orders["2026-12"].areaCode: "020" isn't an area code.
  Digits as they stand in E.164 behind the country code, without the 0 before them.
  Fix: write '20'.`,
  ],
  [
    'a name of an order with a space',
    telnyx(`${inbound}, ${outbound}, orders: { December one: { country: NL, count: 2 } }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.orders["December one"]: "December one" isn't a name of an order.
  At most 40 letters, digits, dots, hyphens and underscores, a letter or a digit first.
  Fix: write e.g. 2026-12.`,
  ],
  [
    'a number in two orders',
    telnyx(
      `${inbound}, ${outbound}, orders: { a: { numbers: ['+31205552101'] }, b: { numbers: ['+31205552102', '+31205552101'] } }`,
    ),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.orders.b.numbers[1]: "+31205552101" stands at sipTrunk.telnyx.orders.a.numbers[0] already.
  A number is ordered once.
  Fix: remove it from one of the two orders.`,
  ],
  [
    'a number to buy that is none',
    telnyx(`${inbound}, ${outbound}, orders: { a: { numbers: [020 555 2101] } }`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.orders.a.numbers[0]: "020 555 2101" isn't a number in E.164.
  A number is E.164: + and country code, 7 to 15 digits, then ;ext= and 1 to 12 digits if it has an extension.
  Fix: write it in full, e.g. +31205552101.`,
  ],
  [
    'a number given back twice',
    telnyx(`${inbound}, ${outbound}, release: ['+31205552199', '+31205552199']`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.release[1]: "+31205552199" stands at sipTrunk.telnyx.release[0] already.
  A number is given back once.
  Fix: remove the second.`,
  ],
  [
    'a number given back that somebody holds',
    telnyx(`${inbound}, ${outbound}, release: ['+31205552101']`),
    `stacks/contoso/tenant.yaml: sipTrunk.telnyx.release[0]: "+31205552101" is the number of ada@contoso.example (users.csv, line 2).
  Only numbers that nobody holds are given back: they are gone for good.
  Fix: remove it from release, or first give ada@contoso.example another number.`,
  ],
];

describe('the trunk at Telnyx', () => {
  it.each(cases)('%s', (_, sections, problems) => {
    expect(onlyProblem({ sections: sections ?? {} })).toBe(problems);
  });

  it('has all that it can have', () => {
    const { tenant, problems } = load({
      sections: {
        ...telnyx(
          `connection: contoso Teams, ${inbound}, region: Europe, emergencyAddress: '5678', outbound: { destinations: [NL, BE], dailySpendLimit: none, maxDestinationRate: 0.35, concurrentCalls: 40 }, orders: { 2026-12b: { country: NL, areaCode: 20, type: local, count: 10, requirementGroup: a1 }, 2026-12: { numbers: ['+31205552101'] } }, release: ['+31205552199']`,
          ", numbers: ['+31205552100-+31205552199']",
        ),
        approvals:
          'approvals: { purchase: { count: 11, monthlyCost: 12.50, upfrontCost: 0, currency: USD, reason: more people }, trunkNumbers: { count: 2, reason: the old trunk ends }, numberReleases: { count: 1, reason: never used } }',
      },
    });
    expect(problems).toEqual([]);
    expect(tenant?.sipTrunk).toEqual({
      provider: 'telnyx',
      inboundDomain: 'contoso-ujet.sip.telnyx.com',
      numbers: [{ first: '+31205552100', last: '+31205552199' }],
      telnyx: {
        connection: 'contoso Teams',
        subdomain: 'contoso-ujet',
        receiveFrom: 'ownConnections',
        region: 'Europe',
        outbound: {
          destinations: ['NL', 'BE'],
          dailySpendLimit: 'none',
          maxDestinationRate: 0.35,
          concurrentCalls: 40,
        },
        emergencyAddress: '5678',
        orders: [
          {
            name: '2026-12b',
            requirementGroup: 'a1',
            search: { country: 'NL', areaCode: '20', type: 'local', count: 10 },
          },
          { name: '2026-12', numbers: ['+31205552101'] },
        ],
        release: ['+31205552199'],
      },
    });
    expect(tenant?.approvals).toEqual({
      purchase: { count: 11, monthlyCost: 12.5, upfrontCost: 0, currency: 'USD', reason: 'more people' },
      trunkNumbers: { count: 2, reason: 'the old trunk ends' },
      numberReleases: { count: 1, reason: 'never used' },
    });
  });

  it('gives back no number that somebody holds with an extension', () => {
    const users = 'upn,number,site\nada@contoso.example,+31205552101;ext=7,Amsterdam\n';
    expect(onlyProblem({ sections: telnyx(`${inbound}, ${outbound}, release: ['+31205552101']`), users })).toContain(
      '"+31205552101" is the number of ada@contoso.example (users.csv, line 2).',
    );
  });

  it('has a connection by the name of the tenant, and CCAIP’s domain by its subdomain, unless said otherwise', () => {
    const { tenant } = load({ sections: trunkSections });
    expect(tenant?.sipTrunk.telnyx?.connection).toBe('trunkline contoso');
    expect(tenant?.users[0]?.sipUri).toBe('+31205552101@contoso-ujet.sip.telnyx.com');
    const said = load({ sections: telnyx(`${inbound}, ${outbound}`, ', inboundDomain: ujet.sip.carrier.example') });
    expect(said.tenant?.users[0]?.sipUri).toBe('+31205552101@ujet.sip.carrier.example');
  });
});
