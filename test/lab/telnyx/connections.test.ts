import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { clientOf, openTelnyx } from './a-telnyx.ts';

const lab = await openTelnyx();
const { telnyx, turn, refusal } = lab;
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const create = async (body: object = {}) => {
  const { data } = await telnyx.fqdnConnections.create({ connection_name: 'Teams', ...body });
  if (data?.id === undefined) throw new Error('no id');
  return { ...data, id: data.id };
};
const forTeams = () => create({ microsoft_teams_sbc: true });
const nameOf = async (id: string): Promise<string> =>
  (await lab.portal()).connections.find((one) => one.id === id)?.teamsName ?? '';

describe('an FQDN connection', () => {
  it('is as the API has it where nothing is said', async () => {
    expect(await create()).toMatchObject({
      record_type: 'fqdn_connection',
      active: true,
      microsoft_teams_sbc: false,
      transport_protocol: 'UDP',
      tags: [],
      inbound: {
        ani_number_format: 'E.164-national',
        dnis_number_format: 'e164',
        codecs: ['G722', 'G711U', 'G711A', 'G729', 'OPUS', 'H.264'],
        sip_region: 'US',
        sip_subdomain: null,
        sip_subdomain_receive_settings: 'from_anyone',
      },
      outbound: { outbound_voice_profile_id: null, localization: 'US' },
    });
  });

  it('opens by the key alone, and not where the key has no rights', async () => {
    expect(await refusal(clientOf(lab, 'KEY0').fqdnConnections.list())).toEqual([
      401,
      '10009 Could not understand the provided credentials.',
    ]);
    await lab.post('/lab/telnyx/account', { forbidden: ['/number_orders'] });
    await telnyx.fqdnConnections.list();
    expect(await refusal(telnyx.numberOrders.list())).toEqual([
      403,
      '10010 You are not authorized to access the requested resource.',
    ]);
  });

  it('is made anew by each call, and listed by name, host and profile, by pages', async () => {
    const made = [
      await create({ connection_name: 'Alpha' }),
      await create({ connection_name: 'Beta' }),
      await create(),
    ];
    lab.later(1);
    const last = await create({ connection_name: 'Beta' });
    const idsOf = async (query: object) => (await telnyx.fqdnConnections.list(query)).data.map(({ id }) => id);
    expect((await idsOf({}))[0]).toBe(last.id);
    expect(await idsOf({ sort: 'connection_name' })).toEqual([made[0]?.id, made[1]?.id, last.id, made[2]?.id]);
    expect(await idsOf({ filter: { connection_name: { contains: 'eta' } } })).toEqual([last.id, made[1]?.id]);
    expect(await refusal(telnyx.fqdnConnections.list({ filter: { connection_name: { contains: 'et' } } }))).toEqual([
      400,
      '10015 requires at least three characters',
    ]);
    const pages = [];
    for await (const one of telnyx.fqdnConnections.list({ 'page[size]': 3 })) pages.push(one.id);
    expect(pages).toHaveLength(4);
    expect((await refusal(telnyx.fqdnConnections.list({ 'page[size]': 251 })))[0]).toBe(400);
  });

  it('refuses in one answer what it cannot take', async () => {
    const body = {
      inbound: { dnis_number_format: 'test', codecs: ['PCMA'], sip_subdomain: 'ujet' },
      outbound: { tech_prefix: '12' },
      colour: 'red',
    };
    const [status, ...errors] = await refusal(create(body));
    expect(status).toBe(422);
    expect(errors).toContain(
      '10015 /inbound/dnis_number_format Invalid dnis_format: test, was provided. Acceptable formats are +e164, e164, national, sip_username',
    );
    expect(errors.map((one) => String(one).split(' ')[1])).toEqual(
      expect.arrayContaining(['/inbound/codecs/0', '/outbound/tech_prefix', '/colour']),
    );
    expect((await telnyx.fqdnConnections.list()).data).toEqual([]);
  });

  it.each([
    ['a subdomain that another account has', { inbound: { sip_subdomain: 'UJET' } }, '/inbound/sip_subdomain'],
    ['a subdomain that is no name', { inbound: { sip_subdomain: 'a.b' } }, '/inbound/sip_subdomain'],
    [
      'a profile that is not there',
      { outbound: { outbound_voice_profile_id: '1' } },
      '/outbound/outbound_voice_profile_id',
    ],
    ['SRTP over TLS', { transport_protocol: 'TLS', encrypted_media: 'SRTP' }, '/encrypted_media'],
    ['a host of another connection', { inbound: { default_primary_fqdn_id: '1' } }, '/inbound/default_primary_fqdn_id'],
    ['a caller that is no number', { outbound: { ani_override: '0201' } }, '/outbound/ani_override'],
  ])('refuses %s', async (_, body, pointer) => {
    const [status, error] = await refusal(create(body));
    expect([status, String(error).split(' ')[1]]).toEqual([422, pointer]);
  });

  it('has its subdomain for itself within the account, too', async () => {
    const one = await create({ inbound: { sip_subdomain: 'contoso-ujet' } });
    expect((await refusal(create({ inbound: { sip_subdomain: 'Contoso-UJET' } })))[0]).toBe(422);
    await telnyx.fqdnConnections.update(one.id, { inbound: { sip_subdomain: 'contoso-ujet', sip_region: 'Europe' } });
    await telnyx.fqdnConnections.delete(one.id);
    await create({ inbound: { sip_subdomain: 'contoso-ujet' } });
  });

  it('keeps what an update does not name; of what is inside of a field the switch says', async () => {
    const { id } = await create({ tags: ['ours'], inbound: { sip_region: 'Europe', channel_limit: 5 } });
    const { data } = await telnyx.fqdnConnections.update(id, { inbound: { channel_limit: 9 } });
    expect(data).toMatchObject({ tags: ['ours'], inbound: { sip_region: 'Europe', channel_limit: 9 } });
    await turn({ telnyxNestedUpdates: 'replaced' });
    const again = await telnyx.fqdnConnections.update(id, { inbound: { channel_limit: 7 } });
    expect(again.data).toMatchObject({ tags: ['ours'], inbound: { sip_region: 'US', channel_limit: 7 } });
  });

  it('becomes one for Teams when it is made, never later', async () => {
    const { id } = await create();
    const later = { microsoft_teams_sbc: true } as object;
    expect((await refusal(telnyx.fqdnConnections.update(id, later)))[0]).toBe(422);
    await turn({ telnyxUnknownParameters: 'ignored' });
    const { data } = await telnyx.fqdnConnections.update(id, later);
    expect(data?.microsoft_teams_sbc).toBe(false);
  });

  it('shows its password once; older accounts see it always', async () => {
    const { id, password } = await create();
    expect(password).toMatch(/^[0-9a-f]{24}$/);
    expect((await telnyx.fqdnConnections.retrieve(id)).data?.password).toBe('********');
    const patched = await telnyx.fqdnConnections.fqdnAuthentication.patchAll(id, { password: 'another' });
    expect(patched.data?.password).toBe('another');
    const other = await telnyx.fqdnConnections.fqdnAuthentication.patchAll(id, { user_name: 'somebody' });
    expect(other.data?.password).toBe('********');
    await turn({ telnyxPasswords: 'full' });
    expect((await telnyx.fqdnConnections.retrieve(id)).data?.password).toBe('another');
  });

  it('is deleted for good; with numbers on it the switch says', async () => {
    const { id } = await create();
    await lab.post('/lab/telnyx/numbers', { numbers: ['+31205552101'], country: 'NL', connection: id });
    expect((await refusal(telnyx.fqdnConnections.delete(id)))[0]).toBe(422);
    await turn({ telnyxConnectionInUse: 'numbersLoseIt' });
    await telnyx.fqdnConnections.delete(id);
    expect((await telnyx.phoneNumbers.list()).data[0]?.connection_id).toBeNull();
    expect((await refusal(telnyx.fqdnConnections.retrieve(id)))[0]).toBe(404);
    expect((await refusal(telnyx.fqdnConnections.delete(id)))[0]).toBe(404);
  });
});

