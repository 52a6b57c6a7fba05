import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rememberRunning } from '../../../../scripts/lab/port.ts';
import { root } from '../../../../scripts/setup/places.mjs';
import { type LabFixture, openLab } from '../../../lab/lab-fixture.ts';

let lab: LabFixture;
const seed = process.env.TRUNKLINE_LAB_SEED;

beforeAll(async () => {
  process.env.TRUNKLINE_LAB_SEED = 'in-use';
  lab = await openLab();
  rememberRunning(lab.dir, process.pid, lab.url);
});
afterAll(async () => {
  if (seed === undefined) delete process.env.TRUNKLINE_LAB_SEED;
  else process.env.TRUNKLINE_LAB_SEED = seed;
  await lab.end();
});

const call = (...args: string[]) =>
  execa(process.execPath, ['scripts/lab/call.ts', ...args], {
    cwd: root,
    reject: false,
    env: { NO_COLOR: '1', TRUNKLINE_LAB_DIR: lab.dir },
  });

it('asks the lab that runs, tells the way, ends with 0 where a phone rings, and leaves its row in the log of Teams', async () => {
  await lab.post('/lab/switches', { carrierHosts: 'both' });
  const { stdout, exitCode } = await call('--to', '+31205552101@ujet.sip.carrier.example');
  expect(stdout).toContain('✓ Rings ada@contoso.example.');
  expect(exitCode).toBe(0);
  expect(lab.store.list('call')).toMatchObject([{ userPrincipalName: 'ada@contoso.example', successfulCall: true }]);
});

it('ends with 1 where none rings, or the lab refuses a word', async () => {
  const [nobody, odd] = await Promise.all([call('--to', 'zoe'), call('--to', 'ada', '--status', 'Asleep')]);
  expect(nobody.stdout).toContain('✗ "zoe" is no user of CCAIP.');
  expect([nobody.exitCode, odd.exitCode]).toEqual([1, 1]);
  expect(odd.stderr).toContain('"Asleep" is none of Available, AvailableIdle, Away');
});

it('answers in JSON, too', async () => {
  const { stdout, exitCode } = await call('--from', 'ada', '--dial', '112', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'dialled', carrier: { kind: 'taken', called: '112' } });
  expect(exitCode).toBe(0);
});
