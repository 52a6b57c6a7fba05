import { describe, expect, it } from 'vitest';
import { approved, argsOf, failed, first, ordersAtWork, second, two } from './an-order.ts';

const { telnyx, create, check, ordered } = ordersAtWork();

describe('an order', () => {
  it('is placed once, and says what it costs', async () => {
    telnyx.offer(first);
    telnyx.offer(second, { currency: 'USD', monthly_cost: '1.1000', upfront_cost: '0.20' });
    const { state, lines } = await create(argsOf(two));
    expect(state).toMatchObject({
      status: 'success',
      numbers: [first, second],
      monthlyCost: '2.20',
      upfrontCost: '0.30',
    });
    expect(state).not.toHaveProperty('waiting');
    expect(ordered()).toBe(1);
    expect(lines.join()).toContain('2 numbers, 2.20 USD a month and 0.30 USD once');
    expect(telnyx.account().orders[0]?.customer_reference).toBe('trunkline 1ab000000000 2026-12');
  });

  it('takes the connection and the requirement group along', async () => {
    telnyx.offer(first);
    telnyx.account().connections.push({ id: '77', connection_name: 'Teams' });
    await create(argsOf({ connectionId: '77', requirementGroup: 'group-1' }));
    expect(telnyx.written()[0]?.body).toMatchObject({
      connection_id: '77',
      phone_numbers: [{ phone_number: first, requirement_group_id: 'group-1' }],
    });
  });

  it('is not placed by the key of an account that has no such connection', async () => {
    telnyx.offer(first);
    telnyx.account().connections.push({ id: '78', connection_name: 'Teams' });
    const error = await failed(create(argsOf({ connectionId: '77' })));
    expect(error.message).toContain('the account of this key has no connection 77');
    expect(error.message).toContain('TRUNKLINE_TELNYX_API_KEY');
    expect(ordered()).toBe(0);
  });

  it('searches where the numbers do not matter, and orders no fewer than asked', async () => {
    telnyx.offer(first);
    telnyx.offer(second);
    telnyx.offer('+31205552103');
    const search = { country: 'NL', areaCode: '20', type: 'local', count: 2 } as const;
    const { state } = await create(argsOf({ numbers: undefined, search }));
    expect(state.numbers).toEqual([first, second]);
    const many = await failed(
      create(argsOf({ reference: 'more', numbers: undefined, search: { ...search, count: 4 } })),
    );
    expect(many.message).toContain('Telnyx offers 1 of the 4 numbers (local, NL, area code 20)');
    expect(ordered()).toBe(1);
  });

  it.each([
    ['the count', { approvedCount: 1 }, '2 numbers, of 1 approved'],
    [
      'the monthly cost, by a hundredth of a cent',
      { approvedMonthlyCost: '2.1999' },
      '2.20 USD a month, of 2.1999 approved',
    ],
    ['the upfront cost', { approvedUpfrontCost: '0.19' }, '0.20 USD once, of 0.19 approved'],
  ])('is not placed over %s', async (_, more, said) => {
    telnyx.offer(first);
    telnyx.offer(second);
    expect((await failed(create(argsOf({ ...two, ...more })))).message).toContain(said);
    expect(ordered()).toBe(0);
  });

  it('is placed at the very amount, where floats would say more', async () => {
    const cost = { currency: 'USD', monthly_cost: '0.1', upfront_cost: '0.1' };
    for (const number of [first, second, '+31205552103']) telnyx.offer(number, cost);
    const args = argsOf({
      numbers: [first, second, '+31205552103'],
      approvedMonthlyCost: '0.3',
      approvedUpfrontCost: '0.3',
    });
    expect((await create(args)).state.monthlyCost).toBe('0.30');
  });

  it.each([
    ['no price', undefined, "doesn't say what it costs a month"],
    [
      'a price that is none',
      { currency: 'USD', monthly_cost: '1,10', upfront_cost: '0' },
      "doesn't say what it costs a month",
    ],
    ['no price of the order itself', { currency: 'USD', monthly_cost: '1' }, "doesn't say what it costs once"],
    [
      'another currency',
      { currency: 'EUR', monthly_cost: '1', upfront_cost: '0' },
      'its price is in EUR, and USD is approved',
    ],
    ['no currency', { monthly_cost: '1', upfront_cost: '0' }, 'in no currency that Telnyx names'],
  ])('is not placed for a number with %s', async (_, cost, said) => {
    telnyx.offer(first);
    telnyx.offer(second, cost ?? {});
    const error = await failed(create(argsOf(two)));
    expect(error.message).toContain(`${second}: `);
    expect(error.message).toContain(said);
    expect(ordered()).toBe(0);
  });

  it('is not placed for a number that Telnyx does not offer', async () => {
    telnyx.offer(first);
    expect((await failed(create(argsOf(two)))).message).toContain(`Telnyx doesn't offer ${second}`);
    expect(ordered()).toBe(0);
  });

  it('shares what is approved with the other orders of the run', async () => {
    telnyx.offer(first);
    telnyx.offer(second);
    const session = telnyx.run();
    const limit = { approvedCount: 1 };
    const both = await Promise.all([
      failed(create(argsOf(limit), { session })),
      failed(create(argsOf({ ...limit, reference: 'other', numbers: [second] }), { session })),
    ]);
    expect(both.map(({ message }) => message).join()).toContain('2 numbers, of 1 approved');
    expect(ordered()).toBe(1);
  });
});

describe('nobody has approved', () => {
  it('a new order: a preview fails already', () => {
    const [reason] = check({ reference: '2026-12', numbers: [first] });
    expect(reason).toContain('order "2026-12" buys 1 number, and nobody has approved that. Nothing is ordered.');
    expect(reason).toContain('approvals: { purchase: { count: 1');
    expect(check(argsOf())).toEqual([]);
  });

  it('an order of which the connection is not known yet, either', () => {
    const connectionId = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
    expect(check({ reference: '2026-12', numbers: [first], connectionId })).toHaveLength(1);
  });

  it.each(Object.keys(approved))('it without %s', async (name) => {
    telnyx.offer(first);
    const error = await failed(create({ ...argsOf(), [name]: undefined }));
    expect(error.message).toContain('nobody has approved that');
    expect(ordered()).toBe(0);
  });

  it('and an order that is placed asks for nothing more', async () => {
    telnyx.offer(first);
    const { state } = await create();
    expect(check({ reference: '2026-12', numbers: [first] }, state)).toEqual([]);
  });
});
