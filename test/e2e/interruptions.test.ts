import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';
import { isInStateLater, servicePrincipalType } from './in-state.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(() => tenant.close());

const expectDone = async () => {
  expect(await tenant.preview()).toEqual([]);
  const numbers = await tenant.numbers();
  expect(numbers).toMatchObject({ 'ada@contoso.example': '+31205552101', 'kim@contoso.example': '+31205552112' });
  const routes = (await tenant.byHand('Get-CsOnlineVoiceRoute', {})) as { Identity: string }[];
  expect(routes.map(({ Identity }) => Identity).toSorted()).toEqual([
    'Emergency',
    'International',
    'LocalRoute',
    'NL geographic',
    'NL mobile',
  ]);
  const apps = (await tenant.graph('GET', '/v1.0/applications')) as { value: { displayName: string }[] };
  expect(apps.value.filter(({ displayName }) => displayName === 'CCAIP')).toHaveLength(1);
};

/**
 * Starts an `up` and kills with SIGKILL what `victim` picks, once the lab has seen its first voice route and the state on the disk
 * knows the application: what only Entra knows needs an import, as entra-leftovers shows.
 */
const killInMidCreate = async (victim: 'cli' | 'provider'): Promise<void> => {
  await tenant.press('faults', { kind: 'hold', on: 'telephoneNumberManagement/operations', times: 1_000_000 });
  const up = spawn(tenant.session.pulumi, ['up', '--yes', '--skip-preview', '--non-interactive'], {
    cwd: root,
    env: tenant.session.env,
    stdio: 'ignore',
  });
  const ended = once(up, 'exit');
  for (;;) {
    const routes = (await tenant.byHand('Get-CsOnlineVoiceRoute', {})) as unknown[];
    if ((await isInStateLater(tenant, servicePrincipalType)) && routes.length > 1) break;
    expect(up.exitCode).toBeNull();
  }
  if (victim === 'cli') up.kill('SIGKILL');
  else {
    const { execa } = await import('execa');
    const { stdout } = await execa('ps', ['-eo', 'pid,ppid,args']);
    const pid = stdout
      .split('\n')
      .find((line) => line.includes('providers/msteams/main.ts') && line.trim().split(/\s+/)[1] === String(up.pid))
      ?.trim()
      .split(/\s+/)[0];
    expect(pid).toBeDefined();
    process.kill(Number(pid), 'SIGKILL');
  }
  await ended;
  await tenant.calm();
};

describe('an interrupted up is finished by the next', () => {
  it('when the provider was killed in mid-create', async () => {
    await killInMidCreate('provider');
    const run = await tenant.up();
    expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
    await expectDone();
  });

  it('when the CLI was killed in mid-create, by the documented three commands', async () => {
    await killInMidCreate('cli');
    const locked = await tenant.up();
    expect(locked.stdout + locked.stderr).toMatch(/lock/);
    expect(locked.exitCode).not.toBe(0);
    await tenant.session.run('cancel', '--yes');
    const run = await tenant.up();
    expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
    const refreshed = await tenant.session.run('refresh', '--yes', '--skip-preview', '--clear-pending-creates');
    expect(`${refreshed.exitCode}${refreshed.exitCode === 0 ? '' : refreshed.stdout}`).toBe('0');
    await expectDone();
  });
});

describe('trouble at the services', () => {
  it('is waited out, each kind once, and nothing is done twice', async () => {
    await tenant.press('faults', [
      { kind: 'throttle', on: 'numberAssignments', times: 1 },
      { kind: 'error', on: 'GET /v1.0/users', times: 1 },
      { kind: 'error', on: 'New-CsOnlineVoiceRoute', times: 1 },
      { kind: 'lostReply', on: 'New-CsOnlinePSTNGateway', times: 1 },
      { kind: 'crash', on: 'New-CsTenantDialPlan', times: 1 },
    ]);
    const first = await tenant.up();
    if (first.exitCode !== 0) {
      const again = await tenant.up();
      expect(`${again.exitCode}${again.exitCode === 0 ? '' : again.stdout}`).toBe('0');
    }
    await expectDone();
  });

  it('ends in the right order of routes when the service pushes equal priorities down', async () => {
    await tenant.press('switches', { equalPriorities: 'push-down' });
    await tenant.byHand('New-CsOnlineVoiceRoute', { Identity: 'By hand', Priority: 1, NumberPattern: '^\\+999$' });
    expect((await tenant.up()).exitCode).toBe(0);
    const routes = (await tenant.byHand('Get-CsOnlineVoiceRoute', {})) as { Identity: string; Priority: number }[];
    const ours = routes
      .toSorted((a, b) => a.Priority - b.Priority)
      .map(({ Identity }) => Identity)
      .filter((name) => name.startsWith('NL'));
    expect(ours).toEqual(['NL geographic', 'NL mobile']);
    expect(await tenant.preview('--refresh')).toEqual([]);
  });
});
