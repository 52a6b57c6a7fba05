import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fleetSchema } from '../../../scripts/fleet/output-schema.ts';
import { called, inFleet, place, plan, run, tenants } from './a-fleet.ts';

inFleet();

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
    await expect(run('lint', { only: [''] })).rejects.toThrow(
      /--only: it is empty\.[\s\S]*--only '\*' says so in words/,
    );
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

describe('a folder that a command would take for an option', () => {
  it('is refused by its name', async () => {
    renameSync(join(tenants, 'nl-two'), join(tenants, '--help'));
    await expect(run('lint')).rejects.toThrow(/--help: a command would take this tenant's name for an option\./);
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

describe.skipIf(process.platform === 'win32')('a fleet that somebody ends', () => {
  it('tells each tenant that runs, begins no other, and goes on from there the next time', async () => {
    const folder = join(place, 'run');
    plan({ 'nl-one': { 'pulumi.ts': { interrupts: true } } });
    const { exitCode, text } = await run('preview', { atOnce: 1, run: folder });
    expect(exitCode).toBe(130);
    expect(text).toContain('Not begun: nl-two.');
    expect(text).toContain('3 tenants: 1 failed, 1 not begun, 1 done');
    expect(text).toMatch(/✗ nl-one {2}failed .* ended before it was done, as it was asked to/);
    rmSync(join(place, 'called.jsonl'));
    plan({});
    expect((await run('preview', { run: folder })).exitCode).toBe(0);
    expect(
      called()
        .map((one) => one.tenant)
        .sort(),
    ).toEqual(['nl-one', 'nl-two']);
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

  it.skipIf(process.platform === 'win32')(
    'whose log of one tenant cannot be opened has that one failed, and all others run',
    async () => {
      const folder = join(place, 'run');
      mkdirSync(join(folder, 'nl-one.log'), { recursive: true });
      const { exitCode, text } = await run('preview', { run: folder });
      expect(exitCode).toBe(2);
      expect(text).toMatch(/✗ nl-one {2}failed .*EISDIR/);
      expect(text).toContain('3 tenants: 1 failed, 2 done');
    },
  );

  it('takes a lint or an up for done while the files are the same, but a look for twelve hours', async () => {
    const folder = join(place, 'run');
    for (const [command, again] of [
      ['drift', 3],
      ['lint', 0],
    ] as const) {
      const own = join(folder, command);
      await run(command, { run: own });
      const file = join(own, 'fleet.json');
      const yesterday = new Date(Date.now() - 13 * 3_600_000).toISOString();
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/"at": "[^"]*"/g, `"at": "${yesterday}"`));
      rmSync(join(place, 'called.jsonl'));
      await run(command, { run: own });
      expect(called()).toHaveLength(again);
    }
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
