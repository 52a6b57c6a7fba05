import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Start, startProcess } from '../../../scripts/fleet/child.ts';
import { type FleetOptions, fleet } from '../../../scripts/fleet/fleet.ts';
import { fleetSchema } from '../../../scripts/fleet/output-schema.ts';
import { root } from '../../../scripts/setup/places.mjs';

let place = '';
let tenants = '';
const before = { ...process.env };

const start: Start = ({ script, args }, options) =>
  startProcess(process.execPath, [join(import.meta.dirname, 'a-tenant/main.ts'), place, script, ...args], options);

const tenant = (name: string, at: number): void => {
  cpSync(join(root, 'stacks/northwind'), join(tenants, name), { recursive: true });
  const file = join(tenants, name, 'tenant.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[0-9a-f-]{36}/, `5a3c1f70-2b94-4d0e-8f61-9c7d20e4b80${at}`));
};

const plan = (steps: Record<string, Record<string, { exitCode?: number; says?: string }>>): void =>
  writeFileSync(join(place, 'plan.json'), JSON.stringify(steps));

interface Called {
  readonly tenant: string;
  readonly key: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

const called = (): Called[] =>
  existsSync(join(place, 'called.jsonl'))
    ? readFileSync(join(place, 'called.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

/** How it ended, what it printed, and what stood on the screen meanwhile. */
const run = async (command: Parameters<typeof fleet>[0], options: Partial<FleetOptions> = {}) => {
  const out: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text)));
  const screen = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    const exitCode = await fleet(command, { only: [], more: [], perAccount: 4, ...options }, start);
    return { exitCode, text: out.join('\n'), screen: screen.mock.calls.map(([text]) => String(text)).join('') };
  } finally {
    log.mockRestore();
    screen.mockRestore();
  }
};

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'fleet-'));
  tenants = join(place, 'stacks');
  cpSync(join(root, 'stacks/templates'), join(tenants, 'templates'), { recursive: true });
  mkdirSync(join(place, 'keys'));
  for (const [at, name] of ['be-one', 'nl-one', 'nl-two'].entries()) {
    tenant(name, at);
    writeFileSync(
      join(place, 'keys', `${name}.env`),
      `ARM_CLIENT_ID=id-of-${name}\nARM_CLIENT_SECRET=secret-of-${name}\n`,
    );
  }
  plan({});
  process.env.TRUNKLINE_TENANTS = tenants;
  process.env.TRUNKLINE_CREDENTIALS = join(place, 'keys');
  process.env.ARM_CLIENT_SECRET = 'secret-of-the-shell';
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  rmSync(place, { recursive: true });
});

describe('a fleet of tenants', () => {
  it('is one table, failures first, and the exit code of the worst', async () => {
    plan({
      'nl-two': { 'pulumi.ts': { exitCode: 255, says: 'Previewing\nerror: Teams said no\n' } },
      'be-one': { 'pulumi.ts': { says: 'Resources:\n    + 2 to create\n\n' } },
    });
    const { exitCode, text, screen } = await run('preview');
    expect(text.replaceAll(/\d+\.\d s/g, '0.0 s').split('\n')).toEqual([
      '  ✗ nl-two  failed         0.0 s  error: Teams said no',
      '  ✓ be-one  done           0.0 s  + 2 to create',
      '  ✓ nl-one  done           0.0 s',
      '',
      'nl-two:',
      '  Previewing',
      '  error: Teams said no',
      '',
      '3 tenants: 1 failed, 2 done',
    ]);
    expect(screen).toContain('✗ nl-two  failed');
    expect(exitCode).toBe(2);
  });

  it('is those that were asked for', async () => {
    await run('lint', { only: ['nl-*'] });
    expect(
      called()
        .map((one) => one.tenant)
        .sort(),
    ).toEqual(['nl-one', 'nl-two']);
    await expect(run('lint', { only: ['de-*', 'fr-*'] })).rejects.toThrow(
      /"de-\*"[\s\S]*Known tenants: be-one, nl-one, nl-two[\s\S]*"fr-\*"/,
    );
  });

  it('is printed for a matrix without running anything', async () => {
    expect((await run('up', { only: ['nl-*'], matrix: true })).text).toBe('[["nl-one","nl-two"]]');
    expect(called()).toEqual([]);
  });

  it('is JSON of the published shape', async () => {
    plan({ 'nl-one': { 'drift.ts': { exitCode: 7, says: 'nl-one: 2 differences.\n' } } });
    const { exitCode, text } = await run('drift', { json: true });
    const output = fleetSchema.parse(JSON.parse(text));
    expect(exitCode).toBe(7);
    expect(output.exitCode).toBe(7);
    expect(output.tenants.map(({ tenant: name, state, what }) => [name, state, what])).toEqual([
      ['nl-one', 'drift', '2 differences.'],
      ['be-one', 'done', ''],
      ['nl-two', 'done', ''],
    ]);
  });
});

