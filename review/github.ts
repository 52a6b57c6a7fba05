import ky, { HTTPError, TimeoutError } from 'ky';
import { z } from 'zod';

/** A repository at GitHub, and who writes there. */
export interface Repository {
  /** E.g. `https://api.github.com`. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
}

/** How patient a request is; a test waits not at all. */
export interface Patience {
  /** Milliseconds for one try; 15,000 if left out. */
  readonly timeout?: number;
  /** Milliseconds before try `n` (2, 3, …); doubling from one second if left out. GitHub's Retry-After comes first. */
  readonly wait?: (attempt: number) => number;
}

export type Send = ReturnType<typeof sender>;

export const sender = ({ api, token }: Repository, { timeout = 15_000, wait }: Patience) =>
  ky.create({
    prefix: api,
    timeout,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'trunkline-review',
    },
    // A POST is not among them: see `makeOnce`.
    retry: {
      limit: 4,
      methods: ['get', 'patch'],
      statusCodes: [408, 429, 500, 502, 503, 504],
      retryOnTimeout: true,
      maxRetryAfter: 60_000,
      ...(wait && { delay: wait }),
    },
  });

/** Whether it was made isn't known after a lost reply: looked for before it is told as refused, and never made twice. */
export const makeOnce = async <Found>(
  make: () => Promise<unknown>,
  find: () => Promise<Found | undefined>,
): Promise<unknown> => {
  try {
    return await make();
  } catch (error) {
    if (error instanceof HTTPError && error.response.status < 500) throw error;
    if ((await find()) === undefined) throw error;
    return undefined;
  }
};

/** A token that may only read, as of a pull request from a fork. */
export const isReadOnly = (error: unknown): boolean =>
  error instanceof HTTPError && [401, 403, 404].includes(error.response.status);

/** GitHub takes no longer text. */
const longest = 65_536;
/** So much of a text stays free, for what is written above it later: that it holds no more. */
const keptFree = 3_000;
/** As long as a text with its mark may be. */
export const longestBody = longest - keptFree;
const longestLine = 1_000;

/** A text with its mark, which readers don't see. What is too long is cut at the end of a line, but for the last line, and nothing stays open. */
export const bodyOf = (text: string, mark: string): string => {
  const whole = `${text.trimEnd()}\n\n${mark}\n`;
  if (whole.length <= longestBody) return whole;
  const last = (text.trimEnd().split('\n').at(-1) ?? '').slice(0, longestLine);
  const end = `\n\n…\n\nThis is cut: the job's summary has all of it.\n\n${last}\n\n${mark}\n`;
  return cutTo(text, longestBody - end.length) + end;
};

/** The lines that fit; a fold or a fence that is open there is closed. */
export const cutTo = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const kept = text.slice(0, Math.max(0, most - longestLine));
  const end = kept.lastIndexOf('\n');
  const lines = kept.slice(0, end < 0 ? undefined : end).split('\n');
  let fence = '';
  let open = 0;
  for (const line of lines) {
    const [run = ''] = /^`{3,}/.exec(line) ?? [];
    if (fence !== '') fence = line === fence ? '' : fence;
    else if (run !== '') fence = run;
    else open += (line.match(/<details>/g)?.length ?? 0) - (line.match(/<\/details>/g)?.length ?? 0);
  }
  return [
    ...lines,
    ...(fence === '' ? [] : [fence]),
    ...Array.from({ length: Math.max(0, open) }, () => '\n</details>'),
  ].join('\n');
};

export const account = z.object({ login: z.string() });

/** The account that the token writes as; a job's own token may not ask, and is known by this name. */
export const accountOf = async (send: Send): Promise<string> => {
  try {
    return account.parse(await send('user').json()).login;
  } catch (error) {
    if (isReadOnly(error)) return 'github-actions[bot]';
    throw error;
  }
};

/** The first entry of a list that is meant, on whatever page it stands. */
export const findIn = async <Row extends z.ZodType>(
  send: Send,
  first: string,
  { row, isIt }: { readonly row: Row; readonly isIt: (one: z.output<Row>) => boolean },
): Promise<z.output<Row> | undefined> => {
  for (let next: string | undefined = first; next !== undefined; ) {
    const response: Response = await send(next);
    const page: z.output<Row>[] = z.array(row).parse(await response.json());
    const own = page.find(isIt);
    if (own !== undefined) return own;
    next = nextPage(response.headers.get('link') ?? '', first);
  }
  return undefined;
};

/** Only the query of GitHub's link is taken: the token goes nowhere else. */
const nextPage = (link: string, first: string): string | undefined => {
  const url = /<([^>]+)>; rel="next"/.exec(link)?.[1];
  return url === undefined ? undefined : `${first.split('?')[0]}${new URL(url).search}`;
};

/** Why something couldn't be written, in half a sentence. */
export const reasonOf = async (error: unknown): Promise<string> => {
  if (error instanceof TimeoutError) return 'GitHub did not answer in time';
  if (error instanceof HTTPError) {
    const message = z.object({ message: z.string() }).safeParse(error.data).data?.message;
    return [error.response.status, message ?? error.response.statusText].join(' ').trim().slice(0, 200);
  }
  if (error instanceof z.ZodError || error instanceof SyntaxError)
    return 'what answered is not GitHub: no JSON as GitHub gives it';
  return error instanceof Error ? error.message : String(error);
};

/** The repository of a GitHub Actions job, and what tells its posts from those of another job: the workflow's file and the tenants' folder. */
export const jobOf = (
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): (Repository & { readonly caller: string }) | undefined => {
  const {
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: token,
    GITHUB_API_URL: api,
    GITHUB_WORKFLOW_REF: workflow,
  } = env;
  if (!repository || !token) return undefined;
  const caller = `${workflow?.split('@')[0] ?? ''} ${folder}`;
  return { api: api || 'https://api.github.com', repository, token, caller };
};
