import { createHash } from 'node:crypto';
import ky, { HTTPError, TimeoutError } from 'ky';
import { z } from 'zod';

/** The pull request that a CI job is for, and how to write to it. */
export interface PullRequest {
  /** E.g. `https://api.github.com`. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly token: string;
  /** What tells this job's comment from that of another job on the same pull request: the workflow's file and the tenants' folder. */
  readonly caller: string;
}

/**
 * What was done with the comment. `refused` says why it couldn't be written; `stands` is whether an older comment of ours may be left
 * there, untrue now.
 */
export type Posted =
  | { readonly did: 'made' | 'updated' }
  | { readonly did: 'refused'; readonly why: string; readonly stands: boolean };

/** How patient a request is; a test waits not at all. */
export interface Patience {
  /** Milliseconds for one try; 15,000 if left out. */
  readonly timeout?: number;
  /** Milliseconds before try `n` (2, 3, …); doubling from one second if left out. GitHub's Retry-After comes first. */
  readonly wait?: (attempt: number) => number;
}

/** GitHub takes no longer comment. */
const longest = 65_536;

/**
 * Writes the one comment of a pull request: the first run makes it, later ones update it. Only a comment by this token's own account
 * with this caller's mark is ever touched.
 *
 * Source: docs.github.com/rest/issues/comments, docs.github.com/actions "Automatic token authentication" (the author is github-actions[bot]).
 */
export const postComment = async (pull: PullRequest, comment: string, patience: Patience = {}): Promise<Posted> => {
  const send = sender(pull, patience);
  const mark = markOf(pull);
  const body = bodyOf(comment, mark);
  try {
    const self = await accountOf(send);
    const comments = `repos/${pull.repository}/issues/${pull.number}/comments`;
    const find = () => findComment(send, `${comments}?per_page=100`, mark, self);
    const own = await find();
    if (own !== undefined) {
      const path = `repos/${pull.repository}/issues/comments/${own}`;
      return await done('updated', true, () => send(path, { method: 'patch', json: { body } }));
    }
    return await done('made', false, async () => {
      try {
        return await send(comments, { method: 'post', json: { body } });
      } catch (error) {
        // Whether it was made isn't known after a lost reply: looked for before it is told as refused, and never made twice.
        if (error instanceof HTTPError && error.response.status < 500) throw error;
        if ((await find()) === undefined) throw error;
        return undefined;
      }
    });
  } catch (error) {
    return { did: 'refused', why: await reasonOf(error), stands: true };
  }
};

const done = async (did: 'made' | 'updated', stands: boolean, write: () => Promise<unknown>): Promise<Posted> => {
  try {
    await write();
    return { did };
  } catch (error) {
    // A token that may only read, as of a pull request from a fork, has left nothing untrue there.
    const readOnly = error instanceof HTTPError && [401, 403, 404].includes(error.response.status);
    return { did: 'refused', why: await reasonOf(error), stands: stands || !readOnly };
  }
};

type Send = ReturnType<typeof sender>;

const sender = ({ api, token }: PullRequest, { timeout = 15_000, wait }: Patience) =>
  ky.create({
    prefix: api,
    timeout,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'trunkline-review',
    },
    // A POST is not among them: see above.
    retry: {
      limit: 4,
      methods: ['get', 'patch'],
      statusCodes: [408, 429, 500, 502, 503, 504],
      retryOnTimeout: true,
      maxRetryAfter: 60_000,
      ...(wait && { delay: wait }),
    },
  });

/** By this the next run finds its comment again; readers don't see it. */
const markOf = ({ caller }: PullRequest): string =>
  `<!-- trunkline review ${createHash('sha256').update(caller).digest('hex').slice(0, 16)} -->`;

/** What is too long is cut, but for the last line, which tells what was compared. */
const bodyOf = (comment: string, mark: string): string => {
  const whole = `${comment.trimEnd()}\n\n${mark}\n`;
  if (whole.length <= longest) return whole;
  const last = comment.trimEnd().split('\n').at(-1) ?? '';
  const end = `\n\n…\n\nThis is cut: the job's summary has all of it.\n\n${last}\n\n${mark}\n`;
  return comment.slice(0, longest - end.length) + end;
};

const account = z.object({ login: z.string() });

/** The account that the token writes as; a job's own token may not ask, and is known by this name. */
const accountOf = async (send: Send): Promise<string> => {
  try {
    return account.parse(await send('user').json()).login;
  } catch (error) {
    if (error instanceof HTTPError && [401, 403, 404].includes(error.response.status)) return 'github-actions[bot]';
    throw error;
  }
};

const commentsPage = z.array(z.object({ id: z.number(), body: z.string().nullish(), user: account.nullish() }));

const findComment = async (send: Send, first: string, mark: string, self: string): Promise<number | undefined> => {
  for (let next: string | undefined = first; next !== undefined; ) {
    const response: Response = await send(next);
    const page = commentsPage.parse(await response.json());
    const own = page.find(({ body, user }) => user?.login === self && body?.includes(mark));
    if (own) return own.id;
    next = nextPage(response.headers.get('link') ?? '', first);
  }
  return undefined;
};

/** Only the query of GitHub's link is taken: the token goes nowhere else. */
const nextPage = (link: string, first: string): string | undefined => {
  const url = /<([^>]+)>; rel="next"/.exec(link)?.[1];
  return url === undefined ? undefined : `${first.split('?')[0]}${new URL(url).search}`;
};

const reasonOf = async (error: unknown): Promise<string> => {
  if (error instanceof TimeoutError) return 'GitHub did not answer in time';
  if (error instanceof HTTPError) {
    const message = z.object({ message: z.string() }).safeParse(error.data).data?.message;
    return [error.response.status, message ?? error.response.statusText].join(' ').trim().slice(0, 200);
  }
  if (error instanceof z.ZodError || error instanceof SyntaxError)
    return 'what answered is not GitHub: no JSON of comments';
  return error instanceof Error ? error.message : String(error);
};

const eventSchema = z.object({ pull_request: z.object({ number: z.number() }).optional() });

/**
 * The pull request of a GitHub Actions job; nothing in any other place.
 *
 * @param event the text of GITHUB_EVENT_PATH
 * @param folder the tenants' folder as its repository knows it
 */
export const pullRequestOf = (
  env: Readonly<Record<string, string | undefined>>,
  event: string | undefined,
  folder: string,
): PullRequest | undefined => {
  const {
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: token,
    GITHUB_API_URL: api,
    GITHUB_WORKFLOW_REF: workflow,
  } = env;
  const number = eventSchema.safeParse(jsonOf(event)).data?.pull_request?.number;
  if (!repository || !token || number === undefined) return undefined;
  const caller = `${workflow?.split('@')[0] ?? ''} ${folder}`;
  return { api: api || 'https://api.github.com', repository, number, token, caller };
};

const jsonOf = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
};
