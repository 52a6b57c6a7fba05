import { handOver } from '../../calls/hand-over.ts';
import type { World } from '../../calls/world.ts';
import { fromNetwork } from '../../carrier/from-network.ts';
import type { NetworkQuestion } from './question.ts';
import type { NetworkTrace } from './trace.ts';

/** Somebody calls a number of the trunk from the telephone network. CCAIP has no part in it. */
export const networkCall = (world: World, { number, caller, down, busy }: NetworkQuestion): NetworkTrace => {
  const carrier = fromNetwork(world, { called: number, caller, down });
  const known = { kind: 'network', number, caller, carrier } as const;
  if (carrier.kind !== 'handed in') return known;
  const from = carrier.caller ?? caller;
  return { ...known, teams: handOver(world, { over: carrier.sbc, from, to: carrier.called, busy }) };
};
