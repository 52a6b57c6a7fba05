import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { openLab } from './lab-fixture.ts';

const other = await openLab();
afterAll(() => other.end());

const main = resolve(import.meta.dirname, '../../lab/main.ts');

const run = (...args: string[]) => {
  const dir = mkdtempSync(join(tmpdir(), 'lab-'));
  const lab = spawn(process.execPath, [main, '--dir', dir, ...args]);
  let complaint = '';
  lab.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk;
  });
  const exited = once(lab, 'exit').then(([code]) => ({ code: code as number | null, complaint }));
  return { lab, dir, exited };
};

describe('node lab/main.ts', { timeout: 30_000 }, () => {
  it('says in one line where it is, and ends when its standard input closes', async () => {
    const { lab, dir, exited } = run('--port', '0', '--until-stdin-closes');
    const [line] = await once(createInterface(lab.stdout), 'line');
    expect(JSON.parse(String(line))).toEqual({
      ready: true,
      url: expect.stringMatching(/^https:\/\/localhost:\d+$/),
      portal: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      ca: join(dir, 'ca.pem'),
      dir,
      azureadPort: expect.any(Number),
    });
    lab.stdin.end();
    expect((await exited).code).toBe(0);
  });

  it('ends on SIGTERM', async () => {
    const { lab, exited } = run('--port', '0');
    await once(createInterface(lab.stdout), 'line');
    lab.kill('SIGTERM');
    expect((await exited).code).toBe(0);
  });

  it('has all that it answered, and its time, when it is started again after a kill, at the same address', async () => {
    const first = run('--port', '0', '--speed', '0');
    const [line] = await once(createInterface(first.lab.stdout), 'line');
    const { url, ca } = JSON.parse(String(line)) as { url: string; ca: string };
    const ask = async (path: string, body?: object) => {
      const send = `const reply = await fetch('${url}/lab/${path}', ${JSON.stringify(
        body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      )}); console.log(await reply.text())`;
      const { stdout } = await execa(process.execPath, ['--eval', send], { env: { NODE_EXTRA_CA_CERTS: ca } });
      return JSON.parse(stdout) as Record<string, unknown>;
    };
    await ask('switches', { batchOrder: 'kept' });
    const { now } = await ask('clock', { advanceSeconds: 86_400 });
    first.lab.kill('SIGKILL');
    await first.exited;
    const second = run('--port', new URL(url).port, '--speed', '0', '--dir', first.dir);
    await once(createInterface(second.lab.stdout), 'line');
    expect(await ask('switches')).toMatchObject({ batchOrder: 'kept' });
    expect(await ask('clock')).toMatchObject({ now });
    second.lab.kill('SIGTERM');
    await second.exited;
  });

  it('refuses a port in use in words, with exit code 1', async () => {
    const { code, complaint } = await run('--port', String(other.port)).exited;
    expect(code).toBe(1);
    expect(complaint).toBe(
      `lab: --port: ${other.port} is in use on 127.0.0.1.\n  Another lab may be running there; 0 picks a free port.\n  Fix: end it, or choose another port.\n`,
    );
  });

  it('refuses a port of the portal that is in use, and leaves the folder free for the next', async () => {
    const taken = new URL(other.portal).port;
    const { code, complaint } = await run('--port', '0', '--portal-port', taken).exited;
    expect([code, complaint]).toEqual([
      1,
      expect.stringContaining(`lab: --portal-port: ${taken} is in use on 127.0.0.1.`),
    ]);
  });

  it('refuses a port of the stand-in that is in use', async () => {
    const { complaint } = await run('--port', '0', '--azuread-port', String(other.port)).exited;
    expect(complaint).toMatch(/^lab: --azuread-port: \d+ is in use on 127\.0\.0\.1\.$/m);
  });

  it('refuses the folder of a running lab', async () => {
    const { code, complaint } = await run('--port', '0', '--dir', other.dir).exited;
    expect(code).toBe(1);
    expect(complaint).toBe(
      `lab: --dir: ${other.dir} belongs to a lab that is running.\n  One lab per folder.\n  Fix: end it, or choose another folder.\n`,
    );
  });

  it('refuses fewer users than users.csv has', async () => {
    const { code, complaint } = await run('--port', '0', '--users', '3').exited;
    expect([code, complaint]).toEqual([1, expect.stringContaining('"3" isn\'t a number of users.')]);
  });
});
