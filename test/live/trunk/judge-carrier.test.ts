import { describe, expect, it } from 'vitest';
import { type Known, unknown } from '../../../live/known.ts';
import { judgeTrunk } from '../../../live/trunk/judge.ts';
import type {
  CarrierNow,
  CarrierNumber,
  CarrierOrder,
  ConnectionNow,
  ProfileNow,
} from '../../../live/trunk/trunk-now.ts';
import { notKnownYet } from '../../../tenant/not-known-yet.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant } from './a-tenant.ts';

const fqdn = 'a1b2.mstsbc.telnyx.tech';
const trunk = {
  connection: 'contoso Teams',
  subdomain: 'contoso-ujet',
  receiveFrom: 'ownConnections',
  region: 'Europe',
  outbound: { destinations: ['NL', 'BE'], dailySpendLimit: 50, maxDestinationRate: 0.35, concurrentCalls: 40 },
  emergencyAddress: '5678',
  orders: [{ name: '2026-12', numbers: ['+31205552104'] }],
  release: ['+31205552103'],
} as const;
const [main] = aTenant({}).sbcs;
if (main === undefined) throw new Error('the lab has an SBC');
const wanted = (sipTrunk: Partial<Tenant['sipTrunk']> = {}, more: Partial<Tenant> = {}): Tenant =>
  aTenant(
    {
      provider: 'telnyx',
      inboundDomain: 'contoso-ujet.sip.telnyx.com',
      numbers: [{ first: '+31205552101', last: '+31205552103' }],
      codecs: ['PCMA', 'PCMU'],
      capacity: 200,
      telnyx: trunk,
      ...sipTrunk,
    },
    { sipDomain: { name: fqdn }, sbcs: [{ ...main, fqdn }], ...more },
  );

const connection: ConnectionNow = {
  id: 'c1',
  name: 'contoso Teams',
  active: true,
  forTeams: true,
  fqdn: { value: fqdn },
  txt: { value: undefined },
  inboundHost: 'contoso-ujet.sip.telnyx.com',
  receiveFrom: 'ownConnections',
  codecs: ['PCMA', 'PCMU'],
  region: 'Europe',
  channelLimit: 200,
  profileId: 'p1',
};
const profile: ProfileNow = {
  id: 'p1',
  name: 'contoso Teams',
  enabled: true,
  destinations: ['BE', 'NL'],
  dailySpendLimit: '50.00',
  maxDestinationRate: 0.35,
  concurrentCalls: 40,
};
const number = (of: string, more: Partial<CarrierNumber> = {}): CarrierNumber => ({
  number: of,
  status: 'active',
  connectionId: 'c1',
  connectionName: 'contoso Teams',
  emergency: 'active',
  emergencyAddress: '5678',
  ...more,
});
const numbers = (...changed: CarrierNumber[]): Known<CarrierNumber[]> => {
  const rows = ['+31205552101', '+31205552102'].map((one) => number(one));
  return { value: [...rows.filter((row) => !changed.some((one) => one.number === row.number)), ...changed] };
};
const order = (more: Partial<CarrierOrder>): CarrierOrder => ({
  id: 'o1',
  name: '2026-12',
  status: 'pending',
  numbers: ['+31205552104'],
  needsRequirements: false,
  ...more,
});

const now = (changes: Partial<CarrierNow> = {}): CarrierNow => ({
  connection: { value: connection },
  profile: { value: profile },
  numbers: numbers(),
  orders: { value: [] },
  ...changes,
});
const conn = (changes: Partial<ConnectionNow>) => now({ connection: { value: { ...connection, ...changes } } });
const prof = (changes: Partial<ProfileNow>) => now({ profile: { value: { ...profile, ...changes } } });

const wrong = (carrier: CarrierNow, tenant = wanted()) =>
  judgeTrunk(tenant, { carrier }, { value: [] }).flatMap(({ standing, text }) =>
    standing === 'good' ? [] : [`${standing}: ${text}`],
  );

