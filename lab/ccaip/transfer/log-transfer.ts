import { logCall } from '../../calls/log-call.ts';
import type { LabContext } from '../../context.ts';
import type { PlacedCall } from './place-transfer.ts';

/** Teams' log of Direct Routing calls has a row for each call that came to it. */
export const logTransfer = (lab: LabContext, call: PlacedCall): void => {
  const legs = call.kind === 'queue' ? call.legs : call.kind === 'transfer' && call.leg ? [call.leg] : [];
  for (const { teams } of legs) if (teams !== undefined) logCall(lab, teams);
};
