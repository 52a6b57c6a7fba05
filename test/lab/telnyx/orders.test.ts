import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openTelnyx } from './a-telnyx.ts';

const lab = await openTelnyx();
const { telnyx, turn, refusal } = lab;
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const day = 86_400;
const london = '+442079460000';
const amsterdam = '+31208080100';

const search = async (country_code: string, more: object = {}) =>
  (await telnyx.availablePhoneNumbers.list({ filter: { country_code, ...more } })).data ?? [];
const order = async (numbers: readonly string[], more: object = {}, of: object = {}) => {
  const { data } = await telnyx.numberOrders.create({
    phone_numbers: numbers.map((phone_number) => ({ phone_number, ...of })),
    ...more,
  });
  if (data?.id === undefined) throw new Error('no id');
  return { ...data, id: data.id };
};
const statusOf = async (id: string) => {
  const { data } = await telnyx.numberOrders.retrieve(id);
  return [data?.status, data?.phone_numbers?.[0]?.requirements_status, data?.requirements_met];
};
const numberOf = async (phone_number: string) =>
  (await telnyx.phoneNumbers.list({ filter: { phone_number: phone_number.slice(1) } })).data[0];
const balance = async () => (await telnyx.balance.retrieve()).data?.balance;
const approvedGroup = async (country = 'NL') =>
  (await lab.post('/lab/telnyx/requirement-groups', { country })).body.id as string;

describe('numbers for sale', () => {
  it('are found by country, area code and sort, with their price', async () => {
    const found = await search('NL', { national_destination_code: '20', phone_number_type: 'local', limit: 2 });
    expect(found).toMatchObject([
      {
        phone_number: amsterdam,
        record_type: 'available_phone_number',
        cost_information: { currency: 'USD', monthly_cost: '1.20', upfront_cost: '1.00' },
        features: [{ name: 'voice' }, { name: 'fax' }, { name: 'emergency' }],
        region_information: [
          { region_type: 'country_code', region_name: 'NL' },
          { region_type: 'location', region_name: 'AMSTERDAM' },
        ],
      },
      { phone_number: '+31208080101' },
    ]);
    expect(await search('NL', { national_destination_code: '10' })).toEqual([]);
    expect(await search('NL', { features: ['voice', 'sms'] })).toEqual([]);
    expect(await search('US', { features: ['voice', 'sms'], limit: 1 })).toHaveLength(1);
  });

  it('are refused for a country without coverage, and for words that there are not', async () => {
    expect((await refusal(search('AQ')))[0]).toBe(400);
    expect((await refusal(search('NL', { phone_number_type: 'geographic' })))[0]).toBe(400);
    expect((await refusal(search('NL', { limit: 0 })))[0]).toBe(400);
    expect((await refusal(search('NL', { area: '20' })))[0]).toBe(400);
  });

  it('are found by a pattern of the national number, or of all digits, by the switch; of what follows the area code, where that is given', async () => {
    const startsWith = (starts_with: string, more = {}) => search('NL', { phone_number: { starts_with }, ...more });
    expect(await startsWith('208080199')).toHaveLength(1);
    expect(await startsWith('31208080199')).toHaveLength(0);
    await turn({ telnyxPatterns: 'international' });
    expect(await startsWith('208080199')).toHaveLength(0);
    expect(await startsWith('31208080199')).toHaveLength(1);
    expect(await startsWith('8080199', { national_destination_code: '20' })).toHaveLength(1);
    expect(await search('NL', { phone_number: { contains: '8080199' } })).toHaveLength(1);
    expect(await search('NL', { phone_number: { ends_with: '0199' } })).toHaveLength(2);
  });
});

