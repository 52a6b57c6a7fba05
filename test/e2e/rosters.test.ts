import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { allowDestroy } from '../../scripts/pulumi/allow-destroy.ts';
import { root } from '../../scripts/setup/places.mjs';
import { changedProgram } from './changed-program.ts';
import { isInStateLater, servicePrincipalType } from './in-state.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;
let running: ReturnType<typeof spawn> | undefined;

beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(async () => {
  running?.kill('SIGKILL');
  running = undefined;
  await tenant.close();
});

const expectZero = ({ exitCode, stdout }: { exitCode?: number; stdout: string }) =>
  expect(`${exitCode}${exitCode === 0 ? '' : stdout}`).toBe('0');

/** Starts an `up`, and waits until the application is in the state and the lab has had that many requests of each kind. */
const upUntil = async (counts: Record<string, number>) => {
  const up = spawn(tenant.session.pulumi, ['up', '--yes', '--skip-preview', '--non-interactive'], {
    cwd: root,
    env: tenant.session.env,
    stdio: 'ignore',
  });
  running = up;
  const ended = once(up, 'exit');
  for (;;) {
    const requests = (await tenant.look('requests')) as Record<string, number>;
    const seen = (request: string) =>
      Object.entries(requests).reduce((sum, [name, times]) => sum + (name.includes(request) ? times : 0), 0);
    const isReached = Object.entries(counts).every(([request, count]) => seen(request) >= count);
    if ((await isInStateLater(tenant, servicePrincipalType)) && isReached) return { up, ended };
    expect(up.exitCode).toBeNull();
  }
};

const providerOf = async (cli: number | undefined): Promise<number> => {
  const { stdout } = await execa('ps', ['-eo', 'pid,ppid,args']);
  const line = stdout.split('\n').find((one) => {
    const [, parent] = one.trim().split(/\s+/);
    return one.includes('providers/msteams/main.ts') && parent === String(cli);
  });
  return Number(line?.trim().split(/\s+/)[0]);
};

const policiesOf = async (name: string) => {
  const [user] = await tenant.byHand('Get-CsOnlineUser', { Identity: `${name}@contoso.example` });
  return user as Record<string, { Name?: string } | null>;
};

/** Nobody is told how what Teams has taken goes: the run stands still there until the lab is calm again. */
const hold = (on: string) => tenant.press('faults', { kind: 'hold', on, times: 1_000_000 });

/** An `up` of twelve numbers whose CLI and provider are gone before one of them is known to have ended; all do meanwhile. */
const killInMidRoster = async (): Promise<void> => {
  await hold('telephoneNumberManagement/operations');
  const { up, ended } = await upUntil({ assignNumber: 12, 'telephoneNumberManagement/operations': 1 });
  const provider = await providerOf(up.pid);
  up.kill('SIGKILL');
  process.kill(provider, 'SIGKILL');
  await ended;
  await tenant.calm();
  await tenant.press('clock', { advanceSeconds: 1_000_000 });
};

