import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rememberRunning } from '../../../scripts/lab/port.ts';

const checkout = resolve(import.meta.dirname, '..', '..', '..');
let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'lab-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const run = (script: string, env: Record<string, string> = {}) =>
  execa(process.execPath, [join(checkout, 'scripts', 'lab', script)], {
    reject: false,
    timeout: 25_000,
    env: { NO_COLOR: '1', TRUNKLINE_LAB_DIR: dir, ...env },
  });

it('npm start with a port that is none ends at once', async () => {
  const { stderr, exitCode } = await run('start.ts', { TRUNKLINE_LAB_PORT: 'abc' });
  expect(stderr).toMatch(/^environment: TRUNKLINE_LAB_PORT: "abc" is no port\.\n/);
  expect(exitCode).toBe(1);
});

it('npm run lab:reset leaves a lab that runs, on whatever port', async () => {
  const lab = createServer().listen(0, '127.0.0.1');
  await once(lab, 'listening');
  mkdirSync(join(dir, 'state'));
  writeFileSync(join(dir, 'lab.db'), '');
  rememberRunning(dir, process.pid, `https://localhost:${(lab.address() as AddressInfo).port}`);
  const { stderr, exitCode } = await run('reset.ts');
  lab.close();
  expect(stderr).toMatch(/: the lab of this folder is running, on port \d+\.\n/);
  expect(exitCode).toBe(1);
  expect((await run('reset.ts')).exitCode).toBe(0);
});
