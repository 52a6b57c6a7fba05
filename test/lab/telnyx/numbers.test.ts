import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openTelnyx } from './a-telnyx.ts';

const lab = await openTelnyx();
const { telnyx, turn, refusal } = lab;
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const own = async (numbers: readonly string[], more: object = {}): Promise<string[]> =>
  (await lab.post('/lab/telnyx/numbers', { numbers, country: 'NL', ...more })).body.map(({ id }: { id: string }) => id);
const connection = async (connection_name = 'Teams') =>
  (await telnyx.fqdnConnections.create({ connection_name })).data?.id ?? '';
const phones = async (query: object = {}) =>
  (await telnyx.phoneNumbers.list(query)).data.map((one) => one.phone_number);

describe('a number', () => {
  it('is moved to a connection that is there', async () => {
    const [id = ''] = await own(['+31205552101'], { connection: await connection('by hand') });
    const teams = await connection();
    const { data } = await telnyx.phoneNumbers.update(id, { connection_id: teams, tags: ['ours'] });
    expect(data).toMatchObject({
      connection_id: teams,
      connection_name: 'Teams',
      tags: ['ours'],
      source_type: 'port_request',
    });
    expect(await phones({ filter: { connection_id: teams } })).toEqual(['+31205552101']);
    expect(await refusal(telnyx.phoneNumbers.update(id, { connection_id: '1' }))).toEqual([
      422,
      '10017 /connection_id The requested parameter is invalid as the associated resource does not exist.',
    ]);
    expect((await refusal(telnyx.phoneNumbers.update('1', {})))[0]).toBe(404);
  });

  it('is found by digits alone: a plus finds nothing', async () => {
    await own(['+31205552101', '+31205552102']);
    expect(await phones({ filter: { phone_number: '31205552101' } })).toEqual(['+31205552101']);
    expect(await phones({ filter: { phone_number: '+31205552101' } })).toEqual([]);
    expect((await refusal(phones({ filter: { phone_number: '31' } })))[0]).toBe(400);
  });

  it('is found by what it has, by pages', async () => {
    const teams = await connection();
    await own(['+31205552101', '+31205552102'], { connection: teams });
    await own(['+3228080100'], { country: 'BE', status: 'port-pending' });
    expect(await phones({ filter: { status: 'port-pending' } })).toEqual(['+3228080100']);
    expect(await phones({ filter: { country_iso_alpha2: ['BE', 'GB'] } })).toEqual(['+3228080100']);
    expect(await phones({ filter: { connection_id: 'null' } })).toEqual(['+3228080100']);
    expect(await phones({ filter: { 'voice.connection_name': { contains: 'eam' } }, sort: '-phone_number' })).toEqual([
      '+31205552102',
      '+31205552101',
    ]);
    expect(await phones({ filter: { source: 'purchased' } })).toEqual([]);
    expect((await refusal(phones({ filter: { status: 'idle' } })))[0]).toBe(400);
    expect((await refusal(phones({ filter: { conection_id: teams } })))[0]).toBe(400);
    await turn({ telnyxUnknownParameters: 'ignored' });
    expect(await phones({ filter: { conection_id: teams } })).toHaveLength(3);
    const all = [];
    for await (const one of telnyx.phoneNumbers.list({ 'page[size]': 2 })) all.push(one.phone_number);
    expect(all).toHaveLength(3);
  });

  it('names its connection in the slim list where that is asked for', async () => {
    const teams = await connection();
    await own(['+31205552101'], { connection: teams });
    expect((await telnyx.phoneNumbers.slimList()).data[0]).not.toHaveProperty('connection_id');
    const { data } = await telnyx.phoneNumbers.slimList({ include_connection: true });
    expect(data[0]).toMatchObject({ record_type: 'phone_number_slim', connection_id: teams });
  });

  it('is given back for good', async () => {
    const [id = ''] = await own(['+31205552101']);
    expect((await telnyx.phoneNumbers.delete(id)).data?.status).toBe('deleted');
    expect(await phones()).toEqual([]);
    expect((await refusal(telnyx.phoneNumbers.retrieve(id)))[0]).toBe(404);
    expect((await refusal(telnyx.phoneNumbers.delete(id)))[0]).toBe(404);
    const forSale = async () =>
      JSON.stringify(await telnyx.availablePhoneNumbers.list({ filter: { country_code: 'NL' } }));
    expect(await forSale()).toContain('+31208080101');
    const [once = ''] = await own(['+31208080101']);
    await telnyx.phoneNumbers.delete(once);
    expect(await forSale()).not.toContain('+31208080101');
    await turn({ telnyxDeletedNumbers: 'listed' });
    const [other = ''] = await own(['+31208080100']);
    await telnyx.phoneNumbers.delete(other);
    expect((await telnyx.phoneNumbers.list()).data.map(({ status }) => status)).toEqual(['deleted']);
    expect((await refusal(telnyx.phoneNumbers.delete(other)))[0]).toBe(404);
    expect((await refusal(telnyx.phoneNumbers.update(other, {})))[0]).toBe(422);
    expect(await forSale()).not.toContain('+31208080100');
  });

  it('stays where it is locked', async () => {
    const [id = ''] = await own(['+31205552101'], { deletionLock: true });
    expect((await refusal(telnyx.phoneNumbers.delete(id)))[0]).toBe(422);
    expect((await telnyx.phoneNumbers.retrieve(id)).data?.deletion_lock_enabled).toBe(true);
  });

  it('that is not active yet is locked, or not, by the switch', async () => {
    const [id = ''] = await own(['+31205552101'], { status: 'requirement-info-pending' });
    const teams = await connection();
    expect((await refusal(telnyx.phoneNumbers.update(id, { connection_id: teams })))[0]).toBe(422);
    const of = async () =>
      (await telnyx.phoneNumbers.actions.verifyOwnership({ phone_numbers: ['+31205552101'] })).data;
    expect(await of()).toMatchObject({ found: [], not_found: ['+31205552101'] });
    await turn({ telnyxPendingNumbers: 'editable' });
    await telnyx.phoneNumbers.update(id, { connection_id: teams });
    expect(await of()).toMatchObject({ found: [{ id, number_val_e164: '+31205552101' }], not_found: [] });
    expect((await refusal(telnyx.phoneNumbers.delete(id)))[0]).toBe(422);
  });
});

