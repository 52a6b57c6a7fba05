import { logCall } from '../../calls/log-call.ts';
import type { HandedOverTrace } from '../../calls/trace.ts';
import type { LabContext } from '../../context.ts';
import type { PlacedCall } from './place-transfer.ts';

/** Teams' log of Direct Routing calls has a row for each call that came to it. */
export const logTransfer = (lab: LabContext, call: PlacedCall): void => {
  for (const teams of handedOver(call)) logCall(lab, teams);
};

const handedOver = (call: PlacedCall): HandedOverTrace[] => {
  const legs = call.kind === 'queue' ? call.legs : call.kind === 'transfer' ? [call.leg] : [];
  const all = call.kind === 'network' ? [call.teams] : legs.map((leg) => leg?.teams);
  return all.filter((teams) => teams !== undefined);
};
