import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { postComment, pullRequestOf } from '../../review/pull-request.ts';

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** As much of GitHub as a comment needs: two comments to a page. */
const gitHub = async (comments: { id: number; body: string }[], status = 200) => {
  const sent: Sent[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '' } = request;
    if (method !== 'GET') sent.push({ method, url, body: (JSON.parse(body) as { body: string }).body });
    const page = Number(new URL(url, api()).searchParams.get('page') ?? 1);
    const rest = comments.slice(page * 2);
    if (rest.length > 0)
      response.setHeader('link', `<${api()}/repos/o/n/issues/7/comments?page=${page + 1}>; rel="next"`);
    response.statusCode = method === 'GET' ? 200 : status;
    response.end(
      response.statusCode === 200
        ? JSON.stringify(comments.slice(page * 2 - 2, page * 2))
        : '{"message":"Resource not accessible"}',
    );
  };
  const started = createServer((request, response) => void answer(request, response));
  server = started;
  await new Promise<void>((listening) => started.listen(0, '127.0.0.1', listening));
  const api = (): string => `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  return { pull: { api: api(), repository: 'o/n', number: 7, token: 't' }, sent };
};

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

describe('the one comment of a pull request', () => {
  it('is made by the first run', async () => {
    const { pull, sent } = await gitHub([{ id: 1, body: 'nice' }]);
    expect(await postComment(pull, '### a: nothing changes\n\nlast')).toEqual({ did: 'made' });
    expect(sent).toEqual([
      {
        method: 'POST',
        url: '/repos/o/n/issues/7/comments',
        body: '### a: nothing changes\n\nlast\n\n<!-- trunkline review -->\n',
      },
    ]);
  });

  it('is updated by the next, on whatever page it stands', async () => {
    const others = [1, 2, 3].map((id) => ({ id, body: 'nice' }));
    const { pull, sent } = await gitHub([...others, { id: 4, body: 'old\n<!-- trunkline review -->' }]);
    expect(await postComment(pull, '### new')).toEqual({ did: 'updated' });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual(['PATCH /repos/o/n/issues/comments/4']);
  });

  it('says why it was refused, as for a pull request from a fork', async () => {
    const { pull } = await gitHub([], 403);
    expect(await postComment(pull, '### new')).toEqual({ did: 'refused', why: '403 Resource not accessible' });
  });

  it('keeps its first and last line when it is too long', async () => {
    const { pull, sent } = await gitHub([]);
    await postComment(pull, `### first\n${'middle\n'.repeat(20_000)}last`);
    const [{ body } = { body: '' }] = sent;
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/^### first\n/);
    expect(body).toMatch(/This is cut: the job's summary has all of it\.\n\nlast\n\n<!-- trunkline review -->\n$/);
  });
});

describe('the pull request of a CI job', () => {
  const env = { GITHUB_REPOSITORY: 'o/n', GITHUB_TOKEN: 't' };

  it('is the one of the event', () => {
    expect(pullRequestOf(env, '{"pull_request":{"number":7}}')).toEqual({
      api: 'https://api.github.com',
      repository: 'o/n',
      number: 7,
      token: 't',
    });
  });

  it.each([
    ['a push', env, '{}'],
    ['another CI', {}, undefined],
    ['a job without a token', { GITHUB_REPOSITORY: 'o/n' }, '{"pull_request":{"number":7}}'],
  ])('is none for %s', (_, vars, event) => {
    expect(pullRequestOf(vars, event)).toBeUndefined();
  });
});
