import { z } from 'zod';
import type { Deployment, GitHub } from './github.ts';

/** What a job does in a tenant: what a person has approved, or the same again. */
type Task = 'up' | 'again';

/**
 * How far a job came. `waits`: it is to begin, `left`: it never did, `runs`: it began, and nobody has said how it ended; `late`: it is done, and
 * calls aren't in effect yet; `stopped`: it began, and calls aren't shown to hold after it.
 */
export type RecordState = 'waits' | 'left' | 'runs' | 'done' | 'late' | 'failed' | 'stopped';

/** A job on record. */
export interface JobRecord {
  readonly id: number;
  readonly commit: string;
  /** Commit of trunkline's own code. */
  readonly trunkline: string;
  /** GitHub's run, and which try of it; empty where the record isn't ours. */
  readonly run: string;
  readonly attempt: string;
  /** When it was put on record. */
  readonly at: string;
  readonly state: RecordState;
}

const payloadSchema = z.object({ trunkline: z.string(), run: z.string(), attempt: z.string() });

interface Stopping extends Pick<JobRecord, 'commit' | 'trunkline'> {
  readonly tenant: string;
}

const taskName = (task: Task | 'stop' | ''): string => `trunkline:${task}`;

/** GitHub adds `inactive` by itself once something newer is there, so whatever else was told comes first. */
const stateOf = (told: readonly string[]): RecordState => {
  if (told.includes('error')) return 'stopped';
  if (told.includes('failure')) return 'failed';
  // A later look may find calls that hold by now, or hold no more.
  const last = told.find((one) => one === 'success' || one === 'pending');
  if (last !== undefined) return last === 'success' ? 'done' : 'late';
  if (told.includes('in_progress')) return 'runs';
  return told.includes('inactive') ? 'left' : 'waits';
};

/** GitHub's word for a state. */
const words = {
  left: 'inactive',
  runs: 'in_progress',
  done: 'success',
  late: 'pending',
  failed: 'failure',
  stopped: 'error',
} as const;

/** GitHub gives a payload back as it was sent, or as text. */
const payloadOf = (payload: unknown) => {
  try {
    return payloadSchema.safeParse(typeof payload === 'string' ? JSON.parse(payload) : payload).data;
  } catch {
    return undefined;
  }
};

const recordOf = async (gitHub: GitHub, { id, commit, at, payload }: Deployment): Promise<JobRecord> => {
  const { trunkline, run, attempt } = payloadOf(payload) ?? { trunkline: '', run: '', attempt: '' };
  return { id, commit, trunkline, run, attempt, at, state: stateOf(await gitHub.statesOf(id)) };
};

/**
 * Puts a job on record before it does anything, as a deployment of our own: GitHub's, of a job with an environment, are there too when somebody
 * has rejected it or a gate has refused it, and know no version of trunkline.
 */
export const putOnRecord = async (
  gitHub: GitHub,
  {
    tenant,
    task,
    commit,
    trunkline,
  }: { readonly tenant: string; readonly task: Task } & Pick<JobRecord, 'commit' | 'trunkline'>,
): Promise<{ readonly id: number; readonly tell: (state: keyof typeof words, why?: string) => Promise<void> }> => {
  const payload = { trunkline, run: gitHub.run, attempt: gitHub.attempt };
  const id = await gitHub.makeDeployment({ environment: tenant, task: taskName(task), commit, payload });
  return { id, tell: (state, why = '') => tellAgain(gitHub, id, state, why) };
};

/** Says how far a job came of which a record is there. */
export const tellAgain = (gitHub: GitHub, id: number, state: keyof typeof words, why: string): Promise<void> =>
  gitHub.tellState(id, words[state], why);

/** What a person has written by hand is no record: GitHub names who made a deployment, and a job's token is this. */
const upsOf = async (gitHub: GitHub, tenant: string): Promise<Deployment[]> =>
  (await gitHub.deployments({ task: taskName('up'), environment: tenant })).filter(
    ({ by }) => by === 'github-actions[bot]',
  );

