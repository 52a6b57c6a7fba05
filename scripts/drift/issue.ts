import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  account,
  accountOf,
  bodyOf,
  findIn,
  makeOnce,
  type Patience,
  type Repository,
  reasonOf,
  sender,
} from '../../review/github.ts';
import { jsonOf, type Memory, memorySchema } from './seen.ts';

/** Where the issue of a look for drift stands. */
export interface IssuePlace extends Repository {
  /** What tells it from that of another look: the workflow's file, the tenants' folder, and the tenants that are named. */
  readonly caller: string;
}

/** An open issue of an earlier look. */
export interface OpenIssue {
  readonly number: number;
  /** What it remembers of when things were seen first; undefined: somebody has edited that away. */
  readonly memory: Memory | undefined;
}

/** What a look has to say. */
export interface Report {
  readonly title: string;
  readonly text: string;
  readonly memory: Memory;
  /** The issue's own memory couldn't be read before the look, so that one that is there stays. */
  readonly isUnread?: boolean;
  /** False: nothing differs, and everything could be read. */
  readonly isOpen: boolean;
}

export type Kept =
  | { readonly did: 'opened' | 'updated' | 'closed' | 'nothing' }
  | { readonly did: 'refused'; readonly why: string };

const issue = z.object({ number: z.number(), body: z.string().nullish(), user: account.nullish() });

/** By this the next look finds its issue again; readers don't see it. */
const markOf = ({ caller }: IssuePlace): string =>
  `<!-- trunkline drift ${createHash('sha256').update(caller).digest('hex').slice(0, 16)} -->`;

/** Of what an issue can hold, the text needs the rest. */
const mostMemory = 30_000;

/** When things were seen first, by hashes: it holds no name. What is too much for an issue is left to `--seen`, and the next look says that it doesn't know. */
const memoryMark = (memory: Memory): string => {
  const text = JSON.stringify(memory);
  return text.length > mostMemory ? '' : `<!-- trunkline seen ${text} -->\n`;
};

/** An issue may be edited by anybody who writes to the repository: what isn't a memory is none. */
const memoryIn = (body: string): Memory | undefined => {
  const [, text = ''] = /<!-- trunkline seen (\{[^\n]*\}) -->/.exec(body) ?? [];
  return memorySchema.safeParse(jsonOf(text)).data;
};

/** The open issue of an earlier look, if there is one: by this token's own account, with this caller's mark. */
export const openIssue = async (place: IssuePlace, patience: Patience = {}): Promise<OpenIssue | undefined> => {
  const send = sender(place, patience);
  const self = await accountOf(send);
  const mark = markOf(place);
  // Oldest first: of two that a race has left the older one is kept.
  const first = `repos/${place.repository}/issues?state=open&sort=created&direction=asc&per_page=100`;
  const isIt = ({ body, user }: z.output<typeof issue>) => user?.login === self && body?.includes(mark) === true;
  const found = await findIn(send, first, { row: issue, isIt });
  return found && { number: found.number, memory: memoryIn(found.body ?? '') };
};

/**
 * Keeps the one issue as it should be: opened by the first look that finds something, updated by later ones, closed by the one that
 * finds nothing any more.
 *
 * Source: docs.github.com/rest/issues/issues.
 */
export const keepIssue = async (
  place: IssuePlace,
  { title, text, memory, isOpen, isUnread = false }: Report,
  patience: Patience = {},
): Promise<Kept> => {
  const send = sender(place, patience);
  const bodyWith = (seen: Memory | undefined) =>
    bodyOf(text, `${seen === undefined ? '' : memoryMark(seen)}${markOf(place)}`);
  const issues = `repos/${place.repository}/issues`;
  try {
    const own = await openIssue(place, patience);
    if (own === undefined) {
      if (!isOpen) return { did: 'nothing' };
      await makeOnce(
        () => send(issues, { method: 'post', json: { title, body: bodyWith(memory) } }),
        () => openIssue(place, patience),
      );
      return { did: 'opened' };
    }
    const closed = isOpen ? {} : { state: 'closed', state_reason: 'completed' };
    const body = bodyWith(isUnread ? own.memory : memory);
    await send(`${issues}/${own.number}`, { method: 'patch', json: { title, body, ...closed } });
    return { did: isOpen ? 'updated' : 'closed' };
  } catch (error) {
    return { did: 'refused', why: await reasonOf(error) };
  }
};
