import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { again } from '../../../scripts/ci/again.ts';
import type { GitHub } from '../../../scripts/ci/github.ts';
import { matrix } from '../../../scripts/ci/matrix.ts';
import { powershell } from '../../../scripts/ci/powershell.ts';
import { up } from '../../../scripts/ci/up.ts';
import {
  commands,
  commit,
  edit,
  forget,
  git,
  gitHub,
  inJob,
  outputs,
  place,
  previewed,
  printed,
  tenants,
} from './a-job.ts';

inJob();

describe('ci matrix', () => {
  it('is the tenants that have changed, for jobs', async () => {
    edit('northwind/users.csv');
    await commit('second');
    expect(await matrix({ only: '', changedSince: 'HEAD^1', part: 0, parts: 1 })).toBe(0);
    expect(outputs()).toEqual({ tenants: '["northwind"]', any: 'true' });
    await matrix({ only: 'fab*', changedSince: 'HEAD^1', part: 0, parts: 1 });
    expect(outputs()).toEqual({ tenants: '[]', any: 'false' });
  });

  it('refuses a caller who has jobs for a part of the tenants only', async () => {
    for (let at = 0; at < 300; at += 1) {
      mkdirSync(join(tenants, `t${at}`));
      writeFileSync(join(tenants, `t${at}`, 'tenant.yaml'), '');
    }
    await expect(matrix({ only: '', part: 0, parts: 1 })).rejects.toThrow(
      /302 tenants are 2 parts of 256, and this is called for 1\.[\s\S]*with parts: 2 and part: 0 to 1\./,
    );
    await matrix({ only: '', part: 1, parts: 2 });
    expect(JSON.parse(outputs().tenants ?? '')).toHaveLength(46);
  });
});

describe('ci preview', () => {
  it('leaves what the comment and the up need to know', async () => {
    edit('northwind/users.csv');
    const head = await commit('second');
    const { exitCode, called, part } = await previewed({}, 'HEAD^1');
    expect(exitCode).toBe(0);
    expect(part).toMatchObject({ tenant: 'northwind', commit: head, exitCode: 0, drift: { overwritten: [] } });
    expect(part.steps).toEqual([{ op: 'create', kind: 'VoiceRoute', name: 'NL mobile', changes: [] }]);
    expect(called.map(({ script, args }) => [script, ...args].join(' '))).toEqual([
      'pulumi.ts preview --json --non-interactive -s northwind',
      'drift.ts northwind --json',
      'drift.ts northwind --json',
    ]);
    // By the files before first, and then by these.
    expect(called[1]?.tenants).not.toBe(tenants);
    expect(called[2]?.tenants).toBe(tenants);
  });

  it('fails where the engine has, or has printed no plan', async () => {
    const failed = await previewed({ 'pulumi.ts': { exitCode: 255, stderr: 'error: Teams said no' } });
    expect(failed).toMatchObject({ exitCode: 1, part: { exitCode: 255, said: ['error: Teams said no'] } });
    expect(await previewed({ 'pulumi.ts': { stdout: 'nothing' } })).toMatchObject({
      exitCode: 1,
      part: { exitCode: 1 },
    });
  });

  it('says that a journal is wanting', async () => {
    await previewed();
    expect(printed.join('\n')).toContain("TRUNKLINE_JOURNAL isn't set: what a killed up gave to users can't be told");
    forget();
    process.env.TRUNKLINE_JOURNAL = join(place, 'journal');
    await previewed();
    expect(printed.join('\n')).not.toContain('TRUNKLINE_JOURNAL');
  });
});

