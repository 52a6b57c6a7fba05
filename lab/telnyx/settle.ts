import type { LabContext } from '../context.ts';
import { settleEmergency } from './numbers/emergency.ts';
import { settleOrders } from './orders/settle.ts';

/** Before each request: what has ended by the lab's clock. */
export const settleTelnyx = (lab: LabContext): void =>
  lab.store.transaction(() => {
    settleOrders(lab);
    settleEmergency(lab);
  });
