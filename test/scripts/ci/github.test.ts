import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { gitHubOf } from '../../../scripts/ci/github.ts';

describe('GitHub, as a step asks it', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
  });

  const serve = async (answers: Record<string, unknown>) => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://x');
      const found = answers[pathname];
      response.setHeader('content-type', 'application/json');
      if (request.headers.authorization !== 'Bearer t')
        return void response.writeHead(401).end('{"message":"Bad credentials"}');
      if (found === undefined)
        return void response.writeHead(403).end('{"message":"Resource not accessible by integration"}');
      response.end(JSON.stringify(found));
    });
    await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return gitHubOf(
      { GITHUB_API_URL: url, GITHUB_REPOSITORY: 'o/n', GITHUB_TOKEN: 't', GITHUB_RUN_ID: '5' },
      { wait: () => 0 },
    );
  };

  it('tells which environments a person has approved; a rejection is none', async () => {
    const hub = await serve({
      '/repos/o/n/actions/runs/5/approvals': [
        { state: 'approved', environments: [{ name: 'contoso' }] },
        { state: 'rejected', environments: [{ name: 'fabrikam' }] },
      ],
    });
    expect(await hub.approvedIn()).toEqual(['contoso']);
  });

  it('tells for which commit a run was started, and whether it is over', async () => {
    const hub = await serve({
      '/repos/o/n/actions/runs/7': { head_sha: 'c', status: 'completed' },
      '/repos/o/n/actions/runs/8': { head_sha: 'd', status: 'waiting' },
    });
    expect(await hub.runOf('7')).toEqual({ commit: 'c', isOver: true });
    expect(await hub.runOf('8')).toEqual({ commit: 'd', isOver: false });
  });

  it('guesses nothing where it is refused', async () => {
    const hub = await serve({ '/repos/o/n/deployments': { not: 'a list' } });
    await expect(hub.approvedIn()).rejects.toThrow(
      /^GitHub: .*approvals: 403 Resource not accessible by integration\.\n {2}Fix: see that the job's permissions/,
    );
    await expect(hub.deployments({ task: 'x' })).rejects.toThrow('what answered is not GitHub');
    expect(() => gitHubOf({ GITHUB_REPOSITORY: 'o/n' })).toThrow(/GITHUB_TOKEN[\s\S]*GITHUB_RUN_ID/);
  });
});
