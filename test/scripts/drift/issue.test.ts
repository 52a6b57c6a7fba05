import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { keepIssue, openIssue, type Report } from '../../../scripts/drift/issue.ts';
import type { TenantDrift } from '../../../scripts/drift/output-schema.ts';
import { postFor } from '../../../scripts/drift/post.ts';
import { type Memory, noMemory } from '../../../scripts/drift/seen.ts';

interface Issue {
  readonly number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  readonly user: { readonly login: string };
}

const bot = 'github-actions[bot]';
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

type Fault = (response: ServerResponse, work: () => void) => void;
const status =
  (code: number): Fault =>
  (response) => {
    response.writeHead(code, { 'content-type': 'application/json' }).end('{"message":"Resource not accessible"}');
  };

/** As much of GitHub as an issue needs: two to a page. */
const gitHub = async (faults: Partial<Record<'GET' | 'POST' | 'PATCH', Fault[]>> = {}) => {
  const issues: Issue[] = [];
  const sent: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { method = '', url = '' } = request;
    response.setHeader('content-type', 'application/json');
    if (url === '/user')
      return void response.writeHead(403).end('{"message":"Resource not accessible by integration"}');
    if (method !== 'GET') sent.push(`${method} ${url}`);
    const body = text === '' ? {} : (JSON.parse(text) as Partial<Issue>);
    const work = (): void => {
      const made = { number: issues.length + 1, title: '', body: '', state: 'open' as const, user: { login: bot } };
      if (method === 'POST') issues.push({ ...made, ...body });
      const own = issues.find(({ number }) => url.endsWith(`/${number}`));
      if (method === 'PATCH' && own !== undefined) Object.assign(own, body);
    };
    const fault = faults[method as 'GET']?.shift();
    if (fault !== undefined) return fault(response, work);
    work();
    const open = issues.filter(({ state }) => state === 'open');
    const page = Number(new URL(url, 'http://x').searchParams.get('page') ?? 1);
    if (open.length > page * 2)
      response.setHeader('link', `<${place.api}${url.split('?')[0]}?page=${page + 1}>; rel="next"`);
    response.end(JSON.stringify(method === 'GET' ? open.slice(page * 2 - 2, page * 2) : {}));
  };
  const server = createServer((request, response) => void answer(request, response));
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const place = {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    repository: 'o/n',
    token: 't',
    caller: 'drift.yml stacks',
  };
  const strange = (body: string, login = 'ann') =>
    issues.push({ number: issues.length + 1, title: '', body, state: 'open', user: { login } });
  return { place, issues, sent, strange };
};

const atOnce = { wait: () => 0 };
const memory: Memory = { version: 1, tenants: { t: { abc: '2026-12-01T02:00:00.000Z' } } };
const report = (parts: Partial<Report> = {}): Report => ({
  title: 'Drift: lab differs from its files',
  text: '### lab\n\nlast',
  memory: noMemory,
  isOpen: true,
  ...parts,
});

describe('the one issue of a look for drift', () => {
  it('is opened, updated and closed, and there is never a second one', async () => {
    const { place, issues, sent, strange } = await gitHub();
    for (const text of ['one', 'two', 'three']) strange(text);
    expect(await keepIssue(place, report({ isOpen: false }), atOnce)).toEqual({ did: 'nothing' });
    expect(await keepIssue(place, report(), atOnce)).toEqual({ did: 'opened' });
    expect(await keepIssue(place, report({ text: '### more' }), atOnce)).toEqual({ did: 'updated' });
    expect(issues[3]?.body).toMatch(/^### more\n/);
    expect(await keepIssue(place, report({ title: 'No drift in lab', isOpen: false }), atOnce)).toEqual({
      did: 'closed',
    });
    expect(issues[3]).toMatchObject({ state: 'closed', title: 'No drift in lab' });
    expect(await keepIssue(place, report({ isOpen: false }), atOnce)).toEqual({ did: 'nothing' });
    expect(sent).toEqual(['POST /repos/o/n/issues', 'PATCH /repos/o/n/issues/4', 'PATCH /repos/o/n/issues/4']);
    expect(issues.slice(0, 3).map(({ body, state }) => [body, state])).toEqual(
      ['one', 'two', 'three'].map((text) => [text, 'open']),
    );
  });

  it("remembers since when, and touches neither somebody else's nor another look's", async () => {
    const { place, issues, strange } = await gitHub();
    await keepIssue(place, report({ memory }), atOnce);
    expect((await openIssue(place, atOnce))?.memory).toEqual(memory);
    expect(await openIssue({ ...place, caller: 'other' }, atOnce)).toBeUndefined();
    const [own] = issues.splice(0);
    strange(own?.body ?? '');
    expect(await openIssue(place, atOnce)).toBeUndefined();
    strange((own?.body ?? '').replace('"version":1', '"version":"<script>"'), bot);
    expect(await openIssue(place, atOnce)).toEqual({ number: 2, memory: undefined });
  });

  it('is not made twice where the reply was lost', async () => {
    const { place, issues } = await gitHub({
      POST: [
        (response, work) => {
          work();
          response.destroy();
        },
      ],
    });
    expect(await keepIssue(place, report(), atOnce)).toEqual({ did: 'opened' });
    expect(issues).toHaveLength(1);
  });

  it.each(['GET', 'POST'] as const)('says that it could not be kept where %s is refused', async (method) => {
    const { place } = await gitHub({ [method]: [status(403)] });
    expect(await keepIssue(place, report(), atOnce)).toEqual({ did: 'refused', why: '403 Resource not accessible' });
  });

  it('keeps its mark, and leaves out what it can not hold', async () => {
    const { place, issues } = await gitHub();
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`key ${at}`, '2026-12-01T02:00:00.000Z']));
    await keepIssue(place, report({ text: 'x'.repeat(100_000), memory: { version: 1, tenants: { t: many } } }), atOnce);
    expect(issues[0]?.body.length).toBeLessThanOrEqual(65_536);
    expect(await openIssue(place, atOnce)).toEqual({ number: 1, memory: undefined });
  });
});

