import { z } from 'zod';
import { notUnderstood } from '../errors.ts';
import type { Literals } from '../literals.ts';
import { plain } from '../plain.ts';
import type { CcaipRequests } from '../requests.ts';
import { rowsOf } from '../rows.ts';

const count = z.number().nullish().catch(undefined);

/** BUM-API, the job object; only what names a job and its state must be there. */
const job = z.looseObject({
  id: z.union([z.number(), z.string().min(1)]).transform(String),
  status: z.string(),
  filename: z.string().nullish().catch(undefined),
  created_at: z.string().nullish().catch(undefined),
  process_requested_at: z.string().nullish().catch(undefined),
  total_rows: count,
  affected_rows: count,
  failed_rows: count,
  scheme_errors: z.unknown().optional(),
  update_errors: z.unknown().optional(),
});
export type Job = Readonly<z.output<typeof job>>;

/** A documented state, or a word that no page has. */
export type JobState = 'created' | 'valid' | 'invalid' | 'running' | 'finished' | { readonly unknown: string };

const states: ReadonlyMap<string, JobState> = new Map([
  ['created', 'created'],
  ['validscheme', 'valid'],
  ['invalidscheme', 'invalid'],
  ['inprogress', 'running'],
]);

export const stateOf = ({ status }: Job, { finished }: Literals): JobState =>
  finished.some((one) => plain(one) === plain(status))
    ? 'finished'
    : (states.get(plain(status)) ?? { unknown: status });

/** Whether its work is asked for, and not at an end. */
export const isRunning = (one: Job, literals: Literals): boolean => {
  const state = stateOf(one, literals);
  return state === 'running' || (state === 'valid' && isAskedFor(one));
};

export const isAskedFor = ({ process_requested_at: at }: Job): boolean => at !== null && at !== undefined && at !== '';

/** Every row is counted, as done or as failed. */
export const isCounted = ({ total_rows: total, affected_rows: affected, failed_rows: failed }: Job): boolean =>
  typeof total === 'number' && total > 0 && (affected ?? 0) + (failed ?? 0) >= total;

const base = '/apps/api/v1/bulk/users';

/** Its address is made from its id: that which CCAIP's documents print for it is another one. */
export const readJob = async (requests: CcaipRequests, id: string): Promise<Job> => {
  const doing = `read job ${id} of CCAIP's bulk user management`;
  const { body } = await requests.get(`${base}/jobs/${encodeURIComponent(id)}`, {}, doing);
  return understood(body, doing);
};

/** Jobs of a page: as many as in the example (BUM-API). */
const pageSize = 20;
/** So many pages of young jobs nobody has. */
const mostPages = 50;

/**
 * Whatever may still be at work: page by page, until one ends with a job that is older than any may take, by the newest one's moment, so that
 * no two clocks are compared. A job that doesn't tell its age may be young.
 */
export const youngJobs = async (requests: CcaipRequests, seconds: number): Promise<Job[]> => {
  const all = new Map<string, Job>();
  for (let page = 1; page <= mostPages; page += 1) {
    const jobs = await recentJobs(requests, page);
    const known = all.size;
    for (const one of jobs) all.set(one.id, one);
    const age = momentOf([...all.values()][0]) - momentOf(jobs.at(-1));
    if (jobs.length < pageSize || all.size === known || age > seconds * 1000) break;
  }
  return [...all.values()];
};

const momentOf = (one: Job | undefined): number => Date.parse(one?.created_at ?? '');

/** The newest twenty, or those of a further page: the highest id comes first (BUM-API). */
export const recentJobs = async (requests: CcaipRequests, page = 1): Promise<Job[]> => {
  const doing = "read the jobs of CCAIP's bulk user management";
  const { body } = await requests.get(`${base}/jobs`, { page: String(page), per_page: String(pageSize) }, doing);
  return rowsOf(body, doing)
    .map((row) => understood(row, doing))
    .toSorted((a, b) => Number(b.id) - Number(a.id));
};

const understood = (body: unknown, doing: string): Job => {
  const { data } = job.safeParse(body);
  if (data === undefined) throw notUnderstood(doing, 'CCAIP answered with no job that has an id and a status.');
  return data;
};

const answer = z.looseObject({ id: z.union([z.number(), z.string().min(1)]).transform(String) });

/** Id of a job in what upload answers; undefined where there is none. */
export const jobIdOf = (body: unknown): string | undefined => answer.safeParse(body).data?.id;
