/** The pull request that a CI job is for, and how to write to it. */
export interface PullRequest {
  /** E.g. `https://api.github.com`. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly token: string;
}

/** By this the next run finds its comment again; readers don't see it. */
const mark = '<!-- trunkline review -->';

/** GitHub takes no longer comment. */
const longest = 65_536;

/** What was done with the comment; `refused` says why it couldn't be written. */
export type Posted = { readonly did: 'made' | 'updated' } | { readonly did: 'refused'; readonly why: string };

/** Writes the one comment of a pull request: the first run makes it, later ones update it. */
export const postComment = async (pull: PullRequest, comment: string): Promise<Posted> => {
  const body = bodyOf(comment);
  const comments = `${pull.api}/repos/${pull.repository}/issues/${pull.number}/comments`;
  const found = await findComment(pull, `${comments}?per_page=100`);
  if (typeof found === 'string') return { did: 'refused', why: found };
  const response = found
    ? await send(pull, `${pull.api}/repos/${pull.repository}/issues/comments/${found.id}`, 'PATCH', body)
    : await send(pull, comments, 'POST', body);
  if (!response.ok) return { did: 'refused', why: await reasonOf(response) };
  return { did: found ? 'updated' : 'made' };
};

/** What is too long is cut, but for the last line, which tells what was compared. */
const bodyOf = (comment: string): string => {
  const whole = `${comment.trimEnd()}\n\n${mark}\n`;
  if (whole.length <= longest) return whole;
  const last = comment.trimEnd().split('\n').at(-1) ?? '';
  const end = `\n\n…\n\nThis is cut: the job's summary has all of it.\n\n${last}\n\n${mark}\n`;
  return comment.slice(0, longest - end.length) + end;
};

const findComment = async (pull: PullRequest, url: string): Promise<{ readonly id: number } | undefined | string> => {
  for (let next: string | undefined = url; next !== undefined; ) {
    const response: Response = await send(pull, next, 'GET');
    if (!response.ok) return reasonOf(response);
    const page = (await response.json()) as readonly { readonly id: number; readonly body?: string }[];
    const own = page.find(({ body }) => body?.includes(mark));
    if (own) return own;
    next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  }
  return undefined;
};

const send = (pull: PullRequest, url: string, method: string, body?: string): Promise<Response> =>
  fetch(url, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${pull.token}`,
      'content-type': 'application/json',
      'user-agent': 'trunkline-review',
    },
    ...(body !== undefined && { body: JSON.stringify({ body }) }),
  });

const reasonOf = async (response: Response): Promise<string> => {
  const text = await response.text();
  const message = /"message"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? text.slice(0, 200);
  return `${response.status} ${message}`.trim();
};

/** The pull request of a GitHub Actions job; nothing in any other place. `event` is the text of GITHUB_EVENT_PATH. */
export const pullRequestOf = (
  env: Readonly<Record<string, string | undefined>>,
  event: string | undefined,
): PullRequest | undefined => {
  const { GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token, GITHUB_API_URL: api } = env;
  const number = (JSON.parse(event ?? '{}') as { readonly pull_request?: { readonly number?: number } }).pull_request
    ?.number;
  if (!repository || !token || number === undefined) return undefined;
  return { api: api || 'https://api.github.com', repository, number, token };
};
