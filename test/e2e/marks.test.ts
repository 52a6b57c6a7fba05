import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markOf } from '../../providers/msteams/resources/described/mark.ts';
import { changedProgram } from './changed-program.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
});
afterAll(() => tenant.close());

interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

const route = 'NL mobile';
const patternOf = (pattern: string) =>
  tenant.editTenant((document) => document.setIn(['pstnUsages', 'National', 1, 'pattern'], pattern));
const shown = async () => {
  const [row] = (await tenant.byHand('Get-CsOnlineVoiceRoute', { Identity: route })) as {
    NumberPattern: string;
    Description: string;
  }[];
  return row;
};
const inState = async (...stack: string[]) => {
  const { stdout } = await tenant.session.run('stack', 'export', ...stack);
  const { resources } = (JSON.parse(stdout) as { deployment: { resources: Resource[] } }).deployment;
  return resources.find(({ type, outputs }) => type === 'msteams:index:VoiceRoute' && outputs?.name === route);
};

/** An up of a changed file writes the new pattern and the mark of the URN that the resource has now. */
const expectTaken = async (
  pattern: string,
  run: { exitCode?: number | undefined; stdout: string },
  ...stack: string[]
) => {
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
  const resource = await inState(...stack);
  const mark = markOf(resource?.urn ?? '');
  expect(await shown()).toMatchObject({ NumberPattern: pattern, Description: `[trunkline ${mark}]` });
  expect(resource?.outputs?.__mark).toBe(mark);
  return mark;
};

describe('the mark of an object, on the real engine', () => {
  it('is in the state, and is no part of what a program or a preview shows', async () => {
    patternOf('^\\+316\\d{7}$');
    const preview = await tenant.session.run('preview', '--diff', '--non-interactive');
    expect(preview.stdout).toContain('numberPattern');
    expect(preview.stdout).not.toMatch(/__mark|trunkline [0-9a-f]{10}/);
    await expectTaken('^\\+316\\d{7}$', await tenant.up());
    expect(await tenant.preview('--refresh')).toEqual([]);
  });

  it('goes on under an alias: a component of a new name changes what the old one made', async () => {
    const before = (await inState())?.urn;
    const renamed = changedProgram(tenant, 'aliased', (program) =>
      program.replace(
        "new DirectRouting('direct-routing', { tenant, waitsFor }, options)",
        "new DirectRouting('routing', { tenant, waitsFor }, { ...options, aliases: [{ name: 'direct-routing' }] })",
      ),
    );
    patternOf('^\\+3161\\d{6}$');
    await expectTaken('^\\+3161\\d{6}$', await renamed('up', '--yes', '--skip-preview', '--non-interactive'));
    expect((await inState())?.urn).not.toBe(before);
    const back = changedProgram(tenant, 'aliased-back', (program) =>
      program.replace(
        "new DirectRouting('direct-routing', { tenant, waitsFor }, options)",
        "new DirectRouting('direct-routing', { tenant, waitsFor }, { ...options, aliases: [{ name: 'routing' }] })",
      ),
    );
    expect((await back('up', '--yes', '--skip-preview', '--non-interactive')).exitCode).toBe(0);
    expect((await inState())?.urn).toBe(before);
    expect(await tenant.preview('--refresh')).toEqual([]);
  });

  it('goes on after `pulumi stack rename`', async () => {
    const project = changedProgram(tenant, 'renamed-stack');
    const away = await project('stack', 'rename', 'elsewhere', '-s', 'lab');
    expect(`${away.exitCode}${away.stderr}`).toBe('0');
    patternOf('^\\+316\\d{8}$');
    cpSync(join(tenant.tenants, 'lab'), join(tenant.tenants, 'elsewhere'), { recursive: true });
    const up = ['up', '--yes', '--skip-preview', '--non-interactive'];
    const mark = await expectTaken('^\\+316\\d{8}$', await project(...up, '-s', 'elsewhere'), '-s', 'elsewhere');
    expect((await project('stack', 'rename', 'lab', '-s', 'elsewhere')).exitCode).toBe(0);
    patternOf('^\\+316\\d{7}$');
    expect(await expectTaken('^\\+316\\d{7}$', await tenant.up())).not.toBe(mark);
  });

  it('of another resource refuses an update, and a destroy leaves the object there', async () => {
    await tenant.byHand('Set-CsOnlineVoiceRoute', { Identity: route, Description: '[trunkline 0123456789]' });
    const refresh = await tenant.session.run('refresh', '--yes', '--skip-preview', '--non-interactive');
    expect(refresh.stdout).toMatch(/"NL mobile" carries the mark of another resource of trunkline/);
    patternOf('^\\+3161\\d{7}$');
    const refused = await tenant.up();
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stdout).toMatch(/update voice route "NL mobile": .* carries the mark of another resource/);
    expect(await shown()).toMatchObject({ NumberPattern: '^\\+316\\d{7}$' });
    const destroyed = await tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive');
    expect(destroyed.stdout).toMatch(/left alone: voice route "NL mobile"/);
    expect(await shown()).toBeDefined();
  });
});