describe('npm run drift -- --post', () => {
  const tenant = (standing: TenantDrift['standing']): TenantDrift => ({
    tenant: 'lab',
    standing,
    failures: [],
    differences: [],
    notes: [],
  });

  it('keeps the issue open while something differs or is not known, and gives its memory to the next look', async () => {
    const { place, issues } = await gitHub();
    const env = { GITHUB_REPOSITORY: 'o/n', GITHUB_TOKEN: 't', GITHUB_API_URL: place.api };
    const post = async (standing: TenantDrift['standing']) => {
      const { memory: before, keep } = await postFor({ env, folder: 'stacks', typed: [] });
      expect(await keep({ tenants: [tenant(standing)], markdown: '### it', memory })).toBe(true);
      return [before, issues.map(({ title, state }) => `${state}: ${title}`)];
    };
    expect(await post('may be lag')).toEqual([noMemory, []]);
    expect(await post('drift')).toEqual([noMemory, ['open: Drift: lab differs from its files']]);
    expect(await post('failed')).toEqual([memory, ["open: Drift: lab couldn't be read"]]);
    expect(await post('none')).toEqual([memory, ['closed: Drift: No drift in lab']]);
  });

  it('says that it does not know since when, and leaves what the issue remembers, where that could not be read before', async () => {
    const faults: Fault[] = [];
    const { place, issues } = await gitHub({ GET: faults });
    const env = { GITHUB_REPOSITORY: 'o/n', GITHUB_TOKEN: 't', GITHUB_API_URL: place.api };
    const post = () => postFor({ env, folder: 'stacks', typed: [] });
    await (await post()).keep({ tenants: [tenant('drift')], markdown: '### it', memory });
    faults.push(status(403));
    const second = await post();
    expect(second.memory).toBeUndefined();
    const younger = { version: 1 as const, tenants: { t: { abc: '2026-12-24T02:00:00.000Z' } } };
    await second.keep({ tenants: [tenant('drift')], markdown: '### again', memory: younger });
    expect(issues[0]?.body).toContain('### again');
    expect((await post()).memory).toEqual(memory);
  });

  it('knows no time where somebody has edited away what the issue remembers', async () => {
    const { place, issues } = await gitHub();
    const env = { GITHUB_REPOSITORY: 'o/n', GITHUB_TOKEN: 't', GITHUB_API_URL: place.api };
    const post = () => postFor({ env, folder: 'stacks', typed: [] });
    await (await post()).keep({ tenants: [tenant('drift')], markdown: '### it', memory });
    for (const one of issues) one.body = one.body.replace(/<!-- trunkline seen .*-->/, '');
    expect((await post()).memory).toBeUndefined();
  });

  it('is another one for another choice of tenants, and says where it can not be kept', async () => {
    const { place, issues } = await gitHub({ PATCH: [status(403)] });
    const env = { GITHUB_REPOSITORY: 'o/n', GITHUB_TOKEN: 't', GITHUB_API_URL: place.api };
    const keep = async (...typed: string[]) =>
      (await postFor({ env, folder: 'stacks', typed })).keep({ tenants: [tenant('drift')], markdown: '', memory });
    expect([await keep(), await keep('lab'), await keep('lab', 'b'), issues.length]).toEqual([true, true, true, 3]);
    expect(await keep('b', 'lab')).toBe(false);
    await expect(postFor({ env: {}, folder: 'stacks', typed: [] })).rejects.toThrow(
      /--post.*knows no repository at GitHub/s,
    );
  });
});
