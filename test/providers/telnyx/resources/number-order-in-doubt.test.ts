import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labTenantId } from '../../../../lab/identity.ts';
import type { PartialFailure } from '../../../../providers/kit/resource.ts';
import { createRecorder } from '../../../../providers/msteams/history/recorder.ts';
import { createProvider } from '../../../../providers/telnyx/provider.ts';
import { createNumberOrderKind } from '../../../../providers/telnyx/resources/number-order/kind.ts';
import { sentOrders } from '../../../../providers/telnyx/resources/number-order/sent-orders.ts';
import type { NumberOrderState } from '../../../../providers/telnyx/schema/number-order.ts';
import { argsOf, failed, first, ordersAtWork, second, urn } from './an-order.ts';

const { telnyx, create, update, ordered } = ordersAtWork();
const [third, fourth] = ['+31205552103', '+31205552104'];
const searched = argsOf({ numbers: undefined, search: { country: 'NL', areaCode: '20', type: 'local', count: 2 } });
/** No list shows an order for so many looks: longer than any run looks. */
const late = 1000;

beforeEach(() => {
  for (const number of [first, second, third, fourth]) telnyx.offer(number);
});

describe('a search order whose reply is lost, and that a list shows late', () => {
  const inDoubt = async (does: 'lost after' | 'lost before') => {
    telnyx.fault(/^POST \/number_orders/, does);
    telnyx.account().hidden = late;
    return (await failed(create(searched))) as PartialFailure & { readonly state: NumberOrderState };
  };

  it('keeps its numbers, and waits until Telnyx shows it: no second one is sent', async () => {
    const error = await inDoubt('lost after');
    expect(error.message).toContain("Whether Telnyx took the order isn't known");
    expect(error.state).toMatchObject({
      orderId: '',
      status: 'pending',
      numbers: [first, second],
      monthlyCost: '2.20',
    });
    const kind = createNumberOrderKind(telnyx.run());
    expect(kind.diff({ urn, id: error.id, state: error.state, args: searched })).toHaveLength(1);
    const still = await update(error.state, searched);
    expect(still.waiting?.for).toContain(`Telnyx to show it, since it may have been placed`);
    expect(ordered()).toBe(1);
    telnyx.account().hidden = 0;
    expect(await update(still, searched)).toMatchObject({
      ...{ status: 'success', numbers: [first, second], monthlyCost: '2.20' },
      orderId: telnyx.account().orders[0]?.id,
    });
    expect(ordered()).toBe(1);
  });

  it('and never reached Telnyx is placed for the very numbers by the next run', async () => {
    const { state } = await inDoubt('lost before');
    telnyx.account().offers.unshift({ ...telnyx.account().offers[0], phone_number: '+31205552100' });
    expect(await update(state, searched)).toMatchObject({ status: 'success', numbers: [first, second] });
    expect(telnyx.account().orders).toHaveLength(1);
  });

  it('is not sent again without an approval, nor beside what it may have cost', async () => {
    const { state } = await inDoubt('lost before');
    expect((await failed(update(state, { ...searched, approvedCount: undefined }))).message).toContain(
      'nobody has approved',
    );
    telnyx.account().offers.splice(0, 1);
    const session = telnyx.run();
    const context = telnyx.context('NumberOrder');
    const args = { ...searched, approvedCount: 2 };
    await createNumberOrderKind(session).update({ id: 'x', args, state, context });
    expect(context.lines.join()).toContain('waits since');
    const other = argsOf({ reference: 'other', numbers: [third], approvedCount: 2 });
    expect((await failed(create(other, { session }))).message).toContain('3 numbers, of 2 approved');
    expect(telnyx.account().orders).toEqual([]);
  });

  it('is not taken for failed where a second one fails for the numbers of the first', async () => {
    const { state } = await inDoubt('lost before');
    telnyx.account().outcome = 'failure';
    expect(await update(state, searched)).toMatchObject({ orderId: '', status: 'pending' });
    const [failure] = telnyx.account().orders;
    telnyx.account().orders.push({
      ...failure,
      id: 'first',
      status: 'success',
      phone_numbers: null,
      created_at: '2026-12-02T08:00:00Z',
    });
    telnyx.account().hidden = 0;
    expect((await update(state, searched)).orderId).toBe('first');
  });

  it('is refreshed and removed with what is known', async () => {
    const { id, state } = await inDoubt('lost after');
    const kind = createNumberOrderKind(telnyx.run());
    const context = telnyx.context('NumberOrder');
    expect((await kind.read({ id, state, args: searched, context }))?.state).toEqual(state);
    await kind.delete({ id, state, args: searched, context } as never);
    expect(context.lines.join()).toContain(`Whether order "2026-12" was placed isn't known (${first}, ${second})`);
    telnyx.account().hidden = 0;
    expect((await kind.read({ id, state, args: searched, context }))?.state).toMatchObject({ status: 'success' });
  });
});

