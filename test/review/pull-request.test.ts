import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type PullRequest, postComment, pullRequestOf } from '../../review/pull-request.ts';

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
}

const bot = 'github-actions[bot]';
const by = (login: string, id: number, body: string): Comment => ({ id, body, user: { login } });

/** What is answered in place of the usual, once each, in this order. */
type Fault = (request: IncomingMessage, response: ServerResponse, made: () => void) => void;

const status =
  (code: number, body = '{"message":"Resource not accessible"}', type = 'application/json'): Fault =>
  (_, response) => {
    response.writeHead(code, { 'content-type': type }).end(body);
  };

/** As much of GitHub as a comment needs: two comments to a page, and who asks. */
const gitHub = async (
  comments: Comment[],
  faults: Partial<Record<'GET /user' | 'GET' | 'POST' | 'PATCH', Fault[]>> = {},
  caller = 'o/n/.github/workflows/review.yml stacks',
) => {
  const sent: Sent[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { method = '', url = '' } = request;
    const body = text === '' ? '' : (JSON.parse(text) as { body: string }).body;
    if (method !== 'GET') sent.push({ method, url, body });
    const make = (): void => void comments.push(by(bot, 100 + comments.length, body));
    const key = url === '/user' ? 'GET /user' : (method as 'GET');
    const fault = faults[key]?.shift();
    if (fault) return fault(request, response, make);
    response.setHeader('content-type', 'application/json');
    // The token of a job may not ask who it is.
    if (url === '/user')
      return void response.writeHead(403).end('{"message":"Resource not accessible by integration"}');
    if (method === 'POST') make();
    const page = Number(new URL(url, api()).searchParams.get('page') ?? 1);
    if (comments.length > page * 2)
      response.setHeader('link', `<${api()}/repos/o/n/issues/7/comments?per_page=100&page=${page + 1}>; rel="next"`);
    response.end(JSON.stringify(method === 'GET' ? comments.slice(page * 2 - 2, page * 2) : {}));
  };
  const started = createServer((request, response) => void answer(request, response));
  servers.push(started);
  await new Promise<void>((listening) => started.listen(0, '127.0.0.1', listening));
  const api = (): string => `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  return { pull: { api: api(), repository: 'o/n', number: 7, token: 't', caller }, sent, comments };
};

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const atOnce = { wait: () => 0 };
const post = (pull: PullRequest, text: string) => postComment(pull, text, atOnce);

/** A comment as a run before left it. */
const older = async (caller?: string): Promise<string> => {
  const { pull, sent } = await gitHub([], {}, caller);
  await post(pull, 'old');
  return sent[0]?.body ?? '';
};

describe('the one comment of a pull request', () => {
  it('is made by the first run', async () => {
    const { pull, sent } = await gitHub([by('ann', 1, 'nice')]);
    expect(await post(pull, '### a: nothing changes\n\nlast')).toEqual({ did: 'made' });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /repos/o/n/issues/7/comments']);
    expect(sent[0]?.body).toMatch(/^### a: nothing changes\n\nlast\n\n<!-- trunkline review [0-9a-f]{16} -->\n$/);
  });

  it('is updated by the next, on whatever page it stands', async () => {
    const others = [1, 2, 3].map((id) => by('ann', id, 'nice'));
    const { pull, sent } = await gitHub([...others, by(bot, 4, await older())]);
    expect(await post(pull, '### new')).toEqual({ did: 'updated' });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual(['PATCH /repos/o/n/issues/comments/4']);
  });

  it("is never somebody else's, though it has the mark", async () => {
    const { pull, sent } = await gitHub([by('ann', 1, await older())]);
    expect(await post(pull, '### new')).toEqual({ did: 'made' });
    expect(sent.map(({ method }) => method)).toEqual(['POST']);
  });

  it('is that of the account whose token it is', async () => {
    const whoAmI = { 'GET /user': [status(200, '{"login":"reviewer"}')] };
    const { pull, sent } = await gitHub([by('reviewer', 1, await older())], whoAmI);
    expect(await post(pull, '### new')).toEqual({ did: 'updated' });
    expect(sent.map(({ method }) => method)).toEqual(['PATCH']);
  });

  it('is one for each caller', async () => {
    const { pull, sent } = await gitHub([by(bot, 1, await older('o/n/.github/workflows/review.yml other'))]);
    expect(await post(pull, '### new')).toEqual({ did: 'made' });
    expect(sent.map(({ method }) => method)).toEqual(['POST']);
  });

  it.each([403, 404])('may be refused to a token that only reads (%i), since none stands there', async (code) => {
    const { pull } = await gitHub([], { POST: [status(code)] });
    expect(await post(pull, '### new')).toEqual({
      did: 'refused',
      why: `${code} Resource not accessible`,
      stands: false,
    });
  });

  it('that is refused where an older one stands is said to stand', async () => {
    const { pull } = await gitHub([by(bot, 1, await older())], { PATCH: [status(403)] });
    expect(await post(pull, '### new')).toMatchObject({ did: 'refused', stands: true });
  });

  it('is tried again where GitHub is unavailable', async () => {
    const faults = { GET: [status(502, '<html>', 'text/html'), status(503)], PATCH: [status(500)] };
    const { pull, sent } = await gitHub([by(bot, 1, await older())], faults);
    expect(await post(pull, '### new')).toEqual({ did: 'updated' });
    expect(sent).toHaveLength(2);
  });

  it('is not made twice when the answer is lost', async () => {
    const lost: Fault = (request, _, make) => {
      make();
      request.socket.destroy();
    };
    const { pull, comments } = await gitHub([], { POST: [lost] });
    expect(await post(pull, '### new')).toEqual({ did: 'made' });
    expect(comments).toHaveLength(1);
  });

  it('is refused where GitHub never answers', async () => {
    const { pull } = await gitHub([], { GET: Array.from({ length: 9 }, () => () => undefined) });
    const posted = await postComment(pull, '### new', { ...atOnce, timeout: 20 });
    expect(posted).toEqual({ did: 'refused', why: 'GitHub did not answer in time', stands: true });
  });

  it.each([
    ['HTML', status(200, '<html><body>proxy</body></html>', 'text/html')],
    ['another JSON', status(200, '{"login":1}')],
  ])('is refused by what answers %s, without a stack', async (_, fault) => {
    const { pull } = await gitHub([], { GET: [fault] });
    expect(await post(pull, '### new')).toEqual({
      did: 'refused',
      why: 'what answered is not GitHub: no JSON as GitHub gives it',
      stands: true,
    });
  });

  it('keeps its first and last line when it is too long', async () => {
    const { pull, sent } = await gitHub([]);
    await post(pull, `### first\n${'middle\n'.repeat(20_000)}last`);
    const [{ body } = { body: '' }] = sent;
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/^### first\n/);
    expect(body).toMatch(
      /This is cut: the job's summary has all of it\.\n\nlast\n\n<!-- trunkline review [0-9a-f]{16} -->\n$/,
    );
  });
});

describe('the pull request of a CI job', () => {
  const env = {
    GITHUB_REPOSITORY: 'o/n',
    GITHUB_TOKEN: 't',
    GITHUB_WORKFLOW_REF: 'o/n/.github/workflows/review.yml@refs/pull/7/merge',
  };

  it('is the one of the event', () => {
    expect(pullRequestOf(env, '{"pull_request":{"number":7}}', 'stacks')).toEqual({
      api: 'https://api.github.com',
      repository: 'o/n',
      number: 7,
      token: 't',
      caller: 'o/n/.github/workflows/review.yml stacks',
    });
  });

  it.each([
    ['a push', env, '{}'],
    ['an event that is no JSON', env, '<html>'],
    ['another CI', {}, undefined],
    ['a job without a token', { GITHUB_REPOSITORY: 'o/n' }, '{"pull_request":{"number":7}}'],
  ])('is none for %s', (_, vars, event) => {
    expect(pullRequestOf(vars, event, 'stacks')).toBeUndefined();
  });
});
