import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labCcaipToken } from '../../lab/ccaip/api/credential.ts';
import { killUp } from './kill-up.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;
let running: ChildProcess | undefined;

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(async () => {
  running?.kill('SIGKILL');
  await tenant.close();
});

const emailOf = (name: string): string => `${name}@contoso.example`;
const host = 'ujet.sip.carrier.example';

interface Person {
  readonly email: string;
  readonly external: boolean;
  readonly sipUri: string | null;
  readonly teams: readonly string[];
}

/** Where CCAIP hands a call for each to, by name; only of external users. */
const places = async (): Promise<Record<string, string>> => {
  const { ccaip } = (await tenant.dump()) as unknown as { ccaip: { users: readonly Person[] } };
  return Object.fromEntries(
    ccaip.users.flatMap(({ email, external, sipUri }) => (external ? [[email.split('@')[0] ?? '', sipUri ?? '']] : [])),
  );
};

/** Who rings when an agent of CCAIP transfers a call to the person. Nothing is linked here, and nobody has opened the mail. */
const rings = async (name: string): Promise<string> => {
  await tenant.press('switches', { unknownPresence: 'offered', pendingExternal: 'offered' });
  const { leg } = (await tenant.press('transfers', { to: emailOf(name) })) as {
    leg?: { teams?: { end: { kind: string; user?: string } } };
  };
  return `${leg?.teams?.end.kind} ${leg?.teams?.end.user ?? ''}`;
};

const expectZero = ({ exitCode, stdout }: { exitCode?: number; stdout: string }) =>
  expect(`${exitCode}${exitCode === 0 ? '' : stdout}`).toBe('0');

/** An `up` that is killed, with its plugins, where it waits for the answer to that request, which is given afterwards or never. */
const killAt = async (request: string, kind: 'hold' | 'holdReply'): Promise<void> =>
  expectZero(
    await killUp(tenant, {
      request,
      kind,
      started: (up) => {
        running = up;
      },
    }),
  );

describe('external users of CCAIP', () => {
  it('are set behind their numbers, from an empty lab on, after a kill between the two as well; and a call handed over rings', async () => {
    tenant.editTenant((document) => {
      const newUsers = { roles: ['Agent'], teams: ['Sales'], location: 'Amsterdam' };
      document.setIn(['ucaas', 'externalUsers'], document.createNode({ by: 'api', newUsers }));
      document.setIn(['approvals', 'newExternalUsers'], document.createNode({ count: 11, reason: 'all of them' }));
    });
    await killAt('POST /apps/api/v1/bulk/users/proceed', 'hold');
    expect(await tenant.numbers()).toMatchObject({ [emailOf('ada')]: '+31205552101' });
    expectZero(await tenant.up());
    expect(Object.keys(await places()).toSorted()).toEqual('ada bob cyd dan eli eve fay gus hal ida jon'.split(' '));
    expect(await places()).toMatchObject({ ada: `+31205552101@${host}` });
    expect(await rings('ada')).toBe(`rings ${emailOf('ada')}`);
  });

  it('keep their number where they cannot be cleared, are cleared before it is released, and follow a new one; a kill between is made good', async () => {
    tenant.editUsers((rows) =>
      rows.filter((row) => !row.startsWith('bob@')).map((row) => row.replace('+31205552101', '+31205552102')),
    );
    await tenant.press('switches', { ccaipBulkClearing: 'neither' });
    const failed = await tenant.up();
    expect(failed.exitCode).not.toBe(0);
    expect(failed.stdout).toContain("1 of 1 users aren't cleared, so their numbers stay as they are.");
    expect(failed.stdout).toContain('clear the external fields of bob@contoso.example: ');
    expect(await tenant.numbers()).toMatchObject({
      [emailOf('ada')]: '+31205552101',
      [emailOf('bob')]: '+31205552102',
    });
    expect(await places()).toMatchObject({ ada: `+31205552101@${host}` });

    await tenant.press('switches', { ccaipBulkClearing: 'null' });
    await killAt('unassignNumber', 'hold');
    expect(await places()).not.toHaveProperty('bob');
    const run = await tenant.up();
    expectZero(run);
    expect(run.stdout).toMatch(
      /Until \d\d:\d\d:\d\d UTC, and perhaps since an earlier run, CCAIP handed calls for 1 person to the former number:\s+ada@contoso\.example: to \+31205552101@\S+, which nobody of users\.csv has now/,
    );
    expect(await tenant.numbers()).not.toHaveProperty(emailOf('bob'));
    expect(await places()).toMatchObject({ ada: `+31205552102@${host}` });
    expect(await places()).not.toHaveProperty('bob');
    expect(await rings('ada')).toBe(`rings ${emailOf('ada')}`);
  });

  it('leave their token in no state, journal or history', () => {
    const kept = [join(tenant.session.dir, 'state'), tenant.session.env.TRUNKLINE_JOURNAL ?? ''].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((file) => join(folder, file))
        .filter((file) => statSync(file).isFile()),
    );
    expect(kept.some((file) => file.includes('ExternalUsers'))).toBe(true);
    for (const file of kept) expect(readFileSync(file, 'utf8')).not.toContain(labCcaipToken);
  });
});