describe('a search order of a run that was killed while it was on the way, and that a list shows late', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'trunkline-history-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = () => join(folder, labTenantId, 'changes.jsonl');
  const run = () => {
    const place = { folder, run: 'run', now: () => new Date() };
    const recorder = createRecorder({ tenantId: labTenantId, place, actor: async () => undefined, secrets: [] });
    return telnyx.run({ recorder, sent: sentOrders(folder, labTenantId) });
  };
  /** What a kill leaves: the line of the write that left, perhaps with the next one broken off, and no state. */
  const killed = async (does: 'lost after' | 'lost before', more = '') => {
    telnyx.fault(/^POST \/number_orders/, does);
    telnyx.account().hidden = late;
    await failed(create(searched, { session: run() }));
    const [sent] = readFileSync(file(), 'utf8').split('\n');
    writeFileSync(file(), `${sent}\n${more}`);
  };

  it('is waited for by the next run, and not bought twice', async () => {
    await killed('lost after', '{"time":"2026-12-01T08:00:0');
    const { state, lines } = await create(searched, { session: run() });
    expect(state).toMatchObject({ orderId: '', numbers: [first, second] });
    expect(lines.join()).toContain('order "2026-12" waits since');
    expect(ordered()).toBe(1);
    telnyx.account().hidden = 0;
    expect((await update(state, searched)).status).toBe('success');
    expect(ordered()).toBe(1);
  });

  it('is placed for the very numbers where it never reached Telnyx', async () => {
    await killed('lost before');
    telnyx.account().offers.unshift({ ...telnyx.account().offers[0], phone_number: '+31205552100' });
    expect((await create(searched, { session: run() })).state).toMatchObject({
      status: 'success',
      numbers: [first, second],
    });
  });

  it('is known to the provider by the folder of TRUNKLINE_JOURNAL', async () => {
    await killed('lost after');
    const env = { ...telnyx.env(), TRUNKLINE_JOURNAL: folder };
    const { kinds } = await createProvider(env).configure({ tenantId: labTenantId });
    const kind = kinds.find(({ token }) => token.endsWith('NumberOrder'));
    const context = telnyx.context('NumberOrder');
    await kind?.foresee?.({ args: searched, context });
    expect(context.lines.join()).toContain('was sent by an earlier run');
  });

  it('is told by a preview, and refused where the file asks for something else by now', async () => {
    await killed('lost after');
    const context = telnyx.context('NumberOrder');
    await createNumberOrderKind(run()).foresee?.({ args: searched, context });
    expect(context.lines.join()).toContain('was sent by an earlier run');
    const error = await failed(create(argsOf({ numbers: [third, fourth] }), { session: run() }));
    expect(error.message).toContain('An earlier run has sent an order of this name for 2 numbers');
    expect(ordered()).toBe(1);
  });

  it('is no memory where Telnyx refused it: others are looked for', async () => {
    telnyx.fault(/^POST \/number_orders/, { status: 422 });
    await failed(create(searched, { session: run() }));
    telnyx.account().offers.splice(0, 2);
    expect((await create(searched, { session: run() })).state.numbers).toEqual([third, fourth]);
  });

  it('is no memory of another order or tenant', async () => {
    await killed('lost after');
    const sent = sentOrders(folder, labTenantId);
    expect(sent('trunkline 1ab000000000 2026-12')).toEqual([first, second]);
    expect(sent('trunkline 1ab000000000 other')).toBeUndefined();
    expect(sentOrders(folder, 'other')('trunkline 1ab000000000 2026-12')).toBeUndefined();
  });

  it('where the history can not be read, nothing is ordered', async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    expect((await failed(create(searched, { session: run() }))).message).toContain('read the history in');
    expect(ordered()).toBe(0);
  });

  it('is looked for during a minute where there is no history', async () => {
    await create(searched);
    telnyx.account().hidden = 3;
    expect((await create(searched)).state.orderId).toBe(telnyx.account().orders[0]?.id);
    expect(telnyx.waited()).toEqual([20, 40, 20, 40]);
    expect(ordered()).toBe(1);
  });
});
