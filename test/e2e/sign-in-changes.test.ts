import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labSetupEnvironment } from '../../lab/environment.ts';
import { root } from '../../scripts/setup/places.mjs';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

const sip = '4f9a1.teams.carrier.example';
const names = ['ada', 'bob', 'cyd', 'dan', 'eli'];
/** users.csv with these marked. */
const mark = (...marked: string[]) => {
  const rows = names.map(
    (name, at) =>
      `${name}@contoso.example,+3120555210${at + 1},Amsterdam,agent,${marked.includes(name) ? 'username' : ''}`,
  );
  tenant.writeFile('users.csv', `${['upn,number,site,ccaip,sip', ...rows].join('\n')}\n`);
};
const approve = (approvals: object | undefined) =>
  tenant.editTenant((document) =>
    approvals === undefined ? document.delete('approvals') : document.set('approvals', approvals),
  );

interface LabUsers {
  readonly users: readonly { readonly id: string; readonly userPrincipalName: string }[];
}
/** Which of them are called so in the SIP domain, as Entra has it. */
const moved = async (): Promise<string[]> => {
  const { users } = (await tenant.dump()) as unknown as LabUsers;
  return users.flatMap(({ userPrincipalName }) => {
    const [name = '', domain] = userPrincipalName.split('@');
    return domain === sip && names.includes(name) ? [name] : [];
  });
};
const zero = ({ exitCode, stdout }: { exitCode: number; stdout: string }) =>
  expect(`${exitCode}${exitCode === 0 ? '' : stdout}`).toBe('0');

beforeAll(async () => {
  tenant = await openLabTenant();
  tenant.editTenant((document) => {
    document.setIn(['sbcs', 'main', 'mapsUsernames'], true);
    document.set('allowSignInChange', true);
  });
  mark();
  zero(await tenant.up());
});
afterAll(() => tenant.close());

describe('a sign-in that changes and comes back', () => {
  it('is told by name in a preview, and not written without the setup identity', async () => {
    mark('ada', 'bob');
    const { stdout, stderr } = await tenant.session.run('preview', '--diff', '--non-interactive');
    expect(stdout).toContain(`ada@contoso.example: "ada@${sip}"`);
    expect(stdout + stderr).toContain(`ada@contoso.example → ada@${sip}`);
    expect(stdout + stderr).toContain('Authenticator');
    const refused = await tenant.up();
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stdout).toContain('TRUNKLINE_SETUP_CLIENT_ID');
    expect(await moved()).toEqual([]);
  });

  it('is changed once, and numbers, policies and what is read live find the person under either name', async () => {
    tenant.session.withSetup(true);
    zero(await tenant.up());
    expect(await moved()).toEqual(['ada', 'bob']);
    tenant.session.withSetup(false);
    expect(await tenant.preview()).toEqual([]);
    expect(await tenant.preview('--refresh')).toEqual([]);
    tenant.editTenant((document) => document.setIn(['sites', 'Amsterdam', 'policy'], 'NL supervisors'));
    const path = join(tenant.tenants, 'lab', 'users.csv');
    tenant.writeFile('users.csv', readFileSync(path, 'utf8').replace('+31205552101', '+31205552191'));
    zero(await tenant.up());
    expect(await tenant.numbers()).toMatchObject({ [`ada@${sip}`]: '+31205552191' });
    const script = [join(root, 'scripts/explain.ts'), 'lab', '--as', 'ada', '--dial', '0612345678', '--live'];
    const explained = await execa(process.execPath, script, {
      cwd: root,
      env: tenant.session.env,
      extendEnv: false,
      reject: false,
    });
    expect(explained.stdout).toContain('The tenant agrees with the file for this call.');
  });

  it('comes back with an approval, and never without', async () => {
    tenant.session.withSetup(true);
    mark('bob');
    const refused = await tenant.up();
    expect(refused.stdout).toContain('approvals: { signInReturns: { count: 1, reason');
    expect(await moved()).toEqual(['ada', 'bob']);
    approve({ signInReturns: { count: 1, reason: 'Ada leaves the contact centre' } });
    zero(await tenant.up());
    expect(await moved()).toEqual(['bob']);
    approve(undefined);
    expect(await tenant.preview()).toEqual([]);
  });
});

describe('people whose sign-in is not changed', () => {
  it('are refused with the reason, all at once; the others are changed', async () => {
    await tenant.press('users', { user: 'cyd@contoso.example', synced: true });
    await tenant.press('users', { user: 'dan@contoso.example', directoryRoles: ['Helpdesk Administrator'] });
    mark('bob', 'cyd', 'dan', 'eli');
    const { exitCode, stdout } = await tenant.up();
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain(
      `change the sign-in of cyd@contoso.example to cyd@${sip}: An on-premises directory synchronises this user`,
    );
    expect(stdout).toMatch(/change the sign-in of dan@contoso\.example .*directory role/);
    expect(await moved()).toEqual(['bob', 'eli']);
    mark('bob', 'eli');
    zero(await tenant.up());
  });
});

describe('an up that is killed between a write and its answer', () => {
  it('is finished by the next one, which writes nothing a second time', async () => {
    mark('ada', 'bob', 'eli');
    await tenant.press('faults', { kind: 'holdReply', on: 'PATCH /v1.0/users/' });
    const up = spawn(tenant.session.pulumi, ['up', '--yes', '--skip-preview', '--non-interactive'], {
      cwd: root,
      env: { ...tenant.session.env, ...labSetupEnvironment() },
      stdio: 'ignore',
      detached: true,
    });
    const ended = once(up, 'exit');
    while (!(await moved()).includes('ada')) expect(up.exitCode).toBeNull();
    process.kill(-(up.pid ?? 0), 'SIGKILL'); // the CLI and what it started
    await ended;
    await tenant.calm();
    await tenant.session.run('cancel', '--yes');
    zero(await tenant.up());
    expect(await moved()).toEqual(['ada', 'bob', 'eli']);
    expect(await tenant.preview()).toEqual([]);
    const script = [join(root, 'scripts/history.ts'), 'lab', '--user', 'ada', '--kind', 'usersignins', '--json'];
    const { stdout } = await execa(process.execPath, script, { cwd: root, env: tenant.session.env, extendEnv: false });
    const { writes } = JSON.parse(stdout) as { writes: { from: string; to: string; end: string }[] };
    expect(writes.map(({ from, to }) => `${from} → ${to}`)).toEqual([
      `ada@contoso.example → ada@${sip}`,
      `ada@${sip} → ada@contoso.example`,
      `ada@contoso.example → ada@${sip}`,
    ]);
  });
});

describe('a destroy', () => {
  it('leaves everybody the name they have, and says so', async () => {
    const run = await tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive');
    zero(run);
    expect(run.stdout + run.stderr).toContain('Sign-in names are left as they are now');
    expect(await moved()).toEqual(['ada', 'bob', 'eli']);
  });
});
