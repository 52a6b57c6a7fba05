import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAtState } from '../../scripts/doctor/state.ts';
import { type Azurite, openAzurite } from './azurite.ts';
import { servicePrincipalType } from './in-state.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;
let azurite: Azurite;
beforeAll(async () => {
  [tenant, azurite] = await Promise.all([openLabTenant(), openAzurite()]);
});
afterAll(async () => {
  await tenant?.close();
  await azurite?.close();
});

/** An engine of somebody's own machine: nothing is shared with another but the state. */
const engineOf = (who: string) => {
  const { session } = tenant;
  const home = join(session.dir, who);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'logs'), '');
  const env = { ...session.env, ...azurite.env, PULUMI_HOME: home, USER: who, USERNAME: who };
  return {
    env,
    run: (...args: string[]) =>
      execa(session.pulumi, args, {
        cwd: session.project(args),
        env,
        extendEnv: false,
        reject: false,
        stdin: 'ignore',
      }),
    start: (...args: string[]) => spawn(session.pulumi, args, { cwd: session.project(args), env, stdio: 'ignore' }),
  };
};
const go = ['--yes', '--skip-preview', '--non-interactive'];
const hour = () => tenant.press('clock', { advanceSeconds: 3600 });
const expectWell = ({ exitCode, stdout, stderr }: { exitCode?: number; stdout: string; stderr: string }) =>
  expect(exitCode === 0 ? '' : `${stdout}\n${stderr}`).toBe('');

describe('state in Azure Blob Storage (Azurite), two engines', () => {
  it('one waits for the other, and finishes what a killed one began; nothing is made twice', async () => {
    const ann = engineOf('ann');
    const ben = engineOf('ben');
    expectWell(await ann.run('stack', 'init', 'lab'));
    await tenant.press('faults', { kind: 'hold', on: 'telephoneNumberManagement/operations', times: 1_000_000 });
    const up = ann.start('up', ...go);
    const ended = once(up, 'exit');
    const type = `"${servicePrincipalType}"`;
    for (;;) {
      await tenant.press('clock', { advanceSeconds: 1 });
      const routes = await tenant.byHand('Get-CsOnlineVoiceRoute', {});
      if (routes.length > 1 && (await ben.run('stack', 'export')).stdout.includes(type)) break;
      expect(up.exitCode).toBeNull();
    }
    const beside = await ben.run('up', ...go);
    expect(beside.exitCode).not.toBe(0);
    expect(beside.stdout + beside.stderr).toMatch(/locked by 1 lock[\s\S]*created by \S+@/);

    up.kill('SIGKILL');
    await ended;
    await tenant.calm();
    const still = await ben.run('up', ...go);
    expect(still.stdout + still.stderr).toMatch(/locked by 1 lock/);
    expectWell(await ben.run('cancel', '--yes'));
    await hour();
    expectWell(await ben.run('up', ...go));
    await hour();
    expectWell(await ben.run('refresh', '--clear-pending-creates', ...go));

    const seen = await ann.run('preview', '--expect-no-changes', '--non-interactive');
    expectWell(seen);
    expect(await tenant.numbers()).toMatchObject({ 'ada@contoso.example': '+31205552101' });
    const apps = (await tenant.graph('GET', '/v1.0/applications')) as { value: { displayName: string }[] };
    expect(apps.value.filter(({ displayName }) => displayName === 'CCAIP')).toHaveLength(1);

    const history = await ann.run('stack', 'history', '--json');
    const kinds = (JSON.parse(history.stdout) as { kind: string; result: string }[]).map(
      ({ kind, result }) => `${kind} ${result}`,
    );
    expect(kinds).toEqual(['refresh succeeded', 'update succeeded']);
    expect(history.stdout + (await ben.run('stack', 'export')).stdout).not.toContain(azurite.env.AZURE_STORAGE_KEY);
  });

  it("doctor says that it can't see a lock there, and how to", () => {
    const [finding] = lookAtState('lab', { ...tenant.session.env, ...azurite.env });
    expect(finding).toMatchObject({ standing: "can't tell" });
  });
});
