import { isHTTPError } from 'ky';
import { z } from 'zod';
import { type Patience, reasonOf, sender } from '../../review/github.ts';
import { ProblemError } from '../../tenant/problem-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** As much of GitHub as a job asks. */
export interface GitHub {
  /** The run that this job is part of, and which try of it. */
  readonly run: string;
  readonly attempt: string;
  /** Environments for which a person has approved a run; this one, if left out. */
  approvedIn(run?: string): Promise<string[]>;
  /** The commit that a run was started for, and whether all of its jobs have ended. */
  runOf(run: string): Promise<{ readonly commit: string; readonly isOver: boolean }>;
  /** Jobs of a try of a run, by the names that GitHub shows. */
  jobsOf(run: string, attempt: string): Promise<readonly Job[]>;
  /** Deployments of a task, an environment, a commit, newest first: 100 at most, but all of a commit. */
  deployments(of: DeploymentsOf): Promise<readonly Deployment[]>;
  /** All states that a deployment was ever told to be in, newest first. */
  statesOf(deployment: number): Promise<readonly string[]>;
  /** After a lost reply it is made twice, which is harmless: what never began counts for nothing. */
  makeDeployment(made: Omit<Deployment, 'id' | 'at' | 'by'>): Promise<number>;
  tellState(deployment: number, state: string, description: string): Promise<void>;
  /** Open pull requests into a branch; into any, if left out. */
  openPulls(base?: string): Promise<number[]>;
  commentsOn(pull: number): Promise<readonly Comment[]>;
  writeComment(id: number, body: string): Promise<void>;
}

/** A job as GitHub shows it: `up / canary (contoso)`. */
export interface Job {
  readonly name: string;
  readonly isOver: boolean;
  /** It ended, and well. */
  readonly isWell: boolean;
}

interface DeploymentsOf {
  readonly task?: string;
  readonly environment?: string;
  readonly commit?: string;
}

/** A deployment as GitHub keeps it; what is in its payload is whatever made it. */
export interface Deployment {
  readonly id: number;
  readonly commit: string;
  readonly environment: string;
  readonly task: string;
  /** Who made it; a job is `github-actions[bot]`. */
  readonly by: string;
  /** When it was made. */
  readonly at: string;
  readonly payload: unknown;
}