describe('a trunk at a carrier', () => {
  it('is well where all is as the tenant file has it', () => {
    expect(wrong(now())).toEqual([]);
    expect(judgeTrunk(wanted(), { carrier: now() }, { value: [] }).map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'Telnyx has its connection "contoso Teams", as the tenant file says.',
        'calls out go to BE, NL, for 50.00 USD a day at most.',
        'Telnyx has 2 of its numbers, on its connection.',
      ]),
    );
  });

  it('is not asked for what the file leaves out', () => {
    const { emergencyAddress: _, region: _region, subdomain: _subdomain, receiveFrom: _from, ...rest } = trunk;
    const outbound = { destinations: ['NL', 'BE'], dailySpendLimit: 'none' } as const;
    const few = wanted({ telnyx: { ...rest, outbound } });
    const { codecs: _codecs, capacity: _capacity, ...sipTrunk } = few.sipTrunk;
    const other = {
      ...now({ numbers: numbers(number('+31205552101', { emergency: 'disabled' })) }),
      connection: { value: { ...connection, region: 'US', codecs: ['OPUS'], channelLimit: 3, inboundHost: undefined } },
      profile: { value: { ...profile, dailySpendLimit: undefined, maxDestinationRate: 9, concurrentCalls: undefined } },
    };
    expect(wrong(other, { ...few, sipTrunk })).toEqual([]);
  });

  it.each<[string, CarrierNow, string, Tenant?]>([
    [
      'no connection',
      now({ connection: { value: undefined } }),
      `bad: this account at Telnyx has no connection for ${fqdn}`,
    ],
    ['one that is off', conn({ active: false }), 'bad: its connection "contoso Teams" is switched off'],
    ['one that is not for Teams', conn({ forTeams: false }), `isn't made for Teams`],
    [
      'another name',
      conn({ fqdn: { value: 'z.mstsbc.telnyx.tech' } }),
      `bad: its name is z.mstsbc.telnyx.tech, and sipDomain.name is ${fqdn}.`,
    ],
    [
      'a name that no SBC has',
      now(),
      `bad: its name is ${fqdn}, and no SBC of the tenant file has it`,
      wanted({}, { sbcs: [main] }),
    ],
    [
      'a name that can not be told',
      conn({ fqdn: unknown('not listed', 'the portal shows it.') }),
      "can't tell: the name of its connection",
    ],
    [
      'another inbound host',
      conn({ inboundHost: undefined }),
      'bad: the host that CCAIP calls: not set at the carrier, contoso-ujet.sip.telnyx.com in',
    ],
    [
      'a subdomain open to anyone',
      conn({ receiveFrom: 'anyone' }),
      'bad: its subdomain takes calls from anyone in the Internet',
    ],
    [
      'a subdomain that is closed to CCAIP',
      now(),
      "bad: its subdomain takes calls of the account's own connections alone",
      wanted({ telnyx: { ...trunk, receiveFrom: 'anyone' } }),
    ],
    ['another region', conn({ region: 'US' }), 'bad: its region: US at the carrier, Europe in'],
    [
      'codecs in another order',
      conn({ codecs: ['PCMU', 'PCMA'] }),
      'bad: its codecs: PCMU PCMA at the carrier, PCMA PCMU in the tenant file.',
    ],
    ['less capacity', conn({ channelLimit: 10 }), 'bad: the calls that it takes at a time: 10 at the carrier, 200 in'],
    ['no profile', now({ profile: { value: undefined } }), 'bad: its connection has no outbound voice profile'],
    ['a disabled profile', prof({ enabled: false }), 'bad: its outbound voice profile "contoso Teams" is disabled'],
    ['a closed destination', prof({ destinations: ['NL'] }), 'bad: calls to BE are refused by the carrier'],
    ['an open destination', prof({ destinations: ['NL', 'BE', 'CU'] }), 'bad: the carrier lets calls to CU out'],
    [
      'no limit',
      prof({ dailySpendLimit: undefined }),
      'bad: calls out go with no limit a day; the tenant file says 50 USD.',
    ],
    [
      'another limit',
      prof({ dailySpendLimit: '500' }),
      'bad: calls out go for 500 USD a day at most; the tenant file says 50 USD.',
    ],
    [
      'a dearer minute',
      prof({ maxDestinationRate: 2 }),
      'bad: calls out go up to 2 in USD a minute; the tenant file says 0.35.',
    ],
    [
      'no limit of calls',
      prof({ concurrentCalls: undefined }),
      'bad: calls out go without a limit in calls at a time; the tenant file says 40.',
    ],
    [
      'a number that is not there',
      now({ numbers: { value: [number('+31205552101')] } }),
      "bad: this account at Telnyx doesn't have +31205552102.",
    ],
    [
      'a number on another connection',
      now({ numbers: numbers(number('+31205552102', { connectionId: 'c2', connectionName: 'fax' })) }),
      'bad: no call to these numbers comes over it: +31205552102 (on "fax").',
    ],
    [
      'a number on no connection',
      now({ numbers: numbers(number('+31205552102', { connectionId: undefined })) }),
      'comes over it: +31205552102 (on no connection).',
    ],
    [
      'a number that was ported away',
      now({ numbers: numbers(number('+31205552102', { status: 'ported-out' })) }),
      "bad: these numbers don't work at Telnyx: +31205552102 (ported-out).",
    ],
    [
      'a number under way',
      now({ numbers: numbers(number('+31205552102', { status: 'requirement-info-pending' })) }),
      "can't tell: when these numbers work: +31205552102 (requirement-info-pending).",
    ],
    [
      'a number beyond the blocks',
      now({ numbers: numbers(number('+31205552109')) }),
      "can't tell: whose these numbers on its connection are: no block of sipTrunk.numbers has them: +31205552109.",
    ],
    [
      'no emergency calling',
      now({ numbers: numbers(number('+31205552102', { emergency: 'disabled' })) }),
      "bad: emergency calling isn't enabled with address 5678 for +31205552102 (disabled).",
    ],
    [
      'another emergency address',
      now({ numbers: numbers(number('+31205552102', { emergencyAddress: '9' })) }),
      'address 5678 for +31205552102 (address 9).',
    ],
    [
      'emergency calling under way',
      now({ numbers: numbers(number('+31205552102', { emergency: 'provisioning' })) }),
      "can't tell: when emergency calling is enabled",
    ],
    [
      'an order that failed',
      now({ orders: { value: [order({ status: 'failure' })] } }),
      'bad: the order 2026-12 of +31205552104 failed at Telnyx.',
    ],
    [
      'an order that waits',
      now({ orders: { value: [order({ needsRequirements: true })] } }),
      "can't tell: when the order 2026-12 of +31205552104 is done: it waits at Telnyx for what the numbers' country asks.",
    ],
    [
      "a connection that can't be read",
      now({ connection: unknown('refused', 'set the key.') }),
      "can't tell: its connection at Telnyx: refused",
    ],
    [
      "a profile that can't be read",
      now({ profile: unknown('refused') }),
      "can't tell: its outbound voice profile at Telnyx: refused",
    ],
    ["numbers that can't be read", now({ numbers: unknown('refused') }), "can't tell: its numbers at Telnyx: refused"],
    [
      "orders that can't be read",
      now({ orders: unknown('refused') }),
      "can't tell: orders of numbers at Telnyx: refused",
    ],
  ])('with %s is told so, and nothing else', (_, carrier, expected, tenant) => {
    expect(wrong(carrier, tenant)).toEqual([expect.stringContaining(expected)]);
  });

  it('that is not made yet is never bad for it', () => {
    const before = wanted({}, { sipDomain: { name: notKnownYet }, sbcs: [{ ...main, fqdn: notKnownYet }] });
    const none = now({ connection: { value: undefined }, profile: { value: undefined } });
    expect(wrong(none, before)).toEqual(["can't tell: it isn't made at Telnyx yet."]);
    expect(wrong(now(), before)).toEqual([`can't tell: ${fqdn} is its name, and the tenant file doesn't have it yet.`]);
  });

  it('has numbers that an order is to bring: they are not missing', () => {
    const waiting = now({
      numbers: { value: [number('+31205552101')] },
      orders: { value: [order({ numbers: ['+31205552102'] })] },
    });
    expect(wrong(waiting)).toEqual([
      expect.stringContaining("can't tell: when the order 2026-12 of +31205552102 is done"),
    ]);
  });
});
