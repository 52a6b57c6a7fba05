import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { gitHubOf } from '../../../scripts/ci/github.ts';

interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly environment: string;
  readonly task: string;
  readonly created_at: string;
  readonly creator: { readonly login: string };
  readonly payload: unknown;
  readonly states: string[];
}

interface Run {
  readonly head_sha: string;
  readonly status: string;
  readonly approved: readonly string[];
}

/** GitHub's own limit, by which it answers 422. */
const longest = 65_536;

let server: Server | undefined;
export const closeGitHub = (): void => {
  afterEach(() => {
    server?.close();
    server = undefined;
  });
};

/** As much of GitHub's API as the steps ask, over HTTP: what they write is kept, and can be looked at. */
export const aGitHub = async () => {
  const deployments: Deployment[] = [];
  const runs: Record<string, Run> = {};
  const jobs: { name: string; status: string; conclusion: string | null }[] = [];
  /** The next of these requests (`POST /deployments`) are answered with these, one each. */
  const refusals: { readonly asked: RegExp; readonly status: number; readonly headers?: Record<string, string> }[] = [];
  const pulls: { readonly number: number; readonly base: string }[] = [];
  const comments: { readonly pull: number; readonly id: number; body: string; readonly user: { login: string } }[] = [];
  /** Files that have changed in a branch since a commit, as `a...b`; and what happens once it was asked. */
  const compared: Record<string, { readonly status: string; readonly files: readonly { filename: string }[] }> = {};
  const events: { onComment?: () => void } = {};
  const issues: Record<string, unknown>[] = [];
  const answer = (method: string, { pathname, searchParams }: URL, body: Record<string, unknown>): unknown => {
    const path = pathname.replace('/repos/o/n/', '');
    const [, id = '', rest] = /^actions\/runs\/(\w+)(\/approvals)?$/.exec(path) ?? [];
    if (/^actions\/runs\/5\/attempts\/1\/jobs$/.test(path)) return { jobs };
    const run = runs[id];
    if (run)
      return rest
        ? run.approved.map((name) => ({ state: 'approved', environments: [{ name }] }))
        : { head_sha: run.head_sha, status: run.status };
    if (path === 'deployments' && method === 'POST') {
      deployments.push({
        id: deployments.length + 1,
        sha: String(body.ref),
        environment: String(body.environment),
        task: String(body.task),
        created_at: new Date().toISOString(),
        creator: { login: 'github-actions[bot]' },
        payload: body.payload,
        states: [],
      });
      return deployments.at(-1);
    }
    if (path === 'deployments') {
      const isAsked = (one: Deployment) =>
        (['environment', 'task', 'sha'] as const).every((key) => [null, one[key]].includes(searchParams.get(key)));
      return deployments.filter(isAsked).toReversed();
    }
    const deployment = deployments.find((one) => path === `deployments/${one.id}/statuses`);
    if (deployment && method === 'POST') deployment.states.unshift(String(body.state));
    if (deployment) return deployment.states.map((state, at) => ({ id: deployment.states.length - at, state }));
    if (path === 'pulls') {
      const base = searchParams.get('base');
      return pulls.filter((one) => base === null || one.base === base);
    }
    const [, range = ''] = /^compare\/(.*)$/.exec(path) ?? [];
    if (range !== '') return compared[range] ?? { status: 'identical', files: [] };
    if (path === 'issues' && method === 'POST')
      issues.push({ ...body, number: issues.length + 1, state: 'open', user: { login: 'github-actions[bot]' } });
    if (path === 'issues') return method === 'POST' ? issues.at(-1) : issues.filter(({ state }) => state === 'open');
    const issue = issues.find(({ number }) => path === `issues/${number}`);
    if (issue) return Object.assign(issue, body);
    if (path === '/user') return { login: 'github-actions[bot]' };
    const [, pull] = /^issues\/(\d+)\/comments$/.exec(path) ?? [];
    if (pull !== undefined && method === 'POST') {
      comments.push({
        pull: Number(pull),
        id: comments.length,
        body: String(body.body),
        user: { login: 'github-actions[bot]' },
      });
      events.onComment?.();
      return comments.at(-1);
    }
    if (pull !== undefined) return comments.filter((one) => one.pull === Number(pull));
    const comment = comments.find((one) => path === `issues/comments/${one.id}`);
    if (!comment || String(body.body).length > longest) return undefined;
    comment.body = String(body.body);
    return comment;
  };
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const at = refusals.findIndex(({ asked }) => asked.test(`${request.method} ${request.url}`));
    const [refusal] = at < 0 ? [] : refusals.splice(at, 1);
    if (refusal) return void response.writeHead(refusal.status, refusal.headers).end('{"message":"No"}');
    const found = answer(request.method ?? '', new URL(request.url ?? '', 'http://x'), JSON.parse(text || '{}'));
    response.setHeader('content-type', 'application/json');
    if (found === undefined) response.writeHead(422).end('{"message":"Validation Failed"}');
    else response.end(JSON.stringify(found));
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const environment = {
    GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    GITHUB_REPOSITORY: 'o/n',
    GITHUB_TOKEN: 't',
    GITHUB_RUN_ID: '5',
  };
  const hub = gitHubOf(environment, { wait: () => 0 });
  /** A job of northwind that is on record, by an approved run of its own. */
  const onRecord = (
    commit: string,
    states: readonly string[],
    {
      trunkline,
      task = 'up',
      run = {},
      hoursAgo = 0,
      by = 'github-actions[bot]',
    }: { by?: string; trunkline: string; task?: string; run?: Partial<Run>; hoursAgo?: number },
  ) => {
    const id = deployments.length + 1;
    runs[`r${id}`] = { head_sha: commit, status: 'completed', approved: ['northwind'], ...run };
    const payload = { trunkline, run: `r${id}`, attempt: '1' };
    deployments.push({
      id,
      sha: commit,
      environment: 'northwind',
      task: `trunkline:${task}`,
      created_at: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
      creator: { login: by },
      payload,
      states: [...states],
    });
  };
  return { hub, environment, deployments, runs, jobs, refusals, pulls, comments, onRecord, compared, events, issues };
};
