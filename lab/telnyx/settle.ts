import type { LabContext } from '../context.ts';
import { settleEmergency } from './numbers/emergency.ts';
import { settleOrders } from './orders/settle.ts';

/** Whether anything goes on by the lab's clock: most labs have nothing at Telnyx, and are asked often. */
const goesOn = ({ store }: LabContext): boolean =>
  store.list('telnyxGroup').some(({ reviewFrom }) => reviewFrom !== null) ||
  store.list('telnyxOrder').some(({ numbers }) => numbers.some(({ status }) => status === 'pending')) ||
  store.list('telnyxNumber').some(({ emergency }) => emergency.endsAt !== null);

/** Before each request: what has ended by now. */
export const settleTelnyx = (lab: LabContext): void => {
  if (!goesOn(lab)) return;
  lab.store.transaction(() => {
    settleOrders(lab);
    settleEmergency(lab);
  });
};
