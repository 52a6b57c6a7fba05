import type { Context } from '../../../kit/resource.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import type { Session } from '../../session.ts';
import type { Journal, JournalEntry } from '../roster/journal.ts';
import { noteTaken } from '../roster/lately-taken.ts';
import { runRecord } from '../run-record.ts';
import { type BatchesOutcome, runBatches } from './batch.ts';
import type { Assignment } from './plan.ts';
import { isFresh, isOfThisStack } from './policy-types.ts';

const toEntry = ({ upn, objectId, policy, had }: Assignment): JournalEntry => ({
  upn,
  objectId,
  from: had?.[0],
  to: policy,
});

/** Runs the batches, each in the journal before it is sent. Who had the policy before isn't given anything: no word of them. */
export const sendAssignments = async (
  session: Session,
  type: string,
  work: readonly Assignment[],
  of: { context: Context; sleep: Sleep; journal: Journal | undefined; found?: ReadonlySet<string> },
): Promise<BatchesOutcome> => {
  const { journal, found, ...how } = of;
  if (work.length === 0) return { done: new Set<string>(), unknown: new Set<string>(), reasons: [] };
  const sent = new Set<string>();
  const run = await runBatches(type, work, {
    ...how,
    cmdlets: await session.cmdlets(),
    isFresh: (policy) => isFresh(runRecord(session), type, policy),
    isOurs: (policy) => isOfThisStack(runRecord(session), type, policy),
    sending: ({ users }) => {
      const given = users.filter(({ objectId }) => !found?.has(objectId));
      journal?.note('sent', given.map(toEntry));
      for (const { objectId } of given) sent.add(objectId);
    },
  });
  const taken = work.filter(({ objectId, policy }) => policy === undefined && run.done.has(objectId));
  noteTaken(
    session,
    type,
    taken.map(({ objectId, had = [] }) => ({ objectId, values: had })),
  );
  const ended = work.filter(({ objectId }) => sent.has(objectId) && !run.unknown.has(objectId));
  journal?.note('done', ended.filter(({ objectId }) => run.done.has(objectId)).map(toEntry));
  journal?.note('failed', ended.filter(({ objectId }) => !run.done.has(objectId)).map(toEntry));
  return run;
};
