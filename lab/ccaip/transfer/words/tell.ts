import type { PlacedCall } from '../place-transfer.ts';
import { tellDialled } from './of-dialled.ts';
import { tellNetwork } from './of-network.ts';
import { tellQueue } from './of-queue.ts';
import { tellTransfer } from './of-transfer.ts';
import type { Told } from './told.ts';

/** A call in words. */
export const tell = (call: PlacedCall): Told => {
  switch (call.kind) {
    case 'transfer':
      return tellTransfer(call);
    case 'queue':
      return tellQueue(call);
    case 'dialled':
      return tellDialled(call);
    case 'network':
      return tellNetwork(call);
  }
};
