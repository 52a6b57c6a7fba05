import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUnassignedNumberTreatmentKind } from '../../../../../providers/msteams/resources/described/unassigned-number-treatment.ts';
import type { UnassignedNumberTreatmentArgs } from '../../../../../providers/msteams/schema/unassigned-number-treatment.ts';
import { type LabTenant, openLabTenant } from '../../lab-tenant.ts';
import { aContext } from '../teams-session.ts';

let tenant: LabTenant;
const folder = mkdtempSync(join(tmpdir(), 'trunkline-tenants-'));
const store = () => tenant.lab.store;
const kind = () => createUnassignedNumberTreatmentKind({ ...tenant.session, tenantsFolder: folder });
const rows = () =>
  store()
    .list('unassignedTreatment')
    .toSorted((one, other) => one.TreatmentPriority - other.TreatmentPriority);
const files = () =>
  store()
    .list('audioFile')
    .filter(({ MarkedForDeletion }) => !MarkedForDeletion);
const shownAs = (id: string) => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const play = (content: string, path = 'contoso/gone.wav') => {
  mkdirSync(join(folder, 'contoso'), { recursive: true });
  writeFileSync(join(folder, path), content);
  return {
    targetType: 'Announcement',
    target: path,
    sha256: createHash('sha256').update(content).digest('hex'),
  } as const;
};
const asked = (changes: Partial<UnassignedNumberTreatmentArgs> = {}): UnassignedNumberTreatmentArgs => ({
  name: 'Leavers',
  pattern: '^\\+3120555\\d{4}$',
  targetType: 'User',
  target: 'Eve@contoso.example',
  trialOrder: [changes.name ?? 'Leavers'],
  adopt: false,
  ...changes,
});
const make = (args = asked(), context = aContext(args.name)) => kind().create({ args, context });

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  for (const { Identity } of rows()) store().delete('unassignedTreatment', Identity);
  for (const { Id } of store().list('audioFile')) store().delete('audioFile', Id);
});