describe('the name at Teams', () => {
  it('is another one for each connection, and not in its answer; /fqdns lists it or not, by the switch', async () => {
    const [one, other] = [await forTeams(), await forTeams()];
    const name = await nameOf(one.id);
    expect(name).toMatch(/^[0-9a-f]{7}\.mstsbc\.telnyx\.tech$/);
    expect(await nameOf(other.id)).not.toBe(name);
    expect(JSON.stringify(await telnyx.fqdnConnections.retrieve(one.id))).not.toContain('mstsbc');
    const { data } = await telnyx.fqdns.list({ filter: { connection_id: one.id } });
    expect(data).toMatchObject([{ fqdn: name, port: 5061, dns_record_type: 'a', record_type: 'fqdn' }]);
    await turn({ telnyxTeamsName: 'hidden' });
    expect((await telnyx.fqdns.list()).data).toEqual([]);
  });

  it('cannot be changed or deleted alone', async () => {
    const { id } = await forTeams();
    const { data } = await telnyx.fqdns.list({ filter: { connection_id: id } });
    const fqdn = data[0]?.id ?? '';
    expect((await refusal(telnyx.fqdns.delete(fqdn)))[0]).toBe(422);
    expect((await refusal(telnyx.fqdns.update(fqdn, { port: 5060 })))[0]).toBe(422);
  });

  it("takes Microsoft's text without the suffix of its name, in Telnyx' words", async () => {
    const { id } = await forTeams();
    const name = await nameOf(id);
    expect(await refusal(telnyx.fqdnConnections.fqdnAuthentication.patchAll(id, { txt_name: name }))).toEqual([
      422,
      "10015 /txt_name txt_name should not include the '.mstsbc.telnyx.tech' suffix. Use only the identifier portion (e.g. '1234abc' instead of '1234abc.mstsbc.telnyx.tech')",
    ]);
    const label = name.split('.')[0] ?? '';
    const text = { txt_name: label, txt_value: 'MS=ms12345678', txt_ttl: 3600 };
    await telnyx.fqdnConnections.fqdnAuthentication.patchAll(id, text);
    expect((await telnyx.fqdnConnections.retrieve(id)).data).toMatchObject(text);
    expect((await telnyx.fqdnConnections.fqdnAuthentication.list(id)).data).toMatchObject(text);
    const plain = await create();
    expect((await refusal(telnyx.fqdnConnections.fqdnAuthentication.patchAll(plain.id, text)))[0]).toBe(422);
  });

  it('is verified by Entra once the text is in DNS, under that very name', async () => {
    const { id } = await forTeams();
    const name = await nameOf(id);
    const by = lab.by;
    await lab.call('POST', '/v1.0/domains', { id: name }, { by });
    const records = await lab.call('GET', `/v1.0/domains/${name}/verificationDnsRecords`, undefined, { by });
    const text = records.body.value.find((one: { text?: string }) => one.text !== undefined)?.text;
    const verify = async () => (await lab.call('POST', `/v1.0/domains/${name}/verify`, {}, { by })).status;
    const write = (txt_name: string) =>
      telnyx.fqdnConnections.fqdnAuthentication.patchAll(id, { txt_name, txt_value: text, txt_ttl: 3600 });
    await write('1234abc');
    lab.later(600);
    expect(await verify()).toBe(400);
    await write(name.split('.')[0] ?? '');
    expect(await verify()).toBe(400);
    lab.later(60);
    expect(await verify()).toBe(200);
  });
});

