import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRunningLab } from './a-running-lab.ts';

const pwsh = fileURLToPath(new URL('../../../lab/bin/pwsh', import.meta.url));
const path = `${dirname(process.execPath)}:${process.env.PATH}`;

let running: Awaited<ReturnType<typeof aRunningLab>>;
beforeAll(async () => {
  running = await aRunningLab();
});
afterAll(() => running.close());

/** The lab's pwsh as trunkline starts it. */
const start = (env: Record<string, string> = {}) => {
  const child = spawn(pwsh, ['-NoLogo', '-NoProfile', '-NonInteractive', '-File', '/nowhere/host.ps1'], {
    env: { PATH: path, TRUNKLINE_LAB_URL: running.lab.url, NODE_EXTRA_CA_CERTS: running.lab.ca, ...env },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const exit = once(child, 'exit');
  return {
    next: async (): Promise<unknown> => JSON.parse(String((await lines.next()).value)),
    send: (...requests: readonly object[]) => {
      child.stdin.write(requests.map((one) => `${JSON.stringify(one)}\n`).join(''));
    },
    end: () => child.stdin.end(),
    exited: async () => ({ code: (await exit)[0], errors }),
  };
};

describe.skipIf(process.platform === 'win32')("the lab's pwsh", () => {
  it('says first that it is ready, then answers in order until its input ends', async () => {
    const host = start();
    expect(await host.next()).toEqual({ ready: true, powerShellVersion: '7.5.4', moduleVersion: '7.9.0' });
    host.send(
      { id: 1, cmdlet: 'Get-CsTenant', parameters: {} },
      { id: 2, connect: { accessTokens: await running.tokens() } },
      { id: 3, cmdlet: 'Set-CsOnlinePstnUsage', parameters: { Usage: { Add: ['National'] } } },
      { id: 4, cmdlet: 'Get-CsOnlinePstnUsage', parameters: {} },
      { id: 5, cmdlet: 'New-CsOnlineVoiceRoute', parameters: { Identity: 'R', OnlinePstnUsages: ['gone'] } },
    );
    host.end();
    expect(await host.next()).toMatchObject({
      id: 1,
      error: { message: expect.stringContaining('Connect-MicrosoftTeams') },
    });
    expect(await host.next()).toEqual({ id: 2, output: [] });
    expect(await host.next()).toEqual({ id: 3, output: [] });
    expect(await host.next()).toEqual({ id: 4, output: [{ Identity: 'Global', Usage: ['National'] }] });
    expect(await host.next()).toMatchObject({ id: 5, error: { message: 'Cannot find specified PSTN usage "gone".' } });
    expect(await host.exited()).toEqual({ code: 0, errors: '' });
  });

  it('reports a lost reply as .NET does; the work is done', async () => {
    const host = start();
    await host.next();
    running.lab.faults.add({ kind: 'lostReply', on: 'New-CsOnlineVoiceRoute', times: 1 });
    host.send(
      { id: 1, connect: { accessTokens: await running.tokens() } },
      { id: 2, cmdlet: 'New-CsOnlineVoiceRoute', parameters: { Identity: 'lost' } },
      { id: 3, cmdlet: 'Get-CsOnlineVoiceRoute', parameters: { Identity: 'lost' } },
    );
    host.end();
    await host.next();
    expect(await host.next()).toMatchObject({
      id: 2,
      error: { message: expect.stringContaining('An error occurred while sending the request.') },
    });
    expect(await host.next()).toMatchObject({ id: 3, output: [{ Identity: 'lost' }] });
    await host.exited();
  });

  it('says as .NET does that nobody listens, where the lab is gone: nothing was sent', async () => {
    const host = start({ TRUNKLINE_LAB_URL: 'https://localhost:9' });
    await host.next();
    host.send({ id: 1, cmdlet: 'Get-CsTenant', parameters: {} });
    host.end();
    expect(await host.next()).toMatchObject({
      id: 1,
      error: { message: 'Connection refused (localhost:9)', requestError: 'ConnectionError' },
    });
    await host.exited();
  });

  it('dies before it answers when a crash is ordered', async () => {
    const host = start();
    await host.next();
    running.lab.faults.add({ kind: 'crash', on: 'Get-CsTenant', times: 1 });
    host.send(
      { id: 1, connect: { accessTokens: await running.tokens() } },
      { id: 2, cmdlet: 'Get-CsTenant', parameters: {} },
    );
    expect(await host.next()).toEqual({ id: 1, output: [] });
    const { code, errors } = await host.exited();
    expect(code).toBe(134);
    expect(errors).toContain('Unhandled exception.');
  });

  it('serves nobody without a lab', async () => {
    const { code, errors } = await start({ TRUNKLINE_LAB_URL: '' }).exited();
    expect(code).toBe(1);
    expect(errors).toBe(
      "This pwsh is the lab's: it needs TRUNKLINE_LAB_URL. For a real tenant install PowerShell 7.\n",
    );
  });
});