describe('a treatment of unassigned numbers', () => {
  it('names a person by the sign-in name, and Teams by the object id; a refresh finds the same', async () => {
    const { id, state } = await make();
    const eve = tenant.user('eve').id;
    expect(rows()).toMatchObject([
      { Identity: 'Leavers', TargetType: 'User', Target: eve, Pattern: '^\\+3120555\\d{4}$' },
    ]);
    expect(state).toMatchObject({ target: 'Eve@contoso.example', targetId: eve });
    const read = await kind().read({ id, state, args: asked(), context: aContext('Leavers') });
    expect(read?.state).toEqual(state);
    expect(kind().diff({ urn: '', id, state, args: asked() })).toEqual([]);
  });

  it('goes on with a person whose sign-in has another name: the object id decides', async () => {
    const { id, state } = await make();
    const eve = tenant.user('eve');
    store().put('user', eve.id, { ...eve, userPrincipalName: 'eve@4f9a1.teams.carrier.example' });
    const read = await kind().read({ id, state, args: asked(), context: aContext('Leavers') });
    expect(read?.state).toEqual(state);
    await kind().update({ id, args: asked({ pattern: '^\\+1$' }), state, context: aContext('Leavers') });
    expect(rows()).toMatchObject([{ Target: eve.id, Pattern: '^\\+1$' }]);
    store().put('user', eve.id, eve);
  });

  it('is found changed by hand: pattern, and whom it rings, by the name', async () => {
    const { id, state } = await make();
    store().put('unassignedTreatment', 'Leavers', {
      ...(rows()[0] ?? ({} as never)),
      Target: tenant.user('ada').id,
      Pattern: '^\\+1$',
    });
    const read = await kind().read({ id, state, args: asked(), context: aContext('Leavers') });
    expect(read?.state).toMatchObject({ target: 'ada@contoso.example', pattern: '^\\+1$' });
    const found = read?.state ?? state;
    expect(
      kind()
        .diff({ urn: '', id, state: found, args: asked() })
        .map(({ path }) => path),
    ).toEqual(['pattern', 'target']);
    await kind().update({ id, args: asked(), state: found, context: aContext('Leavers') });
    expect(rows()).toMatchObject([{ Target: tenant.user('eve').id, Pattern: '^\\+3120555\\d{4}$' }]);
  });

  it.each([
    [{ target: 'nobody@contoso.example' }, 'Entra has no user nobody@contoso.example.'],
    [{ target: 'reception@contoso.example' }, 'reception@contoso.example is a resource account.'],
    [{ targetType: 'ResourceAccount', target: 'ada@contoso.example' }, 'ada@contoso.example is no resource account.'],
  ] as const)('%j is refused before anything is written', async (changes, text) => {
    await expect(make(asked(changes))).rejects.toThrow(`create treatment of unassigned numbers "Leavers": ${text}`);
    expect(rows()).toEqual([]);
  });

  it('rings a resource account', async () => {
    await make(asked({ targetType: 'ResourceAccount', target: 'reception@contoso.example' }));
    expect(rows()).toMatchObject([{ TargetType: 'ResourceAccount', Target: tenant.user('reception').id }]);
  });

  it('sends an audio file once, another content anew, and takes the old one out', async () => {
    const { id, state } = await make(asked(play('one')));
    const [first] = files();
    expect(rows()).toMatchObject([{ TargetType: 'Announcement', Target: shownAs(first?.Id ?? '') }]);
    expect(first?.FileName).toMatch(/^gone\.[0-9a-f]{12}\.wav$/);
    const context = aContext('Leavers');
    expect((await kind().read({ id, state, args: asked(play('one')), context }))?.state).toEqual(state);
    const second = await make(asked({ ...play('one'), name: 'Second', trialOrder: ['Leavers', 'Second'] }));
    expect(files()).toHaveLength(1);

    const other = asked(play('two'));
    expect(
      kind()
        .diff({ urn: '', id, state, args: other })
        .map(({ path }) => path),
    ).toEqual(['sha256']);
    const { state: after } = await kind().update({ id, args: other, state, context });
    expect(files()).toHaveLength(2);
    await kind().delete({ id: second.id, state: second.state, context: aContext('Second') });
    expect(files()).toHaveLength(1);
    await kind().delete({ id, state: after, context });
    expect([rows(), files()]).toEqual([[], []]);
  });

  it('never removes an audio file that somebody else sent', async () => {
    const Id = '00000000000040008000000000000001';
    store().put('audioFile', Id, {
      Id,
      FileName: 'holiday.mp3',
      ApplicationId: 'TenantGlobal',
      MarkedForDeletion: false,
    });
    const { id, state } = await make();
    store().put('unassignedTreatment', 'Leavers', {
      ...(rows()[0] ?? ({} as never)),
      TargetType: 'Announcement',
      Target: shownAs(Id),
    });
    const read = await kind().read({ id, state, args: asked(), context: aContext('Leavers') });
    expect(read?.state).toMatchObject({ targetType: 'Announcement', target: shownAs(Id) });
    await kind().delete({ id, state: read?.state ?? state, context: aContext('Leavers') });
    expect(files()).toHaveLength(1);
  });

  it.each([
    ['contoso/none.wav', 'There is no file contoso/none.wav in the folder of tenants.'],
    ['../outside.wav', '../outside.wav leads out of the folder of tenants.'],
    ['contoso/gone.wav', "contoso/gone.wav isn't the file that this run began with."],
  ])('reads %s from the folder of tenants alone, as it was when the run began', async (target, text) => {
    play('one');
    writeFileSync(join(folder, '..', 'outside.wav'), 'x');
    const sha256 = 'a'.repeat(64);
    await expect(make(asked({ targetType: 'Announcement', target, sha256 }))).rejects.toThrow(text);
    rmSync(join(folder, '..', 'outside.wav'));
    expect([rows(), files()]).toEqual([[], []]);
  });

  it('keeps the order of the list with numbers that nobody else has, and leaves those of others', async () => {
    const theirs = { Description: null, Pattern: '^\\+1$', TargetType: 'User', Target: tenant.user('ada').id };
    for (const [Identity, TreatmentPriority] of [
      ['Theirs', 10],
      ['Also theirs', 20],
    ] as const) {
      store().put('unassignedTreatment', Identity, { ...theirs, Identity, TreatmentPriority });
    }
    const trialOrder = ['First', 'Second'];
    const session = kind();
    await session.create({ args: asked({ name: 'Second', trialOrder }), context: aContext('Second') });
    const first = await session.create({ args: asked({ name: 'First', trialOrder }), context: aContext('First') });
    const order = () =>
      rows()
        .filter(({ Description }) => Description !== null)
        .map(({ Identity }) => Identity);
    expect(order()).toEqual(['First', 'Second']);
    expect(new Set(rows().map(({ TreatmentPriority }) => TreatmentPriority)).size).toBe(4);
    expect(rows().filter(({ Description }) => Description === null)).toMatchObject([
      { TreatmentPriority: 10 },
      { TreatmentPriority: 20 },
    ]);
    const moved = asked({ name: 'First', trialOrder: ['Second', 'First'] });
    expect(session.diff({ urn: '', id: 'first', state: first.state, args: moved })).not.toEqual([]);
    await kind().update({ id: 'first', args: moved, state: first.state, context: aContext('First') });
    expect(order()).toEqual(['Second', 'First']);
  });

  it('is made and its reply lost: the next run takes it up; without a mark it is refused', async () => {
    const { state } = await make();
    expect((await make()).state).toEqual(state);
    store().put('unassignedTreatment', 'Leavers', { ...(rows()[0] ?? ({} as never)), Description: null });
    await expect(make()).rejects.toThrow(
      "Teams has a treatment of unassigned numbers of this name that trunkline didn't make.",
    );
  });

  it.each([
    [{ pattern: '^(1' }, 'pattern: "^(1"'],
    [{ trialOrder: ['Other'] }, `"Leavers" isn't in its own order of trial.`],
    [{ sha256: 'a'.repeat(64) }, 'sha256 stands for the content of an audio file'],
  ])('%j is refused in Check', (changes, text) => {
    const { failures } = kind().check({ urn: '', news: { ...asked(changes) } });
    expect(failures.map(({ reason }) => reason)).toEqual([expect.stringContaining(text)]);
  });
});
