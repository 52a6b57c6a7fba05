import { randomUUID } from 'node:crypto';
import { isInDoubt, isNotFound, ServiceError } from '../../kit/error.ts';
import type { Literals } from '../literals.ts';
import type { CcaipReply, CcaipWrites } from '../requests.ts';
import { isAskedFor, type Job, jobIdOf, readJob, recentJobs, stateOf } from './job.ts';
import type { BulkRecord } from './record.ts';
import { leftOpen, lookUntil, type Waiting } from './wait.ts';

/** What files of ours are called, and jobs are known by. */
const ours = 'trunkline-';

export const isOurs = ({ filename }: Job): boolean => filename?.startsWith(ours) === true;

/** Seconds in which what was done without an answer is looked for: no page says how late CCAIP shows a job. */
const lookSeconds = 60;

/** Files that may be sent for the same rows: one that no job shows does nothing, since nobody proceeds it. */
const mostFiles = 2;

const doingUpload = "upload a file to CCAIP's bulk user management";

/**
 * A new job for these records, by its id. A file whose answer is lost is looked for among the jobs by its name, which no other has; only
 * where none shows it the records go once more, in a file of another name.
 */
export const upload = async (
  requests: CcaipWrites,
  records: readonly BulkRecord[],
  waiting: Waiting,
): Promise<string> => {
  for (let file = 1; ; file += 1) {
    const name = `${ours}${randomUUID()}.json`;
    const id = await uploadOnce(requests, name, records, waiting);
    if (id !== undefined) return id;
    if (waiting.context.signal.aborted || file >= mostFiles) {
      throw new ServiceError({
        kind: 'Unavailable',
        doing: doingUpload,
        text: 'no answer came, and no job shows the file. Nothing of it is processed.',
        fix: 'run it again.',
      });
    }
  }
};

const uploadOnce = async (
  requests: CcaipWrites,
  name: string,
  records: readonly BulkRecord[],
  waiting: Waiting,
): Promise<string | undefined> => {
  const form = new FormData();
  form.set('file', new File([JSON.stringify(records)], name, { type: 'application/json' }));
  const reply = await answered(requests.post('/apps/api/v1/bulk/users/upload', form, doingUpload));
  const id = reply === undefined ? undefined : jobIdOf(reply.body);
  if (id !== undefined) return id;
  const look = async () => (await recentJobs(requests)).find(({ filename }) => filename === name)?.id;
  return lookUntil(look, lookSeconds, waiting);
};

/** Undefined: nobody knows whether it was done. */
const answered = (sent: Promise<CcaipReply>): Promise<CcaipReply | undefined> =>
  sent.catch((error: unknown) => {
    if (error instanceof ServiceError && isInDoubt(error)) return undefined;
    throw error;
  });

/**
 * Lets CCAIP carry a checked file out: sent once, whatever comes of it. Where no answer comes, the job tells whether it was heard; a refusal of what
 * has been heard before isn't one.
 */
export const proceed = async (
  requests: CcaipWrites,
  id: string,
  literals: Literals,
  waiting: Waiting,
): Promise<void> => {
  const doing = `proceed job ${id} of CCAIP's bulk user management`;
  const reply = await answered(requests.post('/apps/api/v1/bulk/users/proceed', { id: sentId(id) }, doing));
  if (reply !== undefined) return;
  const look = async () => ((await isHeard(requests, id, literals)) ? true : undefined);
  if ((await lookUntil(look, lookSeconds, waiting)) === undefined) {
    throw leftOpen(doing, "no answer came, and the job doesn't show that it was asked for.");
  }
};

/** A number, where it is one: so the example has it (BUM-API). */
const sentId = (id: string): number | string => (/^\d{1,15}$/.test(id) ? Number(id) : id);

const isHeard = async (requests: CcaipWrites, id: string, literals: Literals): Promise<boolean> => {
  const job = await shownJob(requests, id);
  if (job === undefined) return false;
  const state = stateOf(job, literals);
  return isAskedFor(job) || (state !== 'created' && state !== 'valid' && state !== 'invalid');
};

/** A job that is known to be there, and may be shown later than it was made. */
export const shownJob = (requests: CcaipWrites, id: string): Promise<Job | undefined> =>
  readJob(requests, id).catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