describe("a tenant's credentials", () => {
  it("are in its own child's environment, and nowhere else", async () => {
    const folder = join(place, 'run');
    const { text, screen } = await run('preview', { run: folder });
    expect(called()).toHaveLength(3);
    for (const { tenant: name, args, env } of called()) {
      expect(env.ARM_CLIENT_SECRET).toBe(`secret-of-${name}`);
      expect(JSON.stringify(args)).not.toContain('secret');
      expect(JSON.stringify(env).match(/secret-of-[\w-]+/g)).toEqual([`secret-of-${name}`]);
      expect(env.TRUNKLINE_CREDENTIALS).toBeUndefined();
    }
    expect(process.env.ARM_CLIENT_SECRET).toBe('secret-of-the-shell');
    const written = ['fleet.json', 'nl-one.log'].map((file) => readFileSync(join(folder, file), 'utf8'));
    expect([text, screen, ...written].join('')).not.toContain('secret-of');
  });

  it('are wanting: the tenant has failed, nothing was started for it, and the others go on', async () => {
    rmSync(join(place, 'keys/nl-one.env'));
    const { exitCode, text } = await run('up');
    expect(text).toContain('  ✗ nl-one  failed                no credentials: there is no nl-one.env');
    expect(text).toContain('3 tenants: 1 failed, 2 done');
    expect(called().map((one) => one.tenant)).not.toContain('nl-one');
    expect(exitCode).toBe(2);
  });

  it('that open one account are said, and bound how many run at a time', async () => {
    for (const name of ['nl-one', 'nl-two'])
      appendFileSync(join(place, 'keys', `${name}.env`), 'TRUNKLINE_TELNYX_API_KEY=of-both\n');
    const { text } = await run('preview', { perAccount: 1 });
    expect(text).toContain('\n2 tenants share an account at Telnyx: at most 1 of them ran at a time.\n');
    expect(text).not.toContain('of-both');
  });

  it('are not asked for by lint, which contacts nobody', async () => {
    delete process.env.TRUNKLINE_CREDENTIALS;
    expect((await run('lint')).exitCode).toBe(0);
    await expect(run('doctor')).rejects.toThrow('TRUNKLINE_CREDENTIALS');
  });
});