/** A commit whose `up` has begun in a tenant, of those that don't lie before another; absent: there is none. */
export const begunBeyond = async (
  gitHub: GitHub,
  tenant: string,
  isBefore: (commit: string) => Promise<boolean>,
): Promise<string | undefined> => {
  const before = new Set<string>();
  for (const one of await upsOf(gitHub, tenant)) {
    if (before.has(one.commit)) continue;
    if (await isBefore(one.commit)) before.add(one.commit);
    else if (!['waits', 'left'].includes((await recordOf(gitHub, one)).state)) return one.commit;
  }
  return undefined;
};

/** The newest job of a tenant that has begun, however it ended. */
export const lastBegun = async (gitHub: GitHub, tenant: string): Promise<JobRecord | undefined> => {
  for (const one of await upsOf(gitHub, tenant)) {
    const record = await recordOf(gitHub, one);
    if (record.state !== 'waits' && record.state !== 'left') return record;
  }
  return undefined;
};

/** What begins no more in a run, try by try: calls aren't shown to hold after the `up` of a tenant. */
export const stopRun = async (gitHub: GitHub, { tenant, commit, trunkline }: Stopping): Promise<void> => {
  const payload = { trunkline, run: gitHub.run, attempt: gitHub.attempt };
  await gitHub.makeDeployment({ environment: tenant, task: taskName('stop'), commit, payload });
};

/** The job of a tenant, by the names that trunkline-up.yml gives its jobs. */
const jobName = /(?:^|\/ )(?:up|canary) \((.+)\)$/;

/**
 * The tenant after which nothing of this run begins any more: a stop is written down, or its record says so, or its job has ended and nobody has
 * said how its `up` did. A job that isn't found by its name counts as ended.
 */
export const stoppedBy = async (gitHub: GitHub, commit: string): Promise<string | undefined> => {
  const isOfThis = ({ payload }: Deployment): boolean => {
    const { run, attempt } = payloadOf(payload) ?? {};
    return run === gitHub.run && attempt === gitHub.attempt;
  };
  const stop = (await gitHub.deployments({ task: taskName('stop'), commit })).find(isOfThis);
  if (stop !== undefined) return stop.environment;
  const ups = (await gitHub.deployments({ task: taskName('up'), commit })).filter(isOfThis);
  if (ups.length === 0) return undefined;
  const jobs = new Map(
    (await gitHub.jobsOf(gitHub.run, gitHub.attempt)).map((job) => [jobName.exec(job.name)?.[1], job]),
  );
  for (const { id, environment } of ups) {
    const job = jobs.get(environment);
    // Hundreds of tenants that went well cost no request each.
    if (job?.isWell) continue;
    const state = stateOf(await gitHub.statesOf(id));
    if (state === 'stopped' || (state === 'runs' && (job === undefined || job.isOver))) return environment;
  }
  return undefined;
};

/** The workflows end a job of theirs after 350 minutes; its run may wait for other tenants' approvals for a month. */
const longestJob = 6 * 3_600_000;

/** Whether a job may still be doing something: nobody has said that it ended, neither has its run, and it has had less time than a job gets. */
export const isAlive = async (gitHub: GitHub, { state, run, at }: JobRecord, now = new Date()): Promise<boolean> =>
  (state === 'waits' || state === 'runs') &&
  run !== '' &&
  now.getTime() - Date.parse(at) < longestJob &&
  !(await gitHub.runOf(run)).isOver;

/** The newest of a tenant's records, whatever it is of; 0: there is none. */
export const newestRecord = async (gitHub: GitHub, tenant: string): Promise<number> =>
  (await gitHub.deployments({ environment: tenant })).find(({ task }) => task.startsWith(taskName('')))?.id ?? 0;

/** The task of a tenant's job that is to begin or runs. One job of a task runs at a time, so it is the newest. */
export const aliveNow = async (
  gitHub: GitHub,
  { tenant, tasks }: { readonly tenant: string; readonly tasks: readonly Task[] },
): Promise<Task | undefined> => {
  const all = await gitHub.deployments({ environment: tenant });
  for (const task of tasks) {
    const newest = all.find((one) => one.task === taskName(task));
    if (newest !== undefined && (await isAlive(gitHub, await recordOf(gitHub, newest)))) return task;
  }
  return undefined;
};
