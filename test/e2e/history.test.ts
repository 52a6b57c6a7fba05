import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { historySchema } from '../../scripts/history/output-schema.ts';
import { root } from '../../scripts/setup/places.mjs';
import { isInStateLater, servicePrincipalType } from './in-state.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

type Write = z.output<typeof historySchema>['writes'][number];

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

const history = async (...args: string[]): Promise<string> => {
  const script = join(root, 'scripts', 'history.ts');
  const env = { ...tenant.session.env, GITHUB_ACTOR: 'eve' };
  const run = await execa(process.execPath, [script, 'lab', ...args], { cwd: root, env, extendEnv: false });
  expect(run.stderr).toBe('');
  return run.stdout;
};
const writes = async (...args: string[]): Promise<Write[]> =>
  (JSON.parse(await history(...args, '--json')) as z.output<typeof historySchema>).writes;

const expectZero = ({ exitCode, stdout }: { exitCode?: number; stdout: string }) =>
  expect(`${exitCode}${exitCode === 0 ? '' : stdout}`).toBe('0');

/** An `up` whose CLI and provider are gone when Teams has taken twelve numbers and ended none. */
const killInMidRoster = async (): Promise<void> => {
  await tenant.press('faults', { kind: 'hold', on: 'telephoneNumberManagement/operations', times: 1_000_000 });
  const up = spawn(tenant.session.pulumi, ['up', '--yes', '--skip-preview', '--non-interactive'], {
    cwd: root,
    env: tenant.session.env,
    stdio: 'ignore',
    detached: true,
  });
  running = up;
  const ended = once(up, 'exit');
  for (;;) {
    const taken = (await writes('--kind', 'PhoneNumbers').catch(() => [])).filter(({ end }) => end === 'taken');
    if ((await isInStateLater(tenant, servicePrincipalType)) && taken.length === 12) break;
    expect(up.exitCode).toBeNull();
  }
  process.kill(-(up.pid ?? 0), 'SIGKILL'); // the CLI and what it started
  await ended;
  await tenant.calm();
  await tenant.press('clock', { advanceSeconds: 1_000_000 });
};

describe('the history of a tenant', () => {
  it('says who wrote what, old → new: of an up, of one edit, and of a destroy', async () => {
    expectZero(await tenant.up());
    const made = await writes();
    expect(made.filter(({ end }) => end !== 'done')).toEqual([]);
    expect(made.every(({ actor }) => actor !== undefined)).toBe(true);
    const kinds = new Set(made.map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining(['Sbc', 'PstnUsage', 'VoiceRoute', 'DialPlan', 'PhoneNumbers', 'TenantDialPlan']),
    );
    const ada = await writes('--user', 'ada', '--kind', 'phonenumbers');
    expect(ada).toMatchObject([{ upn: 'ada@contoso.example', from: null, to: '+31205552101', end: 'done' }]);
    expect(ada[0]?.operation).toMatch(/./);

    tenant.editTenant((document) => document.setIn(['sbcs', 'main', 'failoverSeconds'], 20));
    tenant.editUsers((rows) => rows.map((row) => row.replace('+31205552101', '+31205552191')));
    expectZero(await tenant.up());
    const after = (await writes()).slice(made.length);
    expect(after.map(({ kind, from, to }) => [kind, from, to])).toEqual(
      expect.arrayContaining([
        [
          'Sbc',
          expect.objectContaining({ FailoverTimeSeconds: 10 }),
          expect.objectContaining({ FailoverTimeSeconds: 20 }),
        ],
        ['PhoneNumbers', '+31205552101', null],
        ['PhoneNumbers', null, '+31205552191'],
      ]),
    );
    expect(after).toHaveLength(3);
    const text = await history('--user', 'ada', '--kind', 'PhoneNumbers');
    expect(text).toContain('lab: 3 writes of');
    expect(text).toMatch(/ada@contoso\.example +none → \+31205552191$/m);

    expectZero(await tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive'));
    const all = await writes();
    const gone = all.slice(made.length + after.length);
    expect(gone).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'Sbc', to: null, end: 'done' })]));
    expect(gone.find(({ kind }) => kind === 'VoiceRoute')?.from).toMatchObject({ NumberPattern: expect.any(String) });
    expect(new Set(all.map(({ run }) => run)).size).toBe(3);
  });

  it('says what an up that was killed in mid-roster had sent, and the next one completes it', async () => {
    await killInMidRoster();
    const numbers = await writes('--kind', 'PhoneNumbers');
    expect(numbers.map(({ end }) => end)).toEqual(Array.from({ length: 12 }, () => 'taken'));
    const text = await history('--user', 'hal');
    expect(text).toMatch(/not known|taken +PhoneNumbers +hal@contoso\.example +none → \+31205552108/);
    expect(text).toContain("and its end isn't on record");
    expect(text).toContain('the next up looks at what is there');
    await tenant.session.run('cancel', '--yes');
    expectZero(await tenant.up());
    await tenant.session.run('refresh', '--yes', '--skip-preview', '--clear-pending-creates', '--non-interactive');
    expect(await tenant.preview()).toEqual([]);
    const after = await writes('--kind', 'PhoneNumbers');
    expect(after.map(({ upn, end }) => `${upn} ${end}`)).toEqual(numbers.map(({ upn }) => `${upn} done`));
    expect(after.every(({ run, seen }) => run === numbers[0]?.run && seen !== undefined)).toBe(true);
    expect(await history('--user', 'hal', '--kind', 'PhoneNumbers')).toContain('saw that it is so');
    expect((await writes()).filter(({ end }) => end === 'open' || end === 'unknown')).toEqual([]);
  });
});
