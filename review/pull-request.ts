import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  account,
  accountOf,
  bodyOf,
  findIn,
  isReadOnly,
  jobOf,
  makeOnce,
  type Patience,
  type Repository,
  reasonOf,
  type Send,
  sender,
} from './github.ts';

/** The pull request that a CI job is for, and how to write to it. */
export interface PullRequest extends Repository {
  readonly number: number;
  /** What tells this job's comment from that of another job on the same pull request: the workflow's file and the tenants' folder. */
  readonly caller: string;
}

/**
 * What was done with the comment. `refused` says why it couldn't be written; `stands` is whether an older comment of ours may be left
 * there, untrue now.
 */
export type Posted =
  | { readonly did: 'made' | 'updated' }
  /** A comment stands there that isn't to be written over. */
  | { readonly did: 'left' }
  | { readonly did: 'refused'; readonly why: string; readonly stands: boolean };

/**
 * Writes the one comment of a pull request: the first run makes it, later ones update it. Only a comment by this token's own account
 * with this caller's mark is ever touched.
 *
 * @param mayReplace whether the comment that stands there may be written over; any, if left out
 *
 * Source: docs.github.com/rest/issues/comments, docs.github.com/actions "Automatic token authentication" (the author is github-actions[bot]).
 */
export const postComment = async (
  pull: PullRequest,
  comment: string,
  patience: Patience = {},
  mayReplace: (body: string) => boolean = () => true,
): Promise<Posted> => {
  const send = sender(pull, patience);
  const mark = markOf(pull);
  const body = bodyOf(comment, mark);
  try {
    const self = await accountOf(send);
    const comments = `repos/${pull.repository}/issues/${pull.number}/comments`;
    const find = () => findComment(send, `${comments}?per_page=100`, mark, self);
    const own = await find();
    if (own !== undefined) {
      if (!mayReplace(own.body ?? '')) return { did: 'left' };
      const path = `repos/${pull.repository}/issues/comments/${own.id}`;
      return await done('updated', true, () => send(path, { method: 'patch', json: { body } }));
    }
    return await done('made', false, () => makeOnce(() => send(comments, { method: 'post', json: { body } }), find));
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
    return { did: 'refused', why: await reasonOf(error), stands: stands || !isReadOnly(error) };
  }
};

/** By this the next run finds its comment again; readers don't see it. */
const markOf = ({ caller }: PullRequest): string =>
  `<!-- trunkline review ${createHash('sha256').update(caller).digest('hex').slice(0, 16)} -->`;

const comment = z.object({ id: z.number(), body: z.string().nullish(), user: account.nullish() });

const findComment = async (send: Send, first: string, mark: string, self: string) => {
  const isIt = ({ body, user }: z.output<typeof comment>) => user?.login === self && body?.includes(mark) === true;
  return findIn(send, first, { row: comment, isIt });
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
  const number = eventSchema.safeParse(jsonOf(event)).data?.pull_request?.number;
  const job = jobOf(env, folder);
  return job === undefined || number === undefined ? undefined : { ...job, number };
};

const jsonOf = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
};
