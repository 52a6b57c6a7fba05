import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownCommands } from '../../../scripts/ci/carry-out.ts';
import type { GitHub } from '../../../scripts/ci/github.ts';
import { matrix } from '../../../scripts/ci/matrix.ts';
import { powershell } from '../../../scripts/ci/powershell.ts';
import { up } from '../../../scripts/ci/up.ts';
import { commit, edit, forget, git, gitHub, inJob, outputs, place, previewed, printed, tenants } from './a-job.ts';

inJob();

describe('ci matrix', () => {
  it('is the tenants that have changed, for jobs', async () => {
    edit('northwind/users.csv');
    await commit('second');
    expect(await matrix({ only: '', changedSince: 'HEAD^1', part: 0, parts: 1 })).toBe(0);
    expect(outputs()).toEqual({ tenants: '["northwind"]', any: 'true', canary: '[]', rest: '["northwind"]' });
    await matrix({ only: 'fab*', changedSince: 'HEAD^1', part: 0, parts: 1 });
    expect(outputs()).toMatchObject({ tenants: '[]', any: 'false' });
  });

  it('has a canary apart, where that is among them', async () => {
    await matrix({ only: '', part: 0, parts: 1, canary: 'northwind' });
    expect(outputs()).toMatchObject({
      tenants: '["fabrikam","northwind"]',
      canary: '["northwind"]',
      rest: '["fabrikam"]',
    });
    await matrix({ only: 'fab*', part: 0, parts: 1, canary: 'northwind' });
    expect(outputs()).toMatchObject({ canary: '[]', rest: '["fabrikam"]' });
    expect(printed.join()).toContain('northwind: it is not among the tenants of this call, so no canary comes first.');
    await expect(matrix({ only: '', part: 0, parts: 1, canary: 'nrthwind' })).rejects.toThrow(
      /canary: there is no tenant "nrthwind"/,
    );
  });

  it('is no success for a part that is not there, and names whose files are gone', async () => {
    await expect(matrix({ only: '', part: 3, parts: 1 })).rejects.toThrow(/part: part 3 of 1 is none\./);
    rmSync(join(tenants, 'fabrikam'), { recursive: true });
    await commit('gone');
    expect(await matrix({ only: '', changedSince: 'HEAD^1', part: 0, parts: 1 })).toBe(0);
    expect(printed.join()).toContain('fabrikam: its files are gone, and no job is for it: its stack');
  });

  it.each(['northwind-preview', 'northwind-drift', 'northwind-again', 'again-northwind', 'Northwind-Preview'])(
    'refuses %s beside northwind, also where it has no job: their environments or queues would be one',
    async (name) => {
      cpSync(join(tenants, 'northwind'), join(tenants, name), { recursive: true });
      await expect(matrix({ only: 'fab*', part: 0, parts: 1 })).rejects.toThrow(
        new RegExp(`tenants\\.${name}: "${name}" is also a name that jobs of "northwind" go by`),
      );
      rmSync(join(tenants, 'northwind'), { recursive: true });
      expect(await matrix({ only: '', part: 0, parts: 1 })).toBe(0);
    },
  );

  it('prints no name of a folder as a command to GitHub', async () => {
    process.env.GITHUB_ACTIONS = 'true';
    cpSync(join(tenants, 'northwind'), join(tenants, '::error::owned'), { recursive: true });
    await matrix({ only: '', part: 0, parts: 1 });
    expect(printed.at(-1)).toMatch(/^::stop-commands::(\S+)\n::error::owned\nfabrikam\nnorthwind\n::\1::$/);
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

  it('does not know what was changed by hand in a tenant whose files were put back, or renamed', async () => {
    await git('mv', 'northwind', 'gone');
    await commit('gone');
    await git('mv', 'gone', 'northwind');
    await commit('back');
    const { part } = await previewed({}, 'HEAD^1');
    expect(part.drift).toEqual({ why: 'the base has no files of it to tell them by' });
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
  const carriedOut = async (more: Partial<GitHub> = {}, exitCode = 0, calls: Record<string, number> = {}) => {
    const done: string[] = [];
    const run = (line: string, ended: number) => {
      done.push(line);
      return Promise.resolve(ended);
    };
    const ended = await up({ tenant: 'northwind', preview: join(place, 'preview.json') }, gitHub(more), {
      mayBeOnItsWay: ownCommands.mayBeOnItsWay,
      up: (tenant) => run(`up ${tenant}`, exitCode),
      calls: (tenant, ...options) => run(`calls ${tenant} ${options.join(' ')}`, calls[options.at(-1) ?? ''] ?? 0),
    }).catch((error: Error) => error.message);
    return { ended, done };
  };
  const [wholeUp, expected, emergency] = [
    'up northwind',
    'calls northwind --live',
    'calls northwind --live --emergency',
  ];

  it('carries out the approved commit, and its exit code is the one of up', async () => {
    await previewed();
    expect(await carriedOut()).toEqual({ ended: 0, done: [wholeUp, expected, emergency] });
    expect(await carriedOut({}, 255)).toEqual({ ended: 255, done: [wholeUp, expected, emergency] });
    expect(outputs().waiting).toBe('false');
  });

  it('takes what waits for no failure, and tells later steps', async () => {
    await previewed();
    expect(await carriedOut({}, 9)).toEqual({ ended: 0, done: [wholeUp, expected, emergency] });
    expect(outputs().waiting).toBe('true');
  });

  it('ends with 4 where calls are not shown to hold after it, and no other tenant of the run begins then', async () => {
    await previewed();
    const made: { task: string; commit: string; payload: unknown }[] = [];
    const makeDeployment: GitHub['makeDeployment'] = async (one) => made.push(one);
    const states: string[] = [];
    const hub = { makeDeployment, tellState: async (_: number, state: string) => void states.push(state) };
    expect(await carriedOut(hub, 4)).toEqual({ ended: 4, done: [wholeUp] });
    expect(await carriedOut(hub, 0, { '--emergency': 1 })).toEqual({ ended: 4, done: [wholeUp, expected, emergency] });
    // A failure half-way may have lost calls, and nothing brings what isn't in effect into effect.
    expect(await carriedOut(hub, 255, { '--live': 1 })).toEqual({ ended: 4, done: [wholeUp, expected] });
    expect(await carriedOut(hub, 255, { '--emergency': 3 })).toMatchObject({ ended: 4 });
    expect(states.filter((one) => one !== 'in_progress')).toEqual(['error', 'error', 'error', 'error']);
    const stops = made.filter(({ task }) => task === 'trunkline:stop');
    expect(stops).toHaveLength(4);
    expect(await carriedOut(hub, 0, { '--emergency': 3 })).toMatchObject({ ended: 0 });
    expect(printed.join('\n')).toContain('northwind: calls are not in effect yet');
    // By the history nothing was written that could be on its way.
    process.env.TRUNKLINE_JOURNAL = join(place, 'journal');
    expect(await carriedOut(hub, 0, { '--emergency': 3 })).toMatchObject({ ended: 4 });
    expect(await carriedOut(hub, 0, { '--live': 3 })).toMatchObject({ ended: 4 });

    const stop = { id: 1, at: '', by: 'github-actions[bot]', ...(stops[0] ?? { task: '', commit: '', payload: {} }) };
    const deployments: GitHub['deployments'] = async ({ task }) =>
      task === 'trunkline:stop' ? [{ ...stop, environment: 'fabrikam' }] : [];
    expect(await carriedOut({ deployments })).toEqual({
      ended: expect.stringContaining('not begun, since calls of "fabrikam" are not shown to hold'),
      done: [],
    });
    // Who runs the failed jobs again has seen why.
    expect(await carriedOut({ deployments, attempt: '2' })).toMatchObject({ ended: 0 });
    expect(await carriedOut({ deployments, run: '6' })).toMatchObject({ ended: 0 });
  });

  it('starts nothing for another commit, for other files, without approval, or where it could not be put on record', async () => {
    await previewed();
    expect(await carriedOut({ approvedIn: async () => ['northwind-preview'] })).toEqual({
      ended: expect.stringContaining('nobody has approved this run for environment "northwind"'),
      done: [],
    });
    const tellState = () => Promise.reject(new Error('403 Resource not accessible'));
    expect(await carriedOut({ tellState })).toEqual({ ended: '403 Resource not accessible', done: [] });
    edit('northwind/users.csv');
    expect((await carriedOut()).ended).toContain('its commit has not: northwind/users.csv');
    await commit('second');
    expect(await carriedOut()).toEqual({
      ended: expect.stringContaining('Only the commit whose preview was approved'),
      done: [],
    });
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
