import { describe, expect, it } from 'vitest';
import type { PartialFailure } from '../../../../providers/kit/resource.ts';
import { createNumberOrderKind } from '../../../../providers/telnyx/resources/number-order/kind.ts';
import type { NumberOrderState } from '../../../../providers/telnyx/schema/number-order.ts';
import { argsOf, failed, first, ordersAtWork, second, two, urn } from './an-order.ts';

const { telnyx, create, update, check, ordered } = ordersAtWork();

describe('an order that is pending', () => {
  it('waits, says for what and since when, and goes on by the next run', async () => {
    telnyx.offer(first);
    telnyx.account().outcome = 'pending';
    const { state, lines } = await create();
    expect(state).toMatchObject({ status: 'pending', waiting: { since: '2026-12-01T08:00:00.000Z' } });
    expect(state.waiting?.for).toContain(`the documents that the regulator asks for, at Telnyx: ${first}`);
    expect(lines.join()).toContain('order "2026-12" waits since 2026-12-01 08:00 UTC for');
    const kind = createNumberOrderKind(telnyx.run());
    expect(kind.diff({ urn, id: state.orderId, state, args: argsOf() })).toEqual([{ path: 'waiting', kind: 'delete' }]);
    telnyx.later(3600);
    const still = await update(state);
    expect(still.waiting?.since).toBe('2026-12-01T08:00:00.000Z');
    telnyx.later(11 * 86_400);
    const late = telnyx.context('NumberOrder');
    await update(still, argsOf(), late);
    expect(late.lines.join()).toContain('More than 10 days is not normal.');
    expect(late.lines.join()).toContain('ask Telnyx');
    Object.assign(telnyx.account().orders[0] ?? {}, { status: 'success' });
    const done = await update(still);
    expect(done).not.toHaveProperty('waiting');
    expect(done).toMatchObject({ status: 'success', monthlyCost: '1.10' });
    expect(kind.diff({ urn, id: state.orderId, state: done, args: argsOf() })).toEqual([]);
    expect(ordered()).toBe(1);
  });
});

describe('an order that failed', () => {
  it('tells which numbers, stays in the state, and is never placed again', async () => {
    telnyx.offer(first);
    telnyx.account().outcome = 'failure';
    const error = (await failed(create())) as PartialFailure;
    const state = error.state as NumberOrderState;
    expect(error.message).toContain(`order "2026-12" failed at Telnyx (${state.orderId}): ${first} (failure).`);
    expect(createNumberOrderKind(telnyx.run()).diff({ urn, id: state.orderId, state, args: argsOf() })).toEqual([
      { path: 'status', kind: 'update' },
    ]);
    expect((await failed(update(state))).message).toContain('failed at Telnyx');
    expect((await failed(create())).message).toContain('failed at Telnyx');
    expect(ordered()).toBe(1);
  });

  it('also where only one of its numbers did', async () => {
    telnyx.offer(first);
    telnyx.offer(second);
    telnyx.account().outcome = 'pending';
    const { state } = await create(argsOf(two));
    const [order] = telnyx.account().orders;
    Object.assign(order ?? {}, {
      status: 'success',
      phone_numbers: [
        { phone_number: first, status: 'success' },
        { phone_number: second, status: 'failure' },
      ],
    });
    const error = (await failed(update(state, argsOf(two)))) as PartialFailure;
    expect(error.message).toContain(`: ${second} (failure).`);
    expect(error.state).toMatchObject({ status: 'failure' });
  });
});

describe('a changed order', () => {
  it('is refused in a preview, with what it was placed for', async () => {
    telnyx.offer(first);
    const { state } = await create();
    const [reason] = check(argsOf(two), state);
    expect(reason).toContain(
      `order "2026-12" was placed for ${first}, and the file now has ${first} ${second}. Nothing is ordered.`,
    );
    expect(() => createNumberOrderKind(telnyx.run()).diff({ urn, id: '1', state, args: argsOf(two) })).toThrow(
      'A new name is a new order',
    );
    expect(check(argsOf({ connectionId: '88' }), state)).toEqual([]);
    expect(check(argsOf({ reference: 'new' }), state)).toHaveLength(1);
  });
});

describe('a preview', () => {
  const foresee = async (args = argsOf(), session = telnyx.run()) => {
    const context = telnyx.context('NumberOrder');
    await createNumberOrderKind(session).foresee?.({ args, context });
    return context.lines.join('\n');
  };

  it('says what an order costs, refuses what is over the approval, and orders nothing', async () => {
    telnyx.offer(first);
    telnyx.offer(second);
    const session = telnyx.run();
    expect(await foresee(argsOf({ approvedCount: 1 }), session)).toContain(
      'order "2026-12" buys 1 number, 1.10 USD a month and 0.10 USD once.',
    );
    const other = argsOf({ approvedCount: 1, reference: 'other', numbers: [second] });
    expect((await failed(foresee(other, session))).message).toContain('2 numbers, of 1 approved');
    expect(ordered()).toBe(0);
  });

  it('says that an order is there already', async () => {
    telnyx.offer(first);
    await create();
    expect(await foresee()).toContain('is placed already');
  });

  it('without a key says that it can not tell; up then refuses', async () => {
    const session = telnyx.run({ key: '' });
    expect(await foresee(argsOf(), session)).toContain("can't be told: Telnyx' key isn't set.");
    expect((await failed(create(argsOf(), { session }))).message).toContain('put it in TRUNKLINE_TELNYX_API_KEY');
  });
});

describe('a refresh', () => {
  it('keeps an order that Telnyx shows no more: it would be bought again', async () => {
    telnyx.offer(first);
    const { state } = await create();
    telnyx.account().orders.splice(0);
    const context = telnyx.context('NumberOrder');
    const read = await createNumberOrderKind(telnyx.run()).read({ id: state.orderId, state, args: argsOf(), context });
    expect(read?.state).toEqual(state);
    expect(context.lines.join()).toContain('so that nothing is bought twice');
  });
});

describe('a destroy', () => {
  it('keeps the numbers, and says so', async () => {
    telnyx.offer(first);
    const { state } = await create();
    telnyx.forget();
    const context = telnyx.context('NumberOrder');
    await createNumberOrderKind(telnyx.run()).delete({ id: state.orderId, state, context });
    expect(context.lines.join()).toContain('1 number of order "2026-12" stays in the account, and is paid for');
    expect(telnyx.asked()).toEqual([]);
  });
});
