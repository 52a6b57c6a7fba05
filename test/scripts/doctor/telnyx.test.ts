import { afterAll, describe, expect, it } from 'vitest';
import { tagOf } from '../../../providers/telnyx/resources/marks.ts';
import { referenceOf } from '../../../providers/telnyx/trunk/order-reference.ts';
import { sbcPlaces } from '../../../scripts/doctor/sbc-places.ts';
import { notKnownYet } from '../../../tenant/not-known-yet.ts';
import type { LabFixture } from '../../lab/lab-fixture.ts';
import { clientOf } from '../../lab/telnyx/a-telnyx.ts';
import { type Ill, openDoctor, withoutTeams } from './a-doctor.ts';

const outbound = { destinations: ['BE', 'NL'], dailySpendLimit: 50, concurrentCalls: 40 } as const;
const trunk = {
  connection: 'contoso Teams',
  subdomain: 'contoso-ujet',
  receiveFrom: 'ownConnections',
  region: 'Europe',
  outbound,
  emergencyAddress: '5678',
  orders: [{ name: '2026-12', numbers: ['+31205553000'] }],
  release: [],
} as const;
const numbers = Array.from({ length: 12 }, (_, at) => `+${31205552101 + at}`);
const reception = '+31205559000';

let connectionId = '';
let profileId = '';

/** The account as an `up` of these files leaves it. */
const connect = async (lab: LabFixture) => {
  const telnyx = clientOf(lab);
  const profile = await telnyx.outboundVoiceProfiles.create({
    name: 'contoso Teams',
    whitelisted_destinations: [...outbound.destinations],
    daily_spend_limit: '50.00',
    daily_spend_limit_enabled: true,
    concurrent_call_limit: outbound.concurrentCalls,
  });
  profileId = profile.data?.id ?? '';
  // Somebody has made another of the same name, and of another sort.
  await telnyx.fqdnConnections.create({ connection_name: 'contoso Teams', microsoft_teams_sbc: true, active: false });
  await telnyx.fqdnConnections.create({ connection_name: 'contoso Teams' });
  const { body } = await lab.post('/lab/telnyx/connections', {
    connection_name: 'contoso Teams',
    tags: [tagOf('urn:of:this')],
    microsoft_teams_sbc: true,
    transport_protocol: 'TLS',
    inbound: {
      ani_number_format: '+E.164',
      dnis_number_format: '+e164',
      sip_subdomain: 'contoso-ujet',
      sip_subdomain_receive_settings: 'only_my_connections',
      sip_region: 'Europe',
      codecs: ['G711A', 'G711U'],
      channel_limit: 200,
    },
    outbound: { outbound_voice_profile_id: profileId },
  });
  connectionId = body.id;
  await lab.post('/lab/telnyx/addresses', { id: '5678', country: 'NL' });
  await lab.post('/lab/telnyx/numbers', { numbers: [...numbers, reception], country: 'NL', connection: connectionId });
  for (const one of lab.store.list('telnyxNumber')) {
    const emergency = { addressId: '5678', enabled: true, status: 'active', endsAt: null } as const;
    lab.store.put('telnyxNumber', one.id, { ...one, emergency });
  }
  const fqdn: string = body.teamsName;
  lab.store.put('domain', fqdn, { id: fqdn, isVerified: true, isDefault: false, isInitial: false });
  return fqdn;
};

const { lab, tenant, fqdn, look, wrong, put, end } = await openDoctor(async (lab, tenant) => {
  const fqdn = await connect(lab);
  const sipTrunk = {
    provider: 'telnyx',
    inboundDomain: 'contoso-ujet.sip.telnyx.com',
    numbers: [
      { first: '+31205552101', last: '+31205552112' },
      { first: reception, last: reception },
    ],
    codecs: ['PCMA', 'PCMU'],
    capacity: 200,
    telnyx: trunk,
  } as const;
  const sbcs = tenant.sbcs.map((one) => ({ ...one, fqdn }));
  return { fqdn, tenant: { ...tenant, sipTrunk, sbcs, sipDomain: { name: fqdn } } };
});
afterAll(end);
put(true);
const telnyx = clientOf(lab);

/** What is told of the trunk, where PowerShell is no matter. */
const trunkNow = async (ill: Ill = {}) =>
  (await wrong({ ...ill, env: { ...withoutTeams, ...ill.env } })).filter((one) => one.includes(' trunk: '));

const number = (of: string) => {
  const found = lab.store.list('telnyxNumber').find(({ phoneNumber }) => phoneNumber === of);
  if (found === undefined) throw new Error(`the account has no ${of}`);
  return found;
};
const change = (of: string, more: Partial<ReturnType<typeof number>>) => {
  const found = number(of);
  lab.store.put('telnyxNumber', found.id, { ...found, ...more });
  return () => lab.store.put('telnyxNumber', found.id, found);
};
const inbound = (body: object, back: object) => async () => {
  await telnyx.fqdnConnections.update(connectionId, { inbound: body });
  return () => telnyx.fqdnConnections.update(connectionId, { inbound: back });
};
const profile = (body: object, back: object) => async () => {
  await telnyx.outboundVoiceProfiles.update(profileId, { name: 'contoso Teams', ...body });
  return () => telnyx.outboundVoiceProfiles.update(profileId, { name: 'contoso Teams', ...back });
};