describe('an up of a fleet', () => {
  const keys = (name: string) => called().flatMap((one) => (one.tenant === name ? [one.key] : []));

  it("ends each tenant's with its emergency numbers", async () => {
    expect((await run('up')).exitCode).toBe(0);
    expect(keys('nl-one')).toEqual(['pulumi.ts', 'emergency']);
  });

  it.each([
    ['a live call', { 'pulumi.ts': { exitCode: 4, says: 'nl-one/calls.yaml: calls[0]: ada dials 112\n' } }],
    ['an emergency number', { emergency: { exitCode: 1, says: 'emergency numbers: 1 wrong\n' } }],
    [
      'an emergency number after an up that failed half-way',
      { 'pulumi.ts': { exitCode: 255 }, emergency: { exitCode: 3 } },
    ],
  ])('stops at %s, and says which were not begun', async (_, steps) => {
    plan({ 'nl-one': steps });
    const { exitCode, text } = await run('up', { atOnce: 1 });
    expect(exitCode).toBe(4);
    expect(text).toMatch(/^ {2}✗ nl-one {2}calls fail/);
    expect(text).toContain(
      'Stopped: "nl-one": its live or emergency calls are not shown to hold after its up.\nNot begun: nl-two.',
    );
    expect(called().map((one) => one.tenant)).not.toContain('nl-two');
  });

  it('plays the calls itself after an up that failed before it came to them', async () => {
    writeFileSync(join(tenants, 'nl-one/calls.yaml'), 'calls: []\n');
    plan({ 'nl-one': { 'pulumi.ts': { exitCode: 255 } } });
    expect((await run('up', { only: ['nl-one'] })).exitCode).toBe(2);
    expect(keys('nl-one')).toEqual(['pulumi.ts', 'calls.ts', 'emergency']);
  });

  it('goes on past a tenant whose files are wrong: nothing of it was contacted', async () => {
    writeFileSync(join(tenants, 'nl-one/tenant.yaml'), 'nonsense: true\n');
    plan({ 'nl-one': { 'pulumi.ts': { exitCode: 1, says: 'nl-one/tenant.yaml: nonsense: no such word.\n' } } });
    const { exitCode, text } = await run('up', { atOnce: 1 });
    expect(exitCode).toBe(2);
    expect(text).toContain('3 tenants: 1 failed, 2 done');
    expect(keys('nl-one')).toEqual(['pulumi.ts']);
  });

  it('takes what waits for no failure, nor emergency numbers that are not in effect yet, and says both', async () => {
    plan({
      'be-one': { 'pulumi.ts': { exitCode: 9 } },
      'nl-one': { 'pulumi.ts': { says: 'Resources:\n    + 2 created\n\n' }, emergency: { exitCode: 3 } },
    });
    const { exitCode, text } = await run('up', { canary: 'be-one' });
    expect(exitCode).toBe(9);
    expect(text).toContain('3 tenants: 1 waits, 2 done');
    expect(text).toMatch(/✓ nl-one .* \+ 2 created; emergency calls are not in effect yet\n/);
  });

  it('begins with the canary, alone', async () => {
    plan({ 'nl-two': { 'pulumi.ts': { exitCode: 255, says: 'error: no\n' } } });
    writeFileSync(join(tenants, 'nl-two/users.csv'), 'nonsense\n');
    const { exitCode, text } = await run('up', { canary: 'nl-two' });
    expect(exitCode).toBe(2);
    expect(text).toContain('Stopped: the canary "nl-two" is not well.\nNot begun: be-one, nl-one.');
    await expect(run('up', { canary: 'nowhere' })).rejects.toThrow('--canary: "nowhere" is none of these tenants');
    await expect(run('lint', { canary: 'nl-two' })).rejects.toThrow('--canary: a lint has no canary.');
  });
});

describe('a run in a folder', () => {
  it('does again what is not done, and what has changed since; nothing else', async () => {
    const folder = join(place, 'run');
    plan({ 'nl-one': { 'pulumi.ts': { exitCode: 9 } }, 'nl-two': { 'pulumi.ts': { exitCode: 1 } } });
    expect((await run('preview', { run: folder })).exitCode).toBe(2);
    rmSync(join(place, 'called.jsonl'));
    plan({});
    const { exitCode, text } = await run('preview', { run: folder });
    expect(
      called()
        .map((one) => one.tenant)
        .sort(),
    ).toEqual(['nl-one', 'nl-two']);
    expect(text).toMatch(/✓ be-one {2}done {9,}\d+\.\d s {2}in an earlier run, 20\d\d-\d\d-\d\d \d\d:\d\d/);
    expect(exitCode).toBe(0);
    rmSync(join(place, 'called.jsonl'));
    appendFileSync(join(tenants, 'templates/nl-standard.yaml'), '\n# another\n');
    appendFileSync(join(tenants, 'be-one/users.csv'), '\n');
    await run('preview', { run: folder });
    expect(called().map((one) => one.tenant)).toContain('be-one');
    expect(called().length).toBeLessThanOrEqual(3);
  });

  it('keeps what each tenant wrote, for the eyes of the user alone', async () => {
    const folder = join(place, 'run');
    plan({ 'nl-one': { 'pulumi.ts': { says: 'all of it\n' } } });
    await run('preview', { run: folder });
    expect(readFileSync(join(folder, 'nl-one.log'), 'utf8')).toBe('all of it\n');
    if (process.platform !== 'win32') expect(statSync(join(folder, 'nl-one.log')).mode & 0o077).toBe(0);
  });

  it('is of one command, and of one process at a time', async () => {
    const folder = join(place, 'run');
    await run('preview', { run: folder });
    await expect(run('up', { run: folder })).rejects.toThrow(/fleet\.json: this is a run of "preview", not of "up"\./);
    writeFileSync(join(folder, 'fleet.lock'), String(process.ppid));
    await expect(run('preview', { run: folder })).rejects.toThrow(`process ${process.ppid} is at this run.`);
    writeFileSync(join(folder, 'fleet.lock'), '999999999');
    expect((await run('preview', { run: folder })).exitCode).toBe(0);
    writeFileSync(join(folder, 'fleet.json'), '{"half":');
    await expect(run('preview', { run: folder })).rejects.toThrow('this is no run of a fleet.');
  });
});