describe('an order', () => {
  it('is pending, then done, and its numbers are the account’s, on the connection', async () => {
    await search('GB');
    const connection = (await telnyx.fqdnConnections.create({ connection_name: 'Teams' })).data?.id ?? '';
    const { id, ...placed } = await order([london], { connection_id: connection, customer_reference: 'ours 1' });
    expect(placed).toMatchObject({
      record_type: 'number_order',
      status: 'pending',
      phone_numbers_count: 1,
      requirements_met: true,
      customer_reference: 'ours 1',
      phone_numbers: [{ phone_number: london, status: 'pending', phone_number_type: 'local' }],
    });
    expect(await numberOf(london)).toMatchObject({ status: 'purchase-pending', phone_number_type: 'longcode' });
    lab.later(59);
    expect((await statusOf(id))[0]).toBe('pending');
    lab.later(1);
    expect((await statusOf(id))[0]).toBe('success');
    expect(await numberOf(london)).toMatchObject({
      status: 'active',
      phone_number_type: 'local',
      connection_id: connection,
      connection_name: 'Teams',
      customer_reference: 'ours 1',
      source_type: 'number_order',
      country_iso_alpha2: 'GB',
    });
    expect(await search('GB', { phone_number: { ends_with: '0000' } })).toEqual([]);
    expect(await balance()).toBe('498.00');
  });

  it('that is sent twice is two orders; a number twice is refused, or fails, by the switch', async () => {
    await search('GB');
    const body = { customer_reference: 'ours 1' };
    await order([london], body);
    expect(await refusal(order([london], body))).toEqual([
      422,
      '10015 /phone_numbers/0/phone_number The phone number is already on the account.',
    ]);
    await turn({ telnyxTakenNumbers: 'fail' });
    const again = await order([london, '+442079460001'], body);
    expect(again.phone_numbers?.map(({ status }) => status)).toEqual(['failure', 'pending']);
    lab.later(60);
    expect((await statusOf(again.id))[0]).toBe('failure');
    expect((await numberOf('+442079460001'))?.status).toBe('active');
    const { data } = await telnyx.numberOrders.list({ filter: { customer_reference: 'ours 1' } });
    expect(data).toHaveLength(2);
    expect(data[0]?.phone_numbers).toEqual([
      { id: expect.any(String), phone_number: london },
      { id: expect.any(String), phone_number: '+442079460001' },
    ]);
    expect((await telnyx.numberOrders.list({ filter: { customer_reference: 'ours' } })).data).toEqual([]);
    expect(await balance()).toBe('496.00');
  });

  it('whose reply is lost was placed, and is found by its reference', async () => {
    await search('GB');
    await lab.post('/lab/faults', { kind: 'lostReply', on: 'POST /telnyx/v2/number_orders' });
    expect(await refusal(order([london], { customer_reference: 'ours 1' }))).toEqual([undefined]);
    const { data } = await telnyx.numberOrders.list({ filter: { customer_reference: 'ours 1' } });
    expect(data.map(({ status }) => status)).toEqual(['pending']);
  });

  it('may be in the list of orders late, though by its id it is there', async () => {
    await lab.post('/lab/switches', { telnyxOrdersShownSeconds: 30 });
    await search('GB');
    const { id } = await order([london], { customer_reference: 'ours 1' });
    const listed = async () =>
      (await telnyx.numberOrders.list({ filter: { customer_reference: 'ours 1' } })).data.length;
    expect([await listed(), (await statusOf(id))[0]]).toEqual([0, 'pending']);
    lab.later(30);
    expect(await listed()).toBe(1);
  });

  it.each([
    ['for a number that no search has shown', ['+442079460001'], {}, '/phone_numbers/0/phone_number'],
    ['for a number that is not sold', ['+442071234567'], {}, '/phone_numbers/0/phone_number'],
    ['for what is no number', ['02079460000'], {}, '/phone_numbers/0/phone_number'],
    ['for a number twice', [london, london], {}, '/phone_numbers/1/phone_number'],
    ['onto a connection that is not there', [london], { connection_id: '1' }, '/connection_id'],
    ['for nothing', [], {}, '/phone_numbers'],
  ])('%s is refused', async (_, numbers, more, pointer) => {
    await search('GB', { limit: 1 });
    const [status, error] = await refusal(order(numbers, more));
    expect([status, String(error).split(' ')[1]]).toEqual([422, pointer]);
    expect(await balance()).toBe('500.00');
  });

  it('beyond the balance is refused', async () => {
    await lab.post('/lab/telnyx/account', { balance: '1.99' });
    await search('GB');
    expect((await refusal(order([london])))[1]).toMatch(/^20100 /);
    await lab.post('/lab/telnyx/account', { creditLimit: '1' });
    await order([london]);
    expect((await telnyx.balance.retrieve()).data).toMatchObject({ balance: '-0.01', available_credit: '0.99' });
  });

  it('that fails gives the money back, and the number shows it', async () => {
    await search('GB');
    const { id } = await order([london], { customer_reference: 'ours 1' });
    await lab.post('/lab/telnyx/orders', { reference: 'ours 1', how: 'failure' });
    expect((await statusOf(id))[0]).toBe('failure');
    expect((await numberOf(london))?.status).toBe('purchase-failed');
    expect(await balance()).toBe('500.00');
  });
});