describe('the doctor of a trunk at Telnyx', () => {
  it('finds nothing wrong where it is well', async () => {
    expect(await wrong()).toEqual([]);
    expect((await look({ env: withoutTeams })).map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'Telnyx has its connection "contoso Teams", as the tenant file says.',
        'calls out go to BE, NL, for 50.00 USD a day at most.',
        'Telnyx has 13 of its numbers, on its connection.',
      ]),
    );
  });

  it.each<[string, () => Promise<() => unknown> | (() => unknown), string]>([
    [
      'a connection that is off',
      async () => {
        await telnyx.fqdnConnections.update(connectionId, { active: false });
        return () => telnyx.fqdnConnections.update(connectionId, { active: true });
      },
      'bad trunk: its connection "contoso Teams" is switched off',
    ],
    [
      'a subdomain open to anyone',
      inbound(
        { sip_subdomain_receive_settings: 'from_anyone' },
        { sip_subdomain_receive_settings: 'only_my_connections' },
      ),
      'bad trunk: its subdomain takes calls from anyone in the Internet',
    ],
    ['another region', inbound({ sip_region: 'US' }, { sip_region: 'Europe' }), 'bad trunk: its region: US at'],
    [
      'other codecs',
      inbound({ codecs: ['OPUS'] }, { codecs: ['G711A', 'G711U'] }),
      'bad trunk: its codecs: OPUS at the carrier, PCMA PCMU in the tenant file.',
    ],
    ['less capacity', inbound({ channel_limit: 5 }, { channel_limit: 200 }), 'bad trunk: the calls that it takes'],
    ['a disabled profile', profile({ enabled: false }, { enabled: true }), 'bad trunk: its outbound voice profile'],
    [
      'a profile that is gone',
      () => {
        const found = lab.store.get('telnyxProfile', profileId);
        if (found === undefined) throw new Error('the account has the profile');
        lab.store.delete('telnyxProfile', profileId);
        return () => lab.store.put('telnyxProfile', profileId, found);
      },
      'bad trunk: its connection has no outbound voice profile: every call out is refused.',
    ],
    [
      'a destination more',
      profile({ whitelisted_destinations: ['NL', 'BE', 'CU'] }, { whitelisted_destinations: ['BE', 'NL'] }),
      "bad trunk: the carrier lets calls to CU out; the tenant file doesn't.",
    ],
    [
      'no limit a day',
      profile({ daily_spend_limit_enabled: false }, { daily_spend_limit_enabled: true, daily_spend_limit: '50' }),
      'bad trunk: calls out go with no limit a day; the tenant file says 50 USD.',
    ],
    [
      'a number that was given back',
      () => {
        const found = number('+31205552105');
        lab.store.delete('telnyxNumber', found.id);
        return () => lab.store.put('telnyxNumber', found.id, found);
      },
      "bad trunk: this account at Telnyx doesn't have +31205552105.",
    ],
    [
      'a number on no connection',
      () => change('+31205552105', { connectionId: null }),
      'bad trunk: no call to these numbers comes over it: +31205552105 (on no connection).',
    ],
    [
      'a number that is being ported away',
      () => change('+31205552105', { status: 'port-out-pending' }),
      'bad trunk: these numbers are leaving Telnyx: +31205552105 (port-out-pending).',
    ],
    [
      'a number without its emergency address',
      () =>
        change('+31205552105', { emergency: { addressId: null, enabled: false, status: 'disabled', endsAt: null } }),
      "bad trunk: emergency calling isn't enabled with address 5678 for +31205552105 (disabled).",
    ],
  ])('finds %s', async (_, plant, expected) => {
    const back = await plant();
    expect(await trunkNow()).toEqual([expect.stringContaining(expected)]);
    await back();
    expect(await trunkNow()).toEqual([]);
  });

  it('takes a number that was gone and came again for the one that is there', async () => {
    const { id, ...found } = number('+31205552105');
    for (const gone of ['0', '9999999999999999999']) {
      lab.store.put('telnyxNumber', gone, { ...found, id: gone, status: 'ported-out', connectionId: null });
    }
    expect(await trunkNow()).toEqual([]);
    for (const gone of ['0', '9999999999999999999']) lab.store.delete('telnyxNumber', gone);
    expect(number('+31205552105').id).toBe(id);
  });

  it('finds another name, a name that is not told, and none', async () => {
    const other = { tenant: { sipDomain: { name: 'other.mstsbc.telnyx.tech' } } };
    expect((await trunkNow(other)).join()).toContain(`bad trunk: its name is ${fqdn}, and sipDomain.name is other.`);
    const marked = { tags: [tagOf('urn:of:this')] };
    await telnyx.fqdnConnections.update(connectionId, { tags: [] });
    expect(await trunkNow()).toEqual([]);
    await lab.post('/lab/switches', { telnyxTeamsName: 'hidden' });
    expect(await trunkNow()).toEqual([
      'can\'t tell trunk: its connection at Telnyx: Telnyx has 2 connections called "contoso Teams"',
    ]);
    await telnyx.fqdnConnections.update(connectionId, marked);
    expect(await trunkNow()).toEqual([
      `can't tell trunk: the name of its connection "contoso Teams": Telnyx doesn't list the name that it made for it`,
    ]);
    await lab.post('/lab/switches', { telnyxTeamsName: 'listed' });
    const unnamed = tenant.sbcs.map((one) => ({ ...one, fqdn: notKnownYet }));
    expect(sbcPlaces(unnamed, [], 'doctor')).toEqual([]);
    const before = await look({ tenant: { sipDomain: { name: notKnownYet }, sbcs: unnamed } });
    const text = before.map(({ about, standing, text }) => `${standing} ${about}: ${text}`);
    expect(text).toContain(`can't tell trunk: ${fqdn} is its name, and the tenant file doesn't have it yet.`);
    expect(text).toContain("can't tell sbc: its name isn't known yet.");
    expect(text.filter((one) => one.startsWith('bad '))).toEqual([]);
    expect(text.join()).not.toContain(notKnownYet);
  });

  it("can't tell without the key, and says what a wrong one gets", async () => {
    expect(await trunkNow({ env: { TRUNKLINE_TELNYX_API_KEY: '' } })).toEqual([
      "can't tell trunk: how it stands at Telnyx: TRUNKLINE_TELNYX_API_KEY isn't set.",
    ]);
    const wrongKey = await trunkNow({ env: { TRUNKLINE_TELNYX_API_KEY: 'KEY~that~is~wrong' } });
    expect(wrongKey.join('\n')).toMatch(/can't tell trunk: its connection at Telnyx: .*10009/);
    expect(wrongKey.join('\n')).not.toContain('KEY~that~is~wrong');
  });

  it("finds Microsoft's record missing as long as the domain isn't verified", async () => {
    const domain = lab.store.get('domain', fqdn);
    if (domain === undefined) throw new Error('the lab has the domain');
    lab.store.put('domain', fqdn, { ...domain, isVerified: false });
    // Who registered it by hand enters the record by hand: it isn't asked for.
    expect(await trunkNow()).toEqual([]);
    const activated: Ill = {
      tenant: { sipDomain: { name: fqdn, activation: { user: `activate@${fqdn}`, licence: 'SPE_E5' } } },
    };
    const [missing = ''] = await trunkNow(activated);
    const value = /"(MS=[^"]+)"/.exec(missing)?.[1] ?? '';
    expect(missing).toContain('bad trunk: its connection has no TXT record: Microsoft 365 looks for "MS=');
    await telnyx.fqdnConnections.fqdnAuthentication.patchAll(connectionId, {
      txt_name: fqdn.split('.')[0] ?? '',
      txt_value: value,
      txt_ttl: 3600,
    });
    expect(await trunkNow(activated)).toEqual([]);
    lab.store.put('domain', fqdn, domain);
  });

  it('tells of an order that waits, and of one that failed while the file names it', async () => {
    const reference = referenceOf(tenant.id, '2026-12');
    await lab.post('/lab/telnyx/inventory', {
      country: 'NL',
      areaCode: '20',
      first: '+31205553000',
      count: 2,
      regulated: true,
    });
    const elsewhere = referenceOf('2ab00000-0000-4000-8000-00000000c0de', '2026-12 of others');
    const filter = { country_code: 'NL', phone_number: { contains: '55300' } };
    expect((await telnyx.availablePhoneNumbers.list({ filter })).data).toHaveLength(2);
    await telnyx.numberOrders.create({
      phone_numbers: [{ phone_number: '+31205553000' }],
      customer_reference: reference,
    });
    await telnyx.numberOrders.create({
      phone_numbers: [{ phone_number: '+31205553001' }],
      customer_reference: elsewhere,
    });
    expect((await trunkNow()).join()).not.toContain('+31205553001');
    const [waiting] = (await trunkNow()).filter((one) => one.includes('order 2026-12'));
    expect(waiting).toBe(
      "can't tell trunk: when the order 2026-12 of +31205553000 is done: it waits at Telnyx for what the numbers' country asks.",
    );
    await lab.post('/lab/telnyx/orders', { reference, how: 'failure' });
    expect((await trunkNow()).join()).toContain('bad trunk: the order 2026-12 of +31205553000 failed at Telnyx.');
    const renamed = { ...tenant.sipTrunk, telnyx: { ...trunk, orders: [] } };
    expect((await trunkNow({ tenant: { sipTrunk: renamed } })).join()).not.toContain('2026-12');
  });
});
