import { afterAll, beforeAll, expect, it } from 'vitest';
import { explainLive } from '../../live/explain.ts';
import { readTreatments } from '../../live/read-treatments.ts';
import { unassignedInWords } from '../../live/words/unassigned-numbers.ts';
import { compileConfig } from '../../routing/compile.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import type { UnassignedNumbers } from '../../tenant/tenant.ts';
import { type LabTenant, openLabTenant } from '../providers/msteams/lab-tenant.ts';
import { gateway } from './a-live.ts';
import { nlFile } from './nl-file.ts';

let tenant: LabTenant;
const sha256 = 'ab'.repeat(32);
const announcement = {
  name: 'Gone',
  pattern: '^\\+3120555\\d{4}$',
  announcement: 'sounds/gone.wav',
  sha256,
  adopt: false,
};
const person: UnassignedNumbers = {
  name: 'leavers',
  pattern: '^\\+31205558\\d{3}$',
  user: 'EVE@contoso.example',
  adopt: false,
};

beforeAll(async () => {
  tenant = await openLabTenant();
  const { store } = tenant.lab;
  const row = (Identity: string, TreatmentPriority: number, facts: object) =>
    store.put('unassignedTreatment', Identity, {
      Identity,
      TreatmentPriority,
      Description: null,
      Pattern: '^\\+1$',
      TargetType: 'User',
      Target: tenant.user('ada').id,
      ...facts,
    });
  store.put('gateway', gateway.Identity, gateway as never);
  const file = (Id: string, FileName: string) =>
    store.put('audioFile', Id, { Id, FileName, ApplicationId: 'TenantGlobal', MarkedForDeletion: false });
  file(`${'0'.repeat(31)}1`, `gone.${sha256.slice(0, 12)}.wav`);
  file(`${'0'.repeat(31)}2`, 'holiday.mp3');
  const target = (last: string) => `00000000-0000-0000-0000-00000000000${last}`;
  row('Gone', 30, { Pattern: announcement.pattern, TargetType: 'Announcement', Target: target('1') });
  row('Leavers', 10, {
    Pattern: person.pattern,
    Target: tenant.user('eve').id,
    Description: 'x [trunkline 0123456789]',
  });
  row('Theirs', 20, { TargetType: 'Announcement', Target: target('2') });
  row('Lost', 40, { Target: '11111111-0000-4000-8000-000000000000' });
});
afterAll(() => tenant.close());

it('a tenant says its treatments in the words of its files, in the order of trial, with what no file says', async () => {
  const treatments = await readTreatments(tenant.session);
  const { words, beyond } = unassignedInWords({ treatments }, { unassignedNumbers: [announcement, person] });
  expect(words).toEqual([
    { ...person, description: 'x' },
    { name: 'Theirs', pattern: '^\\+1$', announcement: 'holiday.mp3', adopt: false },
    announcement,
    { name: 'Lost', pattern: '^\\+1$', user: '11111111-0000-4000-8000-000000000000', adopt: false },
  ]);
  expect(beyond.map(({ name, field }) => [name, field])).toEqual([
    ['Theirs', 'announcement'],
    ['Lost', 'user'],
  ]);
});

it('explain --live tells that a treatment of the tenant alone takes the call, and certainly', async () => {
  const file = { tenant: nlFile, voice: compileConfig(fromTenant(nlFile)) };
  const told = await explainLive(tenant.session, file, { kind: 'handed over', address: '+31205558123' });
  expect(told.outcome).toMatchObject({ kind: 'treated', treatment: 'Leavers', target: { to: 'eve@contoso.example' } });
  expect(told.live?.differences.map(({ text }) => text)).toContain('treatment "Leavers" isn\'t in the file.');
  expect(told.doubts).toEqual([]);
});