const commentSchema = z.object({
  id: z.number(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});

type Comment = z.output<typeof commentSchema>;

const approvals = z.array(z.object({ state: z.string(), environments: z.array(z.object({ name: z.string() })) }));
const deployment = z.object({
  id: z.number(),
  sha: z.string(),
  environment: z.string(),
  task: z.string(),
  created_at: z.string(),
  creator: z.object({ login: z.string() }).nullish(),
  payload: z.unknown(),
});
const statuses = z.array(z.object({ id: z.number(), state: z.string() }));
const jobs = z.object({
  jobs: z.array(z.object({ name: z.string(), status: z.string(), conclusion: z.string().nullish() })),
});
const pulls = z.array(z.object({ number: z.number() }));
const run = z.object({ head_sha: z.string(), status: z.string().nullable() });

const perPage = 100;

const inJob = ['GITHUB_REPOSITORY', 'GITHUB_TOKEN', 'GITHUB_RUN_ID'] as const;

/** GitHub's limit of requests, for which it answers 403 and says when to come again; any other 403 is a refusal. */
const isLimit = (error: Error): boolean =>
  isHTTPError(error) &&
  (error.response.headers.has('retry-after') ||
    error.response.headers.get('x-ratelimit-remaining') === '0' ||
    /rate limit/i.test(JSON.stringify(error.data ?? '')));

/** Within a try of a request, and an hour's limit ends within the hour. */
const retried = {
  statusCodes: [403, 408, 429, 500, 502, 503, 504],
  afterStatusCodes: [403, 429, 503],
  maxRetryAfter: 15 * 60_000,
  shouldRetry: ({ error }: { readonly error: Error }) =>
    isHTTPError(error) && error.response.status === 403 && !isLimit(error) ? false : undefined,
};

/** What is lost where it isn't written is tried longest: five minutes, or an hour's limit. */
const longestTried = { limit: 10, backoffLimit: 60_000, maxRetryAfter: 65 * 60_000 };

/**
 * GitHub, by the token of the job that this runs in. Whatever it refuses ends the job: nothing is guessed.
 *
 * Source: docs.github.com/rest: "Get the review history for a workflow run", "Get a workflow run", "List jobs for a workflow run attempt", "List
 * deployments", "Create a deployment", "List deployment statuses", "Create a deployment status".
 */
export const gitHubOf = (env: Environment, patience: Patience = {}): GitHub => {
  const missing = inJob.filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new ProblemError(
      ...missing.map((path) => ({
        file: 'environment',
        path,
        message: "it isn't set.",
        allowed: 'This runs in a job of GitHub Actions.',
        fix: 'let the workflow give GITHUB_TOKEN to this step.',
      })),
    );
  }
  const repository = `repos/${env.GITHUB_REPOSITORY}`;
  const send = sender(
    {
      api: env.GITHUB_API_URL || 'https://api.github.com',
      repository: env.GITHUB_REPOSITORY ?? '',
      token: env.GITHUB_TOKEN ?? '',
    },
    patience,
  ).extend({ retry: retried });
  const ask = async <Shape extends z.ZodType>(
    path: string,
    shape: Shape,
    options: Parameters<typeof send>[1] = {},
  ): Promise<z.output<Shape>> => {
    try {
      return shape.parse(await send(path, options).json());
    } catch (error) {
      throw await refused(path, error);
    }
  };
  const pages = async <Item>(path: string, shape: z.ZodType<Item[]>): Promise<Item[]> => {
    const all: Item[] = [];
    for (let page = 1; ; page += 1) {
      const some = await ask(`${path}${path.includes('?') ? '&' : '?'}per_page=${perPage}&page=${page}`, shape);
      all.push(...some);
      if (some.length < perPage) return all;
    }
  };
  const thisRun = env.GITHUB_RUN_ID ?? '';
  return {
    run: thisRun,
    attempt: env.GITHUB_RUN_ATTEMPT || '1',
    approvedIn: async (asked = thisRun) => {
      const reviews = await ask(`${repository}/actions/runs/${encodeURIComponent(asked)}/approvals`, approvals);
      return reviews.flatMap(({ state, environments }) =>
        state === 'approved' ? environments.map(({ name }) => name) : [],
      );
    },
    runOf: async (asked) => {
      const found = await ask(`${repository}/actions/runs/${encodeURIComponent(asked)}`, run);
      return { commit: found.head_sha, isOver: found.status === 'completed' };
    },
    jobsOf: async (asked, attempt) => {
      const all: Job[] = [];
      const path = `${repository}/actions/runs/${encodeURIComponent(asked)}/attempts/${encodeURIComponent(attempt)}/jobs`;
      for (let page = 1; ; page += 1) {
        const found = (await ask(`${path}?per_page=${perPage}&page=${page}`, jobs)).jobs;
        for (const { name, status, conclusion } of found) {
          all.push({
            name,
            isOver: status === 'completed',
            isWell: conclusion === 'success' || conclusion === 'skipped',
          });
        }
        if (found.length < perPage) return all;
      }
    },
    deployments: async ({ task, environment, commit }) => {
      const query = new URLSearchParams({
        ...(task !== undefined && { task }),
        ...(environment !== undefined && { environment }),
        ...(commit !== undefined && { sha: commit }),
      });
      const found =
        commit === undefined
          ? await ask(`${repository}/deployments?${query}&per_page=${perPage}`, z.array(deployment))
          : await pages(`${repository}/deployments?${query}`, z.array(deployment));
      return found
        .toSorted((one, other) => other.id - one.id)
        .map(({ sha, created_at, creator, ...rest }) => ({
          commit: sha,
          at: created_at,
          by: creator?.login ?? '',
          ...rest,
        }));
    },
    statesOf: async (id) =>
      (await pages(`${repository}/deployments/${id}/statuses`, statuses))
        .toSorted((one, other) => other.id - one.id)
        .map(({ state }) => state),
    makeDeployment: async ({ commit, payload, environment, task }) => {
      // No merge and no check of the commit: what is deployed is what was approved, whatever else is said of it.
      const json = { ref: commit, task, environment, payload, auto_merge: false, required_contexts: [] };
      const retry = { ...longestTried, methods: ['post'] };
      return (await ask(`${repository}/deployments`, deployment.pick({ id: true }), { method: 'post', json, retry }))
        .id;
    },
    tellState: async (id, state, description) => {
      const json = { state, description, auto_inactive: false };
      // Told twice is told once, so this POST is tried again.
      const retry = { ...longestTried, methods: ['post'] };
      await ask(`${repository}/deployments/${id}/statuses`, z.unknown(), { method: 'post', json, retry });
    },
    openPulls: async (base) => {
      const into = base === undefined ? '' : `&base=${encodeURIComponent(base)}`;
      return (await pages(`${repository}/pulls?state=open${into}`, pulls)).map(({ number }) => number);
    },
    commentsOn: (pull) => pages(`${repository}/issues/${pull}/comments`, z.array(commentSchema)),
    writeComment: async (id, body) => {
      await ask(`${repository}/issues/comments/${id}`, z.unknown(), { method: 'patch', json: { body } });
    },
  };
};

const refused = async (path: string, error: unknown): Promise<ProblemError> =>
  new ProblemError({
    file: 'GitHub',
    path,
    message: `${await reasonOf(error)}.`,
    fix: "see that the job's permissions name what docs/fleet.md lists, then run the job again.",
  });
