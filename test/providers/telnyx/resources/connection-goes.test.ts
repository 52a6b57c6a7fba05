import { describe, expect, it } from 'vitest';
import { createConnectionKind } from '../../../../providers/telnyx/resources/connection/kind.ts';
import type { ConnectionArgs, ConnectionState } from '../../../../providers/telnyx/schema/connection.ts';
import { telnyxAtWork } from '../a-telnyx.ts';
import { failed } from './an-order.ts';

const telnyx = telnyxAtWork();
const args: ConnectionArgs = { name: 'contoso Teams', profileId: '7' };
const context = () => telnyx.context('Connection');
const create = async () => (await createConnectionKind(telnyx.run()).create({ args, context: context() })).state;

describe('a connection that goes', () => {
  const remove = async (state: ConnectionState, on = context()) => {
    await createConnectionKind(telnyx.run()).delete({ id: state.connectionId, state, context: on });
    return on.lines.join();
  };

  it('says which numbers ring nowhere then', async () => {
    const state = await create();
    telnyx.owns('+31205552101', { connection_id: state.connectionId });
    expect(await remove(state)).toContain(
      '+31205552101 rings nowhere any more; it stays in the account, and is paid for.',
    );
    expect(telnyx.account().connections).toEqual([]);
  });

  it('and is not in the account of this key is not called gone', async () => {
    const state = await create();
    telnyx.account().connections.splice(0);
    expect(await remove(state)).toContain(
      `The account of this key has no connection "contoso Teams" (${state.connectionId}), so nothing was deleted: by another account's key it is still there.`,
    );
  });

  it('stays where Telnyx keeps it for its numbers', async () => {
    const state = await create();
    telnyx.owns('+31205552101', { connection_id: state.connectionId });
    telnyx.fault(/^DELETE/, { status: 422 });
    expect((await failed(remove(state))).message).toContain(
      'take its number off it in the Telnyx portal (+31205552101)',
    );
  });

  it('is done where only the reply was lost, and not where nothing is known', async () => {
    const state = await create();
    telnyx.fault(/^DELETE/, 'lost after');
    await remove(state);
    const other = await create();
    telnyx.fault(/^DELETE/, 'lost before');
    await failed(remove(other));
    expect(telnyx.account().connections).toHaveLength(1);
  });

  it('stays where this run took it up under another name', async () => {
    const session = telnyx.run();
    const kind = createConnectionKind(session);
    const { id, state } = await kind.create({ args, context: context() });
    await kind.delete({ id, state, context: context() });
    expect(telnyx.account().connections).toHaveLength(1);
  });
});