describe('whose numbers are asked for', () => {
  it('is told of a thousand at most', async () => {
    const [id] = await own(['+31205552101']);
    const { data } = await telnyx.phoneNumbers.actions.verifyOwnership({
      phone_numbers: ['+31205552101', '+31205552102'],
    });
    expect(data).toEqual({
      record_type: 'number_ownership_verification',
      found: [{ id, number_val_e164: '+31205552101' }],
      not_found: ['+31205552102'],
    });
    const many = Array.from({ length: 1001 }, () => '+31205552101');
    expect((await refusal(telnyx.phoneNumbers.actions.verifyOwnership({ phone_numbers: many })))[0]).toBe(422);
    expect((await refusal(telnyx.phoneNumbers.actions.verifyOwnership({ phone_numbers: [] })))[0]).toBe(422);
  });
});

describe('emergency calling', () => {
  const enable = (id: string, emergency_address_id: string, emergency_enabled = true) =>
    telnyx.phoneNumbers.actions.enableEmergency(id, { emergency_address_id, emergency_enabled });
  const statusOf = async (id: string) => {
    const { data } = await telnyx.phoneNumbers.retrieve(id);
    return [data?.emergency_status, data?.emergency_enabled, data?.emergency_address_id];
  };

  it('is accepted and on later, or on at once, by the switch', async () => {
    const [id = '', other = ''] = await own(['+31205552101', '+31205552102']);
    await lab.post('/lab/telnyx/addresses', { id: '5678', country: 'NL' });
    const { response } = await enable(id, '5678').withResponse();
    expect(response.status).toBe(202);
    expect(await statusOf(id)).toEqual(['provisioning', false, '5678']);
    lab.later(300);
    expect(await statusOf(id)).toEqual(['active', true, '5678']);
    await turn({ telnyxEmergency: 'ready' });
    const ready = await enable(other, '5678').withResponse();
    expect([ready.response.status, ready.data.data?.emergency?.emergency_status]).toEqual([200, 'active']);
    await enable(other, '5678', false);
    expect(await statusOf(other)).toEqual(['disabled', false, '5678']);
  });

  it('takes an address of the account, of the country of the number', async () => {
    const [id = ''] = await own(['+31205552101']);
    expect((await refusal(enable(id, '5678')))[0]).toBe(422);
    await lab.post('/lab/telnyx/addresses', { id: '1', country: 'BE' });
    await enable(id, '1');
    lab.later(300);
    expect(await statusOf(id)).toEqual(['provisioning-failed', false, '1']);
    await turn({ telnyxEmergency: 'ready' });
    expect((await refusal(enable(id, '1')))[0]).toBe(422);
  });

  it('has addresses that are made, found and deleted, never changed', async () => {
    const made = await telnyx.addresses.create({
      business_name: 'Contoso',
      first_name: '',
      last_name: '',
      street_address: 'Damrak 1',
      locality: 'Amsterdam',
      country_code: 'NL',
    });
    const id = made.data?.id ?? '';
    expect((await telnyx.addresses.list()).data.map((one) => one.id)).toEqual([id]);
    await telnyx.addresses.delete(id);
    expect((await refusal(telnyx.addresses.retrieve(id)))[0]).toBe(404);
    const nobody = {
      business_name: '',
      first_name: 'A',
      last_name: '',
      street_address: 'x',
      locality: 'y',
      country_code: 'NL',
    };
    expect((await refusal(telnyx.addresses.create(nobody)))[0]).toBe(422);
  });
});
