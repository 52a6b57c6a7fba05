import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { demandFree } from '../../scripts/lab/port.ts';
import { recover } from '../../scripts/lab/recover.ts';
import { root } from '../../scripts/setup/places.mjs';
import { freePort } from './free-port.ts';
import { isInStateLater, servicePrincipalType } from './in-state.ts';
import { openLabTenant } from './lab-tenant.ts';

/** What git sees where set-up and the engine could write; somebody may be at work elsewhere. */
const checkout = async () => {
  const places = ['stacks', 'engine', 'Pulumi.yaml', 'package.json', 'package-lock.json'];
  const { stdout } = await execa('git', ['status', '--porcelain', '--', ...places], { cwd: root, reject: false });
  return stdout;
};

describe('a newcomer', () => {
  let dir = '';
  let port = 0;
  const npm = (...args: string[]) =>
    execa('npm', ['run', '--silent', ...args], {
      cwd: root,
      reject: false,
      stdin: 'ignore',
      env: { TRUNKLINE_LAB_DIR: dir, TRUNKLINE_LAB_PORT: String(port) },
    });
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'trunkline-start-'));
    port = await freePort();
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('gets a working tenant by npm start, a clean checkout, and nothing left running', async () => {
    const before = await checkout();
    const { exitCode, stdout, stderr } = await npm('start');
    expect(stderr).toMatch(/^trunkline · lab\n(.*\n)* {2}✓ lab tenant {11}contoso\.example · 12 users/);
    expect(stdout).toMatch(/\n {2}made {5}1 SBC · 3 PSTN usages · .* 12 numbers · app CCAIP \([0-9a-f]{4}…\)\n/);
    expect(stdout).toContain('ada dials 112');
    expect(stdout).not.toMatch(/^ *warning:/m);
    expect(stdout).toMatch(/calls\.yaml: \d+ of 11 expected calls hold in the tenant/);
    expect(exitCode).toBe(0);
    await demandFree(port);
    expect(await checkout()).toBe(before);
  });

  it('gets no changes by npm start again', async () => {
    const { exitCode, stdout } = await npm('start');
    expect(stdout).toMatch(/Resources:\n {4}\d+ unchanged\n/);
    expect(exitCode).toBe(0);
  });

  it('runs any Pulumi command on the lab, and reads its answer alone on stdout', async () => {
    const { stdout } = await npm('lab', '--', 'stack', 'output', 'ucaas', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ platform: 'Microsoft Teams', connectedAppSecret: '[secret]' });
    const wrong = await npm('lab', '--', 'no-such-command');
    expect(wrong.exitCode).not.toBe(0);
  });

  it('opens the portal and the handover side by side by npm run lab:open, and ends both with the handover', async () => {
    const before = await checkout();
    const running = npm('lab:open', '--', '--no-browser');
    let said = '';
    running.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    const addresses = () => said.match(/http:\/\/127\.0\.0\.1:\d+\/\S*(?=\n)/g) ?? [];
    await vi.waitUntil(() => addresses().length === 2, { timeout: 120_000 });
    const [portal = '', handover = ''] = addresses();
    expect((await fetch(portal)).status).toBe(200);
    const opened = await fetch(handover);
    const [, place = ''] = /url=(\/[\w-]+\/)"/.exec(await opened.text()) ?? [];
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { origin } = new URL(handover);
    const page = await (await fetch(`${origin}${place}`, { headers: { cookie } })).text();
    expect(page).toContain('Handover of lab');
    expect(page).toContain(`data-copy="${portal}"`);
    await fetch(`${origin}${place}end`, { method: 'POST', headers: { cookie, origin } });
    expect((await running).exitCode).toBe(0);
    await demandFree(port);
    expect(await checkout()).toBe(before);
  });

  it('finds no log of property values', () => {
    const files = readdirSync(join(dir, 'pulumi'), { withFileTypes: true });
    expect(files.find(({ name }) => name === 'logs')?.isFile()).toBe(true);
  });

  it('is told when the port is in use', async () => {
    const somebody = createServer().listen(port, '127.0.0.1');
    const { exitCode, stderr } = await npm('start');
    somebody.close();
    expect(stderr).toContain(`environment: TRUNKLINE_LAB_PORT: port ${port} is in use.`);
    expect(stderr).not.toContain('    at ');
    expect(exitCode).toBe(1);
  });

  it('forgets the lab by npm run lab:reset', async () => {
    expect((await npm('lab:reset')).exitCode).toBe(0);
    expect(() => readdirSync(dir)).toThrow('ENOENT');
  });
});

it('npm start goes on after its engine was killed: the lock is released, what it left is looked at', async () => {
  const tenant = await openLabTenant();
  const { session } = tenant;
  try {
    await tenant.press('faults', { kind: 'hold', on: 'telephoneNumberManagement/operations', times: 1_000_000 });
    const engine = execa(session.pulumi, ['up', '--yes', '--skip-preview'], {
      cwd: root,
      env: session.env,
      extendEnv: false,
      reject: false,
    });
    // What only Entra knows needs an import, and no `npm start` does one.
    await vi.waitUntil(() => isInStateLater(tenant, servicePrincipalType), { timeout: 240_000 });
    engine.kill('SIGKILL');
    await engine;
    await tenant.calm();
    expect((await session.run('up', '--yes', '--skip-preview')).stderr).toContain('locked');

    const said: string[] = [];
    await recover(session, (line) => said.push(line));
    expect(said).toHaveLength(1);
    const { exitCode } = await session.run('up', '--yes', '--skip-preview');
    expect(exitCode).toBe(0);
    await recover(session, (line) => said.push(line));
    expect(said).toHaveLength(1);
  } finally {
    await tenant.close();
  }
});
