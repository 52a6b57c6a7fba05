import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());

const up = async () => {
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
};
interface Row {
  readonly Identity: string;
  readonly Target: string;
  readonly TargetType: string;
  readonly Pattern: string;
  readonly TreatmentPriority: number;
}
const treatments = async () =>
  ((await tenant.byHand('Get-CsTeamsUnassignedNumberTreatment', {})) as Row[]).toSorted(
    (one, other) => one.TreatmentPriority - other.TreatmentPriority,
  );
const files = async () =>
  ((await tenant.byHand('Get-CsOnlineAudioFile', {})) as { FileName: string; MarkedForDeletion: boolean }[]).flatMap(
    ({ FileName, MarkedForDeletion }) => (MarkedForDeletion ? [] : [FileName]),
  );
const takenBy = async (PhoneNumber: string) =>
  ((await tenant.byHand('Test-CsTeamsUnassignedNumberTreatment', { PhoneNumber })) as Row[])[0]?.Identity;

/** A file that Teams takes, of some samples. */
const record = (samples: number) => {
  const data = Buffer.alloc(44 + samples);
  data.write('RIFF', 0);
  data.writeUInt32LE(36 + samples, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(8000, 24);
  data.writeUInt16LE(16, 34);
  data.write('data', 36);
  data.writeUInt32LE(samples, 40);
  mkdirSync(join(tenant.tenants, 'lab', 'sounds'), { recursive: true });
  writeFileSync(join(tenant.tenants, 'lab', 'sounds', 'gone.wav'), data);
};

const numbers = { name: 'Numbers', pattern: '^\\+3120555\\d{4}$', announcement: 'sounds/gone.wav' };
const reception = { name: 'Reception', pattern: '^\\+31205558\\d{3}$', account: 'reception@contoso.example' };

it('makes treatments in their order beside those of others, sends a recording once, and takes both away', async () => {
  const ada = (await tenant.byHand('Get-CsOnlineUser', { Identity: 'ada@contoso.example' }))[0] as { Identity: string };
  await tenant.byHand('New-CsTeamsUnassignedNumberTreatment', {
    Identity: 'Theirs',
    Pattern: '^\\+1\\d+$',
    TargetType: 'User',
    Target: ada.Identity,
    TreatmentPriority: 10,
  });
  record(100);
  tenant.editTenant((document) => document.setIn(['unassignedNumbers'], [reception, numbers]));
  await up();
  expect((await treatments()).map(({ Identity }) => Identity).filter((name) => name !== 'Theirs')).toEqual([
    'Reception',
    'Numbers',
  ]);
  expect(await files()).toEqual([expect.stringMatching(/^gone\.[0-9a-f]{12}\.wav$/)]);
  expect([await takenBy('+31205558123'), await takenBy('+31205557123'), await takenBy('+31205552101')]).toEqual([
    'Reception',
    'Numbers',
    undefined,
  ]);
  expect(await tenant.preview()).toEqual([]);
  const refreshed = await tenant.session.run('refresh', '--yes', '--non-interactive');
  expect(refreshed.exitCode).toBe(0);
  expect(await tenant.preview()).toEqual([]);

  const [before] = await files();
  record(200);
  tenant.editTenant((document) => document.setIn(['unassignedNumbers'], [numbers, reception]));
  const steps = await tenant.preview();
  expect(
    new Map(steps.map(({ name, changes }) => [name, changes.map((change) => change.replace(/\[\d\]/, ''))])),
  ).toEqual(
    new Map([
      ['unassigned-numbers-numbers', expect.arrayContaining(['update sha256'])],
      ['unassigned-numbers-reception', expect.arrayContaining([expect.stringContaining('trialOrder')])],
    ]),
  );
  await up();
  expect(await takenBy('+31205558123')).toBe('Numbers');
  expect(await files()).toHaveLength(1);
  expect(await files()).not.toEqual([before]);
  expect(await tenant.preview()).toEqual([]);

  tenant.editTenant((document) => document.deleteIn(['unassignedNumbers']));
  await up();
  expect([(await treatments()).map(({ Identity }) => Identity), await files()]).toEqual([['Theirs'], []]);
});
