import { z } from 'zod';
import { type Patience, reasonOf, sender } from '../../review/github.ts';
import { ProblemError } from '../../tenant/problem-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** As much of GitHub as a job asks. */
export interface GitHub {
  /** Environments for which a person has approved this run. */
  approvedIn(): Promise<string[]>;
  /** The newest commit that a job of this environment carried out. */
  lastDone(environment: string): Promise<string | undefined>;
  /** Open pull requests. */
  openPulls(): Promise<number[]>;
  commentsOn(pull: number): Promise<readonly Comment[]>;
  writeComment(id: number, body: string): Promise<void>;
}

const commentSchema = z.object({
  id: z.number(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});

type Comment = z.output<typeof commentSchema>;

const approvals = z.array(z.object({ state: z.string(), environments: z.array(z.object({ name: z.string() })) }));
const deployments = z.array(z.object({ id: z.number(), sha: z.string() }));
const statuses = z.array(z.object({ state: z.string() }));
const pulls = z.array(z.object({ number: z.number() }));

const perPage = 100;

const inJob = ['GITHUB_REPOSITORY', 'GITHUB_TOKEN', 'GITHUB_RUN_ID'] as const;

/**
 * GitHub, by the token of the job that this runs in. Whatever it refuses ends the job: nothing is guessed.
 *
 * Source: docs.github.com/rest: "Get the review history for a workflow run", "List deployments", "List deployment statuses".
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
  );
  const get = async <Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.output<Shape>> => {
    try {
      return shape.parse(await send(path).json());
    } catch (error) {
      throw await refused(path, error);
    }
  };
  const pages = async <Item>(path: string, shape: z.ZodType<Item[]>): Promise<Item[]> => {
    const all: Item[] = [];
    for (let page = 1; ; page += 1) {
      const some = await get(`${path}${path.includes('?') ? '&' : '?'}per_page=${perPage}&page=${page}`, shape);
      all.push(...some);
      if (some.length < perPage) return all;
    }
  };
  return {
    approvedIn: async () => {
      const reviews = await get(`${repository}/actions/runs/${env.GITHUB_RUN_ID}/approvals`, approvals);
      return reviews.flatMap(({ state, environments }) =>
        state === 'approved' ? environments.map(({ name }) => name) : [],
      );
    },
    lastDone: async (environment) => {
      const found = await get(
        `${repository}/deployments?environment=${encodeURIComponent(environment)}&per_page=${perPage}`,
        deployments,
      );
      for (const { id, sha } of found) {
        const states = await get(`${repository}/deployments/${id}/statuses?per_page=${perPage}`, statuses);
        if (states.some(({ state }) => state === 'success')) return sha;
      }
      return undefined;
    },
    openPulls: async () => (await pages(`${repository}/pulls?state=open`, pulls)).map(({ number }) => number),
    commentsOn: (pull) => pages(`${repository}/issues/${pull}/comments`, z.array(commentSchema)),
    writeComment: async (id, body) => {
      const path = `${repository}/issues/comments/${id}`;
      try {
        await send(path, { method: 'patch', json: { body } });
      } catch (error) {
        throw await refused(path, error);
      }
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