describe('a host of a connection', () => {
  it('is made, found, changed and deleted', async () => {
    const { id } = await create();
    const { data } = await telnyx.fqdns.create({
      connection_id: id,
      dns_record_type: 'a',
      fqdn: 'sbc.contoso.example',
    });
    expect(data).toMatchObject({ port: 5060, connection_id: id });
    expect((await telnyx.fqdns.list({ filter: { fqdn: 'sbc.contoso.example', port: 5060 } })).data).toHaveLength(1);
    const found = await telnyx.fqdnConnections.list({ filter: { fqdn: 'sbc.contoso.example' } });
    expect(found.data.map((one) => one.id)).toEqual([id]);
    await telnyx.fqdns.update(data?.id ?? '', { port: 5061 });
    expect((await telnyx.fqdns.retrieve(data?.id ?? '')).data?.port).toBe(5061);
    await telnyx.fqdns.delete(data?.id ?? '');
    expect((await refusal(telnyx.fqdns.retrieve(data?.id ?? '')))[0]).toBe(404);
  });

  it.each([
    ['of no connection', { connection_id: '1' }],
    ['that is no name', { fqdn: 'sbc contoso' }],
    ['by a record that there is not', { dns_record_type: 'cname' }],
    ['by srv with a port', { dns_record_type: 'srv', port: 5061 }],
  ])('is refused %s', async (_, change) => {
    const { id } = await create();
    const body = { connection_id: id, dns_record_type: 'a', fqdn: 'sbc.contoso.example', ...change };
    expect((await refusal(telnyx.fqdns.create(body)))[0]).toBe(422);
  });
});
