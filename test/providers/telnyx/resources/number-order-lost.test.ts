import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labTenantId } from '../../../../lab/identity.ts';
import { createRecorder } from '../../../../providers/msteams/history/recorder.ts';
import { argsOf, failed, first, ordersAtWork, second } from './an-order.ts';

const { telnyx, create, ordered } = ordersAtWork();

describe('an order whose reply is lost', () => {
  it.each([
    ['the line breaks', 'lost after'],
    ['Telnyx answers 502', { status: 502, after: true }],
    ['Telnyx answers 500 with no JSON', { status: 500, after: true, body: '<html>' }],
    ['the answer breaks off', 'broken'],
    ['the answer names no order', { status: 200, after: true, body: { data: {} } }],
  ] as const)('is found by its reference, and not sent again: %s', async (_, does) => {
    telnyx.offer(first);
    telnyx.fault(/^POST \/number_orders/, does);
    const { state, lines } = await create();
    expect(state).toMatchObject({ status: 'success', numbers: [first], monthlyCost: '1.10' });
    expect(ordered()).toBe(1);
    expect(telnyx.account().orders).toHaveLength(1);
    expect(lines.join()).toContain('The reply to order "2026-12" was lost; Telnyx has the order.');
  });

  it('is looked for some times, since a list may show it late', async () => {
    telnyx.offer(first);
    telnyx.fault(/^POST \/number_orders/, 'lost after');
    telnyx.account().hidden = 4;
    expect((await create()).state.status).toBe('success');
    expect(telnyx.waited()).toEqual([2, 8]);
    expect(ordered()).toBe(1);
  });

  it('fails where Telnyx shows none, sends nothing again, and the next run takes it up', async () => {
    telnyx.offer(first);
    telnyx.fault(/^POST \/number_orders/, 'lost after');
    telnyx.account().hidden = 5;
    const error = await failed(create());
    expect(error.message).toContain("Whether Telnyx took the order isn't known");
    expect(error.message).toContain('It is not sent again.');
    expect(ordered()).toBe(1);
    const { state, lines } = await create();
    expect(lines.join()).toContain('taken up: order "2026-12", which an earlier run placed.');
    expect(state).toMatchObject({ status: 'success', numbers: [first], monthlyCost: '' });
    expect(telnyx.account().orders).toHaveLength(1);
  });

  it('that never reached Telnyx is placed by the next run', async () => {
    telnyx.offer(first);
    telnyx.fault(/^POST \/number_orders/, 'lost before');
    await failed(create());
    expect(telnyx.account().orders).toHaveLength(0);
    await create();
    expect(telnyx.account().orders).toHaveLength(1);
  });

  it('counts as spent for the orders after it', async () => {
    telnyx.offer(first);
    telnyx.offer(second);
    telnyx.fault(/^POST \/number_orders/, 'lost before');
    const session = telnyx.run();
    await failed(create(argsOf({ approvedCount: 1 }), { session }));
    const error = await failed(
      create(argsOf({ approvedCount: 1, reference: 'other', numbers: [second] }), { session }),
    );
    expect(error.message).toContain('2 numbers, of 1 approved');
  });
});

describe('a run that was killed', () => {
  it('leaves an order that the next one takes up, under another name of the stack too', async () => {
    telnyx.offer(first);
    await create();
    const context = telnyx.context('NumberOrder', 'another-name');
    const { state } = await create(argsOf(), { context });
    expect(ordered()).toBe(1);
    expect(state.orderId).toBe(telnyx.account().orders[0]?.id);
  });

  it('leaves an order that a list shows late: it is looked for again right before one leaves', async () => {
    telnyx.offer(first);
    await create();
    telnyx.account().hidden = 1;
    expect((await create()).state.orderId).toBe(telnyx.account().orders[0]?.id);
    expect(ordered()).toBe(1);
  });

  it('and an order of another name is none of it, whatever the list shows', async () => {
    telnyx.offer(first);
    telnyx.offer(second);
    telnyx.account().unfiltered = true;
    await create(argsOf({ reference: '2026-12b', numbers: [second] }));
    expect((await create()).state.numbers).toEqual([first]);
    expect(ordered()).toBe(2);
  });

  it('and an order of the same name for other numbers is refused', async () => {
    telnyx.offer(first);
    telnyx.offer(second);
    await create();
    const error = await failed(create(argsOf({ numbers: [second] })));
    expect(error.message).toContain(`for 1 numbers (${first}), and the file has ${second}`);
    expect(ordered()).toBe(1);
  });

  it.each([
    ['another country', { country: 'BE', type: 'local' as const, count: 1 }, true],
    ['another area', { country: 'NL', areaCode: '10', type: 'local' as const, count: 1 }, true],
    ['another count', { country: 'NL', type: 'local' as const, count: 2 }, true],
    ['the same', { country: 'NL', areaCode: '20', type: 'local' as const, count: 1 }, false],
    ['a sort without an area', { country: 'NL', areaCode: '10', type: 'toll_free' as const, count: 1 }, false],
  ])('and its order for %s is taken up or refused', async (_, search, isRefused) => {
    telnyx.offer(first);
    await create();
    const asked = create(argsOf({ numbers: undefined, search }));
    if (isRefused) expect((await failed(asked)).message).toContain(`for 1 numbers (${first}), and the file has`);
    else expect((await asked).state.numbers).toEqual([first]);
    expect(ordered()).toBe(1);
  });

  it('has the order on record before it leaves', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-history-'));
    const place = { folder, run: 'run', now: () => new Date() };
    const recorder = createRecorder({
      tenantId: labTenantId,
      place,
      actor: async () => 'Telnyx API key',
      secrets: ['KEY-of-the-test'],
    });
    telnyx.offer(first);
    telnyx.fault(/^POST \/number_orders/, 'lost before');
    await failed(create(argsOf(), { session: telnyx.run({ recorder }) }));
    const lines = readFileSync(join(folder, labTenantId, 'changes.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { kind: 'NumberOrder', object: '2026-12', step: 'sent', to: { numbers: [first] } },
      { kind: 'NumberOrder', object: '2026-12', step: 'unknown' },
    ]);
    expect(JSON.stringify(lines)).not.toContain('KEY-of-the-test');
    rmSync(folder, { recursive: true });
  });

  it('and one that can not be put on record is not sent', async () => {
    const recorder = {
      sent: async () => Promise.reject(new Error('disk full')),
      settled: () => undefined,
      seen: () => undefined,
      as: () => recorder,
    };
    telnyx.offer(first);
    expect((await failed(create(argsOf(), { session: telnyx.run({ recorder: recorder as never }) }))).message).toBe(
      'disk full',
    );
    expect(ordered()).toBe(0);
  });
});

describe('Telnyx refuses', () => {
  it.each([[429], [422]])('the order by %i: it is not sent again, and nothing is in doubt', async (status) => {
    telnyx.offer(first);
    telnyx.fault(/^POST \/number_orders/, { status, headers: { 'retry-after': '3' } });
    const error = await failed(create());
    expect(error.message).toContain(
      `order numbers "2026-12": HTTP ${status}, 10007: Unexpected error: as told (request req-`,
    );
    expect(ordered()).toBe(1);
    expect(telnyx.waited()).toEqual([]);
  });

  it('to say which orders there are: then nothing is ordered', async () => {
    telnyx.offer(first);
    telnyx.fault(/^GET \/number_orders/, { status: 403 });
    await failed(create());
    telnyx.fault(/^GET \/number_orders/, { status: 200, after: true, body: {} });
    expect((await failed(create())).message).toContain('Telnyx answered with no page of a list');
    expect(ordered()).toBe(0);
  });
});