describe('ci up', () => {
  const carriedOut = async (more: Partial<GitHub> = {}, exitCode = 0) => {
    const done: string[] = [];
    const run = async (tenant: string) => {
      done.push(tenant);
      return exitCode;
    };
    const ended = await up({ tenant: 'northwind', preview: join(place, 'preview.json') }, gitHub(more), run).catch(
      (error: Error) => error.message,
    );
    return { ended, done };
  };

  it('carries out the approved commit, and its exit code is the one of up', async () => {
    await previewed();
    expect(await carriedOut()).toEqual({ ended: 0, done: ['northwind'] });
    expect(await carriedOut({}, 4)).toEqual({ ended: 4, done: ['northwind'] });
    expect(outputs().waiting).toBe('false');
  });

  it('takes what waits for no failure, and tells later steps', async () => {
    await previewed();
    expect(await carriedOut({}, 9)).toEqual({ ended: 0, done: ['northwind'] });
    expect(outputs().waiting).toBe('true');
  });

  it('starts nothing for another commit, for other files, without approval, or before one that was carried out since', async () => {
    const first = await git('rev-parse', 'HEAD');
    await previewed();
    expect(await carriedOut({ approvedIn: async () => ['northwind-preview'] })).toEqual({
      ended: expect.stringContaining('nobody has approved this run for environment "northwind"'),
      done: [],
    });
    edit('northwind/users.csv');
    expect((await carriedOut()).ended).toContain('its commit has not: northwind/users.csv');
    const second = await commit('second');
    expect(await carriedOut()).toEqual({
      ended: expect.stringContaining('Only the commit whose preview was approved'),
      done: [],
    });
    await previewed();
    expect((await carriedOut({ lastDone: async () => first })).done).toEqual(['northwind']);
    await git('checkout', '-q', first);
    await previewed();
    expect(await carriedOut({ lastDone: async () => second })).toEqual({
      ended: expect.stringContaining(`commit ${second.slice(0, 10)} was carried out since`),
      done: [],
    });
    expect((await carriedOut({ lastDone: async () => '0'.repeat(40) })).done).toEqual([]);
  });
});

describe('ci again', () => {
  const since = (hours: number) => new Date(Date.UTC(2026, 10, 30) - hours * 3_600_000).toISOString();
  const state = (waiting?: object) => ({
    stdout: JSON.stringify({
      deployment: {
        resources: [{ type: 'msteams:index:Sbc', outputs: { fqdn: 'a.example', ...(waiting && { waiting }) } }],
      },
    }),
  });
  const ran = async (lastDone: string | undefined, answer: Parameters<typeof commands>[0][string], exitCode = 9) => {
    const done: string[] = [];
    const { run } = commands({ 'pulumi.ts': answer });
    const carryOut = async () => {
      done.push(await git('rev-parse', 'HEAD'));
      return exitCode;
    };
    const given = {
      gitHub: gitHub({ lastDone: async () => lastDone }),
      run,
      carryOut,
      now: new Date(Date.UTC(2026, 10, 30)),
    };
    const ended = await again({ tenant: 'northwind', lateHours: 48 }, given).catch((error: Error) => error.message);
    return { ended, done };
  };

  it('is the commit that was approved, though the branch has moved on', async () => {
    const approved = await git('rev-parse', 'HEAD');
    edit('northwind/users.csv');
    await commit('not approved yet');
    expect(await ran(approved, state({ since: since(2), for: 'Teams' }))).toEqual({ ended: 0, done: [approved] });
  });

  it('is nothing where nothing waits, or nothing was approved', async () => {
    expect(await ran(await git('rev-parse', 'HEAD'), state())).toEqual({ ended: 0, done: [] });
    expect(await ran(undefined, state({ since: since(2), for: 'Teams' }))).toEqual({ ended: 0, done: [] });
  });

  it('fails once it takes too long, and says what; a failure of up stays one', async () => {
    const approved = await git('rev-parse', 'HEAD');
    expect((await ran(approved, state({ since: since(50), for: 'Teams' }))).ended).toBe(9);
    expect(printed.join('\n')).toMatch(
      /northwind: .*waits since 2026-11-27 22:00 UTC for Teams, which is more than 48 hours\./,
    );
    expect((await ran(approved, state({ since: since(50), for: 'Teams' }), 0)).ended).toBe(0);
    expect((await ran(approved, state({ since: since(2), for: 'Teams' }), 255)).ended).toBe(255);
  });

  it('is a failure where the state can not be read, or the checkout is not clean', async () => {
    const approved = await git('rev-parse', 'HEAD');
    expect(await ran(approved, { exitCode: 255, stderr: 'error: passphrase must be set' })).toEqual({
      ended: expect.stringContaining("its state can't be read: error: passphrase must be set"),
      done: [],
    });
    edit('northwind/users.csv');
    expect((await ran(approved, state({ since: since(2), for: 'x' }))).ended).toContain('northwind/users.csv');
  });
});

describe.skipIf(process.platform === 'win32')('ci powershell', () => {
  it('installs a module that trunkline was made for', async () => {
    const file = join(place, 'pwsh');
    writeFileSync(file, `#!/bin/sh\necho "$@" > ${place}/asked\nexit 3\n`, { mode: 0o755 });
    expect(await powershell({ ...process.env, TRUNKLINE_PWSH: file })).toBe(3);
    expect(readFileSync(join(place, 'asked'), 'utf8')).toMatch(
      /-Command Install-Module MicrosoftTeams .*-MaximumVersion 7\.99\.99 -Force\n$/,
    );
  });
});
