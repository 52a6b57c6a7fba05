import type { LabContext } from '../../context.ts';
import { type TeamsNews, useLink } from '../link/use-link.ts';
import { readSettings } from '../settings.ts';
import { dialOut } from './dial-out.ts';
import type { Known } from './member.ts';
import { networkCall } from './network-call.ts';
import type { CallQuestion } from './question.ts';
import { queueCall } from './queue-call.ts';
import type { DialOutTrace, NetworkTrace, QueueTrace, TransferTrace } from './trace.ts';
import { transfer } from './transfer.ts';

export type PlacedCall = TransferTrace | QueueTrace | DialOutTrace | NetworkTrace;

/** What CCAIP knows now: it looks at Teams by its link. */
export const lookAround = async (lab: LabContext): Promise<Known> => known(lab, await useLink(lab));

const known = ({ store, switches }: LabContext, news: TeamsNews): Known => ({
  inheritance: readSettings(store).inheritance,
  news,
  switches,
});

/** Calls one after another, each as if it were the only one; of them all CCAIP looks at Teams once. */
export const placeTransfers = async (lab: LabContext, asked: readonly CallQuestion[]): Promise<PlacedCall[]> => {
  const isCcaips = asked.some((one) => !('from' in one || 'number' in one));
  const seen = isCcaips ? await lookAround(lab) : known(lab, { kind: 'not linked' });
  const { multicastLimit } = readSettings(lab.store);
  return asked.map((one) => {
    if ('from' in one) return dialOut(lab, one);
    if ('number' in one) return networkCall(lab, one);
    return 'queue' in one ? queueCall(lab, seen, multicastLimit, one) : transfer(lab, seen, one);
  });
};
