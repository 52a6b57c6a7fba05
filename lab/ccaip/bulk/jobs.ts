import type { LabContext } from '../../context.ts';
import { carryOut } from './carry-out.ts';
import type { LabBulkError, LabCcaipJob } from './job.ts';
import { schemeErrors } from './scheme.ts';

type Context = Pick<LabContext, 'store' | 'clock' | 'switches'>;

/** A file as it came: JSON through the API, or rows of a CSV that the portal took. */
export interface BulkFile {
  readonly filename: string;
  readonly records: Readonly<Record<string, unknown>>[];
  /** That nothing could be read of it, and why. */
  readonly unreadable: string | null;
  readonly by: string | null;
}

const put = ({ store }: Context, job: LabCcaipJob): void => store.put('ccaipJob', String(job.id), job);

/** Milliseconds of the lab's clock that a new job isn't among the jobs yet. */
const lateMilliseconds = 3000;

export const isShown = ({ clock, switches }: Pick<Context, 'clock' | 'switches'>, job: LabCcaipJob): boolean =>
  switches.ccaipNewJobs === 'atOnce' || clock.now() >= job.createdAt + lateMilliseconds;

/** A new job, or `over`: one whose file is sent again. */
export const startJob = (context: Context, file: BulkFile, over?: LabCcaipJob): LabCcaipJob => {
  const now = context.clock.now();
  const id = over?.id ?? Math.max(12344, ...context.store.list('ccaipJob').map((one) => one.id)) + 1;
  const job: LabCcaipJob = {
    ...file,
    id,
    createdAt: over?.createdAt ?? now,
    checkedAt: now + context.switches.ccaipSchemeSeconds * 1000,
    requestedAt: null,
    state: 'created',
    carriedOut: 0,
    affected: 0,
    failed: 0,
    schemeErrors: [],
    updateErrors: [],
  };
  put(context, job);
  return job;
};

/** Process: the work begins; what it did before, where it is asked for again, stays. */
export const proceed = (context: Context, job: LabCcaipJob): void => {
  put(context, {
    ...job,
    requestedAt: context.clock.now(),
    state: 'valid',
    carriedOut: 0,
    affected: 0,
    failed: 0,
    updateErrors: [],
  });
};

const check = (context: Context, job: LabCcaipJob): void => {
  const whole = (message: string): LabBulkError[] => [{ message, column: null, row: null }];
  const errors =
    job.unreadable !== null ? whole(job.unreadable) : schemeErrors(context.store, job.records, context.switches);
  put(context, { ...job, state: errors.length === 0 ? 'valid' : 'invalid', schemeErrors: errors });
};

/** Nothing in the first third of the time, then one record after another; as far as time has come. */
const work = (context: Context, job: LabCcaipJob, requestedAt: number): void => {
  const length = context.switches.ccaipProcessSeconds * 1000;
  const [from, end] = [requestedAt + length / 3, requestedAt + length];
  const now = context.clock.now();
  if (now < from) return;
  const momentOf = (row: number): number => from + ((row + 1) / job.records.length) * (end - from);
  const next: LabCcaipJob = { ...job, state: now >= end ? 'done' : 'running', updateErrors: [...job.updateErrors] };
  for (const [row, record] of job.records.entries()) {
    const at = momentOf(row);
    if (row < job.carriedOut || (at > now && now < end)) continue;
    const errors = carryOut(context, { record, row, at });
    next.updateErrors.push(...errors);
    next.carriedOut = row + 1;
    if (errors.some(({ type }) => type === 'error')) next.failed += 1;
    else next.affected += 1;
  }
  put(context, next);
};

/** Jobs as far as time has come, in the order of their making. Runs before each request. */
export const settleJobs = (context: Context): void => {
  const open = context.store.list('ccaipJob').filter(({ state }) => state !== 'done' && state !== 'invalid');
  if (open.length === 0) return;
  context.store.transaction(() => {
    for (const job of open) {
      if (job.state === 'created') {
        if (job.checkedAt <= context.clock.now()) check(context, job);
      } else if (job.requestedAt !== null) work(context, job, job.requestedAt);
    }
  });
};