describe('what a run left half done', () => {
  it('is known after a kill in mid-roster, under a new name of the stack too: whose row goes loses the number, and nobody else', async () => {
    await killInMidRoster();
    expect(await tenant.numbers()).toMatchObject({ 'hal@contoso.example': '+31205552108' });
    tenant.editUsers((rows) => rows.filter((row) => !row.startsWith('hal@')));
    await tenant.session.run('cancel', '--yes');
    const project = changedProgram(tenant, 'renamed-stack');
    expectZero(await project('stack', 'rename', 'elsewhere', '-s', 'lab'));
    cpSync(join(tenant.tenants, 'lab'), join(tenant.tenants, 'elsewhere'), { recursive: true });
    const seen = await project('preview', '--non-interactive', '-s', 'elsewhere');
    expect(seen.stdout).toContain('Only the journal knows of these');
    expectZero(await project('stack', 'rename', 'lab', '-s', 'elsewhere'));
    expectZero(await tenant.up());
    await tenant.session.run('refresh', '--yes', '--skip-preview', '--clear-pending-creates', '--non-interactive');
    const numbers = await tenant.numbers();
    expect(numbers).toMatchObject({ 'gus@contoso.example': '+31205552107' });
    expect(numbers).not.toHaveProperty('hal@contoso.example');
    expect(await tenant.preview()).toEqual([]);
    const destroyed = await tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive');
    expectZero(destroyed);
    expect(await tenant.numbers()).not.toHaveProperty('gus@contoso.example');
  });

  it('is named by a destroy after a kill in mid-roster, and taken back with --take-back', async () => {
    await killInMidRoster();
    await tenant.session.run('cancel', '--yes');
    const { pulumi, env } = tenant.session;
    await expect(allowDestroy(pulumi, ['destroy', '--yes'], env)).rejects.toThrow(
      // Policies that the killed run had given by then are named beside the numbers: as many as it came to.
      /journal: numbers: a run that was killed gave these[^\n]* ada@contoso.example \(\+31205552101\)[^\n]* and 7 more/,
    );
    expect(await tenant.numbers()).toMatchObject({ 'hal@contoso.example': '+31205552108' });
    expect(await allowDestroy(pulumi, ['destroy', '--yes', '--take-back'], env)).toEqual(['destroy', '--yes']);
    expect(Object.values(await tenant.numbers()).filter((number) => number.startsWith('+312055521'))).toEqual([]);
    expect(await allowDestroy(pulumi, ['destroy', '--yes'], env)).toEqual(['destroy', '--yes']);
  });

  it('stays in the state after a Ctrl-C: who leaves then keeps no policy of a batch that ended later', async () => {
    await tenant.press('switches', { batchSeconds: 10_000_000 });
    await hold('Get-CsBatchPolicyAssignmentOperation');
    const { up, ended } = await upUntil({ 'cmdlet Get-CsBatchPolicyAssignmentOperation': 1 });
    up.kill('SIGINT');
    await tenant.calm();
    await ended;
    await tenant.press('switches', { batchSeconds: 30 });
    await tenant.press('clock', { advanceSeconds: 10_000_000 });
    await policiesOf('hal'); // the batch ends with the next request, and shows some time later
    await tenant.press('clock', { advanceSeconds: 3_600 });
    expect(await policiesOf('hal')).toMatchObject({ TeamsCallingPolicy: { Name: 'CC agents' } });
    tenant.editUsers((rows) => rows.filter((row) => !row.startsWith('hal@')));
    expectZero(await tenant.up());
    await tenant.press('clock', { advanceSeconds: 3_600 });
    expect((await policiesOf('hal')).TeamsCallingPolicy).toBeNull();
    expect(await policiesOf('gus')).toMatchObject({ TeamsCallingPolicy: { Name: 'CC agents' } });
    expect(await tenant.preview()).toEqual([]);
  });
});

describe('a copy of a stack under another name', () => {
  it('finds what the first one gave, says so, and its destroy leaves every bit of it', async () => {
    expectZero(await tenant.up());
    await tenant.press('clock', { advanceSeconds: 3_600 });
    const numbers = await tenant.numbers();
    const hal = await policiesOf('hal');
    cpSync(join(tenant.tenants, 'lab'), join(tenant.tenants, 'lab2'), { recursive: true });
    const file = join(tenant.tenants, 'lab2', 'tenant.yaml');
    const document = parseDocument(readFileSync(file, 'utf8'));
    document.setIn(['app', 'displayName'], 'CCAIP, the copy'); // azuread refuses a second one of a name in the preview
    writeFileSync(file, document.toString());
    const run = (...args: string[]) => tenant.session.run(...args, '--non-interactive', '--stack', 'lab2');
    await tenant.session.run('stack', 'init', 'lab2', '--no-select');
    const preview = await run('preview');
    expect(preview.stdout).toContain('Already with their users: 12 of 12 numbers: ada@contoso.example (+31205552101)');
    const up = await run('up', '--yes', '--skip-preview', '--continue-on-error');
    expect(up.exitCode).not.toBe(0); // SBC, routes and policies carry the first stack's marks
    expect(up.stdout).toContain('Already with their users: 12 of 12 numbers');
    expect(up.stdout).toContain('12 of 12 assignments of TeamsCallingPolicy');
    const destroyed = await run('destroy', '--yes', '--skip-preview');
    expectZero(destroyed);
    expect(destroyed.stdout).toContain('Left with their users, there before: 12 of 12 numbers');
    await tenant.press('clock', { advanceSeconds: 3_600 });
    expect(await tenant.numbers()).toEqual(numbers);
    expect(await policiesOf('hal')).toEqual(hal);
    expect(await tenant.preview()).toEqual([]);
  });
});
