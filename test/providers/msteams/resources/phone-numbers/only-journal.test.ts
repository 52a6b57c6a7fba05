import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { openJournal } from '../../../../../providers/msteams/resources/roster/journal.ts';
import type { PhoneNumbersState } from '../../../../../providers/msteams/schema/phone-numbers.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';

const upn = (name: string): string => `${name}@contoso.example`;
const number = (at: number): string => `+3120555${2100 + at}`;
const roster = (pairs: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(pairs).map(([name, at]) => [upn(name), number(at)]));
const id = 'phone-numbers';

let tenant: LabTenant;
let folder: string;
beforeEach(async () => {
  tenant = await openLabTenant();
  folder = mkdtempSync(join(tmpdir(), 'trunkline-journal-'));
});
afterEach(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

const journal = () => ({ folder, run: 'run', now: () => new Date(tenant.lab.clock.now()) });
/** As each run of the engine has it. */
const run = () => createPhoneNumbersKind({ ...tenant.session, journal: journal() }, labSleep);
const held = () =>
  Object.fromEntries(Object.entries(tenant.numbers()).filter(([, one]) => !one.startsWith('+312055590')));
const byHand = (name: string, at: number | undefined): void => {
  const user = tenant.user(name);
  for (const row of tenant.lab.store.list('number')) {
    if (row.assignmentTargetId !== user.id) continue;
    tenant.lab.store.put('number', row.telephoneNumber, {
      ...row,
      assignmentTargetId: null,
      assignmentStatus: 'unassigned',
    });
  }
  if (at === undefined) return;
  const [sample] = tenant.lab.store.list('number');
  if (sample === undefined) throw new Error('The lab has no numbers.');
  tenant.lab.store.put('number', number(at), {
    ...sample,
    telephoneNumber: number(at),
    numberType: 'directRouting',
    assignmentTargetId: user.id,
    assignmentStatus: 'userAssigned',
  });
};
const create = async (pairs: Record<string, number>) =>
  (await run().create({ args: { numbers: roster(pairs) }, context: stepContext() })).state;
const update = async (state: PhoneNumbersState, pairs: Record<string, number>) =>
  (await run().update({ id, args: { numbers: roster(pairs) }, state, context: stepContext() })).state;
const destroy = (state: PhoneNumbersState) => run().delete({ id, state, context: stepContext() });
const diff = (state: PhoneNumbersState, pairs: Record<string, number>) =>
  run()
    .diff({ urn: stepContext().urn, id, state, args: { numbers: roster(pairs) } })
    .map(({ kind, path }) => `${kind} ${path}`);
describe('what only the journal knows', () => {
  const sent = (name: string, at: number) =>
    openJournal({ ...tenant.session, journal: journal() }, stepContext().urn, 'PhoneNumbers')?.note('sent', [
      { upn: upn(name), objectId: tenant.user(name).id, to: number(at) },
    ]);

  it('is not what a refresh took out of the state', async () => {
    const state = await create({ ada: 1, bob: 2 });
    byHand('ada', undefined);
    const read = (await run().read({ id, state, context: stepContext() }))?.state;
    if (read === undefined) throw new Error('It is gone.');
    byHand('ada', 1);
    for (const known of [read, state]) {
      const preview = stepContext();
      await run().foresee?.({ args: { numbers: roster({ bob: 2 }) }, state: known, context: preview });
      expect(preview.lines).toEqual([]);
    }
    expect(diff(read, { bob: 2 })).toEqual([]);
    await update(read, { bob: 2, cyd: 3 });
    expect(held()).toEqual(roster({ ada: 1, bob: 2, cyd: 3 }));
  });

  it('is still known by its journal after a refresh', async () => {
    const state = await create({ bob: 2, cyd: 3 });
    sent('ada', 1);
    byHand('ada', 1);
    byHand('cyd', undefined);
    const read = (await run().read({ id, state, context: stepContext() }))?.state;
    if (read === undefined) throw new Error('It is gone.');
    expect(diff(read, { bob: 2 })).toEqual(['delete numbers["ada@contoso.example"]']);
    await update(read, { bob: 2 });
    expect(held()).toEqual(roster({ bob: 2 }));
  });

  it.each(['a row that goes', 'destroy'])('is waited for where it is still on its way, by %s', async (by) => {
    const state = await create({ bob: 2 });
    sent('ada', 1);
    const body = { telephoneNumber: number(1), assignmentTargetId: tenant.user('ada').id, numberType: 'directRouting' };
    const path = '/admin/teams/telephoneNumberManagement/numberAssignments/assignNumber';
    const doing = 'assign a number';
    await tenant.graph.batch([{ method: 'POST', path, body, doing }], { doing, context: stepContext() });
    expect(held()).toEqual(roster({ bob: 2 }));
    if (by === 'destroy') await destroy(state);
    else await update(state, { bob: 2 });
    tenant.lab.clock.advance(3_600_000);
    await run().read({ id, state, context: stepContext() }); // the lab ends its operations when it is asked
    expect(held()).toEqual(by === 'destroy' ? {} : roster({ bob: 2 }));
  });
});
