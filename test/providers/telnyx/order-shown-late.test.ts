import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { labTenantId } from '../../../lab/identity.ts';
import type { PartialFailure } from '../../../providers/kit/resource.ts';
import { createRecorder } from '../../../providers/msteams/history/recorder.ts';
import { createNumberOrderKind } from '../../../providers/telnyx/resources/number-order/kind.ts';
import { sentOrders } from '../../../providers/telnyx/resources/number-order/sent-orders.ts';
import type { NumberOrderState } from '../../../providers/telnyx/schema/number-order.ts';
import { labTrunk } from './a-lab-trunk.ts';

const lab = await labTrunk();
const args = {
  reference: 'two',
  search: { country: 'US', areaCode: '312', type: 'local' as const, count: 2 },
  ...{ approvedCount: 9, approvedMonthlyCost: '9', approvedUpfrontCost: '99', currency: 'USD' },
};
const context = () => lab.context('NumberOrder', 'two');
const orders = async () => (await lab.telnyx.numberOrders.list()).data ?? [];

/** An hour in which no list shows an order, and the reply to it lost. */
const lose = async () => {
  await lab.turn({ telnyxOrdersShownSeconds: 3600 });
  await lab.fault('lostReply', 'POST /telnyx/v2/number_orders');
};

describe('a search order at the lab whose reply is lost, and that is listed an hour later', () => {
  it('is bought once: the next run waits, and the one after takes it up', async () => {
    await lose();
    const error: PartialFailure = await createNumberOrderKind(lab.run())
      .create({ args, context: context() })
      .then(
        () => expect.unreachable(),
        (thrown) => thrown,
      );
    const state = error.state as NumberOrderState;
    const { state: still } = await createNumberOrderKind(lab.run()).update({
      id: error.id,
      args,
      state,
      context: context(),
    });
    expect(still.waiting?.for).toContain('Telnyx to show it');
    lab.later(3600);
    const { state: done } = await createNumberOrderKind(lab.run()).update({
      id: error.id,
      args,
      state: still,
      context: context(),
    });
    expect(done).toMatchObject({ status: 'success', numbers: state.numbers });
    expect(await orders()).toHaveLength(1);
  });

  it('is bought once where the state was lost too, by the history of changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-history-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const place = { folder, run: 'run', now: () => new Date() };
    const recorder = createRecorder({ tenantId: labTenantId, place, actor: async () => undefined, secrets: [] });
    const run = () => lab.run({ recorder, sent: sentOrders(folder, labTenantId) });
    await lose();
    await expect(createNumberOrderKind(run()).create({ args, context: context() })).rejects.toThrow();
    const { state } = await createNumberOrderKind(run()).create({ args, context: context() });
    expect(state).toMatchObject({ orderId: '', status: 'pending' });
    lab.later(3600);
    expect(await orders()).toHaveLength(1);
  });
});
