import type { LabContext } from '../context.ts';
import { openAccount } from './account.ts';
import { seedInventory } from './inventory/seed.ts';

/** The account as it is opened: nothing of it is used. The lab's own tenant has another carrier. */
export const seedTelnyx = (context: Pick<LabContext, 'store'>): void => {
  openAccount(context);
  seedInventory(context);
};
