import { waitingIn } from '../pulumi/tell-waiting.ts';
import { upUntilQuiet } from './quiet.ts';
import type { ChaosTenant } from './tenant.ts';
import { accountOf, stateOf, writeName } from './trunk-name.ts';

/** What a regulator asks for is given in the portal. */
const passOrders = async (tenant: ChaosTenant): Promise<void> => {
  const { telnyx } = await accountOf(tenant);
  for (const { customerReference: reference, status } of telnyx.orders)
    if (status === 'pending') await tenant.press('telnyx/orders', { reference, how: 'success' });
};

const mostRounds = 12;

/** `up`, and what people do between two, until nothing waits. */
export const settle = async (tenant: ChaosTenant): Promise<void> => {
  let waiting: readonly string[] = [];
  for (let round = 0; round < mostRounds; round++) {
    await upUntilQuiet(tenant);
    const isNamed = await writeName(tenant);
    waiting = waitingIn(stateOf(tenant));
    if (!isNamed && waiting.length === 0) return;
    await passOrders(tenant);
    await tenant.later(3600);
  }
  throw new Error(`something waits to the end:\n${waiting.join('\n')}`);
};
