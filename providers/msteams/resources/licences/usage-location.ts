import { ServiceError } from '../../../kit/error.ts';
import { retry } from '../../../kit/retry.ts';
import type { GraphReply } from '../../graph/graph.ts';
import { readDirectory } from '../../readiness/directory.ts';
import type { Problem } from '../../readiness/licence-problem.ts';
import { patience } from '../patience.ts';
import type { LicenceOptions } from './assign.ts';
import type { Gift } from './gift.ts';

const doing = 'set usage locations';

const onPremises = /on-premises mastered|directory synchronization|Directory Sync objects/i;

const whyNot = ({ facts }: ServiceError): Problem => ({
  text: `The usage location couldn't be set: ${facts.text}`,
  fix: onPremises.test(facts.text)
    ? "set it in the organisation's own directory, let it synchronise, then run up again"
    : (facts.fix ?? 'set the usage location in Entra, then run up again').replace(/\.$/, ''),
});

/**
 * Sets the usage location of those who have none, and reads it back: licences are refused without it. What somebody has already is
 * never changed.
 * @see https://learn.microsoft.com/graph/api/user-update
 */
export const setUsageLocations = async (
  gifts: readonly Gift[],
  { graph, setup, context, sleep }: LicenceOptions,
): Promise<ReadonlyMap<Gift, Problem>> => {
  const refused = new Map<Gift, Problem>();
  const missing = gifts.flatMap((gift) => (gift.location === undefined ? [] : [{ gift, to: gift.location }]));
  if (missing.length === 0) return refused;
  const requests = missing.map(({ gift: { upn, objectId: user }, to }) => ({
    method: 'PATCH' as const,
    path: `/users/${user}`,
    body: { usageLocation: to },
    change: { kind: 'UsageLocation', user, upn, from: null, to },
    doing: `set the usage location of ${upn} to ${to}`,
  }));
  const replies = await setup.batch(requests, { doing, context }).catch((error: unknown): GraphReply[] => {
    if (!(error instanceof ServiceError)) throw error;
    return requests.map(() => ({ status: 0, body: undefined, error }));
  });
  let open = missing.filter(({ gift }, at) => {
    const error = replies[at]?.error;
    // Whether it was done without a reply is seen by the look that follows.
    if (error === undefined || error.kind === 'Unavailable') return true;
    refused.set(gift, whyNot(error));
    return false;
  });
  let unread: ServiceError | undefined;
  const look = async (): Promise<void> => {
    const directory = await readDirectory(graph, { upns: [], ids: open.map(({ gift }) => gift.objectId) }, context);
    open = open.filter(({ gift, to }) => directory.byId(gift.objectId)?.usageLocation !== to);
    if (open.length === 0) return;
    throw new ServiceError({ kind: 'NotReady', doing, text: `${open.length} don't show yet.` });
  };
  await retry(look, { context, sleep, ...patience('write'), service: 'Graph users' }).catch((error: unknown) => {
    if (!(error instanceof ServiceError)) throw error;
    if (error.kind !== 'NotReady') unread = error;
  });
  const isSeen = unread === undefined ? "Graph doesn't show it." : `it couldn't be read back: ${unread.facts.text}`;
  for (const { gift, to } of open) {
    refused.set(gift, {
      text: `The usage location was set to ${to}, and ${isSeen}`,
      fix: 'wait some minutes, then run up again',
    });
  }
  return refused;
};