describe('what a regulator asks for', () => {
  it('keeps an order waiting until it is given, and looked through, for days', async () => {
    await search('NL');
    const { id } = await order([amsterdam]);
    lab.later(5 * day);
    expect(await statusOf(id)).toEqual(['pending', 'requirement-info-pending', false]);
    expect((await numberOf(amsterdam))?.status).toBe('requirement-info-pending');
    const { data } = await telnyx.numberOrderPhoneNumbers.list();
    const [number] = data ?? [];
    expect(number).toMatchObject({ phone_number: amsterdam, order_request_id: id, deadline: expect.any(String) });
    const asked = number?.regulatory_requirements ?? [];
    expect(asked.map(({ field_type }) => field_type)).toEqual(['address', 'document']);
    await telnyx.numberOrderPhoneNumbers.updateRequirements(number?.id ?? '', {
      regulatory_requirements: asked.map(({ requirement_id = '' }) => ({ requirement_id, field_value: 'x' })),
    });
    expect(await statusOf(id)).toEqual(['pending', 'requirement-info-under-review', false]);
    expect((await telnyx.numberOrderPhoneNumbers.retrieve(number?.id ?? '')).data?.deadline).toBeNull();
    lab.later(3 * day);
    expect(await statusOf(id)).toEqual(['pending', 'approved', true]);
    expect((await numberOf(amsterdam))?.status).toBe('provision-pending');
    lab.later(60);
    expect((await statusOf(id))[0]).toBe('success');
  });

  it('is met at once by a group that is approved', async () => {
    await search('NL');
    const requirement_group_id = await approvedGroup();
    const { id } = await order([amsterdam], {}, { requirement_group_id });
    expect(await statusOf(id)).toEqual(['pending', 'approved', true]);
    lab.later(60);
    expect((await statusOf(id))[0]).toBe('success');
  });

  it('is met by a group that is filled in, submitted and approved later; one that is declined is an exception', async () => {
    await search('NL');
    const made = await telnyx.requirementGroups.create({
      action: 'ordering',
      country_code: 'NL',
      phone_number_type: 'local',
    });
    const group = made.id ?? '';
    expect(made.status).toBe('unapproved');
    const { id } = await order([amsterdam], {}, { requirement_group_id: group });
    expect((await statusOf(id))[1]).toBe('requirement-info-pending');
    expect((await refusal(telnyx.requirementGroups.submitForApproval(group)))[0]).toBe(422);
    const values = (made.regulatory_requirements ?? []).map(({ requirement_id = '' }) => ({
      requirement_id,
      field_value: 'x',
    }));
    await telnyx.requirementGroups.update(group, { regulatory_requirements: values });
    expect((await telnyx.requirementGroups.submitForApproval(group)).status).toBe('pending-approval');
    lab.later(3 * day);
    expect((await telnyx.requirementGroups.retrieve(group)).status).toBe('approved');
    expect((await telnyx.requirementGroups.list({ filter: { status: 'approved' } })).map((one) => one.id)).toEqual([
      group,
    ]);
    expect((await statusOf(id))[1]).toBe('approved');
    await order(['+31208080101'], {}, { requirement_group_id: await approvedGroup() });
    const other = await telnyx.requirementGroups.create({
      action: 'ordering',
      country_code: 'NL',
      phone_number_type: 'local',
    });
    const declined = await order(['+31208080102'], {}, { requirement_group_id: other.id });
    await lab.post('/lab/telnyx/requirement-groups', { id: other.id, status: 'declined' });
    expect(await statusOf(declined.id)).toEqual(['pending', 'requirement-info-exception', false]);
  });

  it('is refused from a group of another country, and asked for at once where the switch says so', async () => {
    await search('NL');
    const ofBelgium = { requirement_group_id: await approvedGroup('BE') };
    expect((await refusal(order([amsterdam], {}, ofBelgium)))[0]).toBe(422);
    expect((await refusal(order([amsterdam], {}, { requirement_group_id: 'none' })))[0]).toBe(422);
    await turn({ telnyxRequirementGroups: 'needed' });
    expect(await refusal(order([amsterdam]))).toEqual([
      422,
      '10004 /phone_numbers/0/requirement_group_id A required parameter was missing.',
    ]);
  });

  it('that nobody gives ends the order, which is cancelled: a word that the types have not', async () => {
    await search('NL');
    const { id } = await order([amsterdam]);
    lab.later(30 * day);
    expect((await statusOf(id))[0]).toBe('cancelled');
    expect(await numberOf(amsterdam)).toBeUndefined();
    expect(await balance()).toBe('500.00');
  });

  it('is asked of each country and sort by itself', async () => {
    await search('NL', { limit: 1000 });
    await search('GB');
    const { id, sub_number_orders_ids: parts = [] } = await order([amsterdam, '+31850800100', london]);
    expect(parts).toHaveLength(3);
    lab.later(60);
    const { data } = await telnyx.subNumberOrders.list({ filter: { order_request_id: id } });
    expect(data?.map(({ status, phone_number_type: type }) => [type, status])).toEqual([
      ['local', 'pending'],
      ['national', 'pending'],
      ['local', 'success'],
    ]);
    expect((await statusOf(id))[0]).toBe('pending');
    await telnyx.subNumberOrders.cancel(parts[0] ?? '');
    await telnyx.subNumberOrders.updateRequirementGroup(parts[1] ?? '', {
      requirement_group_id: (await lab.post('/lab/telnyx/requirement-groups', { country: 'NL', type: 'national' })).body
        .id,
    });
    lab.later(60);
    expect((await telnyx.subNumberOrders.retrieve(parts[1] ?? '')).data?.status).toBe('success');
    expect((await refusal(telnyx.subNumberOrders.cancel(parts[1] ?? '')))[0]).toBe(422);
    expect((await statusOf(id))[0]).toBe('failure');
  });
});
