import type { Literals } from '../literals.ts';
import type { CcaipWrites } from '../requests.ts';
import { isAskedFor, isCounted, isRunning, type Job, stateOf, youngJobs } from './job.ts';
import { isOurs, shownJob } from './send.ts';
import { leftOpen, lookUntil, readBackSeconds, type Waiting } from './wait.ts';

export interface Following extends Waiting {
  readonly literals: Literals;
  /** Seconds that one job may take. */
  readonly patienceSeconds: number;
}

/** Once a file has been checked: valid or invalid. Nothing of it is processed by then. */
export const checkedJob = async (requests: CcaipWrites, id: string, following: Following): Promise<Job> => {
  const look = async (): Promise<Job | undefined> => {
    const job = await shownJob(requests, id);
    return job !== undefined && stateOf(job, following.literals) !== 'created' ? job : undefined;
  };
  const job = await lookUntil(look, following.patienceSeconds, following);
  if (job !== undefined) return job;
  throw leftOpen(
    `check the file of job ${id} in CCAIP`,
    "CCAIP hasn't said yet whether it is valid. Nothing of it is processed.",
  );
};

/**
 * Once its work is at an end; undefined where patience is. A state by a word that no page has is told, and counts as an end when every row has been
 * counted; else it is waited for like one that runs.
 */
export const finishedJob = async (
  requests: CcaipWrites,
  id: string,
  following: Following,
): Promise<Job | undefined> => {
  const told = new Set<string>();
  const look = async (): Promise<Job | undefined> => {
    const job = await shownJob(requests, id);
    if (job === undefined) return undefined;
    const state = stateOf(job, following.literals);
    if (typeof state === 'object' && !told.has(state.unknown)) {
      told.add(state.unknown);
      following.context.log(
        `CCAIP calls job ${id} "${state.unknown}", which no page names: if it is how it calls a job at its end, TRUNKLINE_CCAIP_LITERALS='${JSON.stringify({ finished: [state.unknown] })}' says so.`,
      );
    }
    return state === 'finished' || (typeof state === 'object' && isCounted(job)) ? job : undefined;
  };
  return lookUntil(look, following.patienceSeconds, following);
};

/** Seconds in which a job that was asked for shows it, if its state comes late. */
const lateSeconds = 10;
/** Seconds for a job whose state no page names: it may be at its end for long. */
const unknownSeconds = 60;

/** What an earlier run has begun is waited for: it writes what was asked then, and what is read now may not show it yet. */
export const waitForEarlier = async (requests: CcaipWrites, following: Following): Promise<void> => {
  const { literals, context, patienceSeconds } = following;
  // Its check, the wait for an answer, and its work.
  const longest = 2 * patienceSeconds + unknownSeconds;
  const jobs = async (): Promise<Job[]> => (await youngJobs(requests, longest)).filter(isOurs);
  const over = (isOpen: (job: Job) => boolean) => async (): Promise<true | undefined> =>
    (await jobs()).some(isOpen) ? undefined : true;
  const isAtWork = (job: Job) => isRunning(job, literals);
  const isUnnamed = (job: Job) => typeof stateOf(job, literals) === 'object' && !isCounted(job);
  const found = await jobs();
  const [newest] = found;
  if (newest !== undefined && isUnasked(newest, literals)) {
    // Its run may have ended in the very moment of asking.
    await lookUntil(async () => ((await jobs()).some(isAtWork) ? true : undefined), lateSeconds, following);
  } else if (!found.some((job) => isAtWork(job) || isUnnamed(job))) return;
  context.log('waiting for what an earlier run has begun in CCAIP', { ephemeral: true });
  await lookUntil(over(isUnnamed), unknownSeconds, following);
  if ((await lookUntil(over(isAtWork), patienceSeconds, following)) === undefined) {
    throw leftOpen("wait for CCAIP's bulk user management", "a job of an earlier run hasn't ended yet.");
  }
  await lookUntil(async () => undefined, readBackSeconds, following);
};

const isUnasked = (job: Job, literals: Literals): boolean => stateOf(job, literals) === 'valid' && !isAskedFor(job);
