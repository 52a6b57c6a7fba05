import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import type { GraphReply } from '../../../../../providers/msteams/graph/graph.ts';
import { createLicencesKind } from '../../../../../providers/msteams/resources/licences/kind.ts';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant } from '../../lab-tenant.ts';
import { licencesAtWork, setupOn as setupOnLab, sku } from './licences-at-work.ts';

let tenant: LabTenant;
let work: ReturnType<typeof licencesAtWork>;
beforeEach(async () => {
  tenant = await openLabTenant({ setup: true });
  work = licencesAtWork(tenant);
});
afterEach(() => tenant.close());

const setupOn = (answer: Parameters<typeof setupOnLab>[1]) => setupOnLab(tenant, answer);

const refusal = (text: string, doing = ''): GraphReply => ({
  status: 400,
  body: undefined,
  error: new ServiceError({ kind: 'Rejected', doing, text }),
});

describe('a row that goes', () => {
  const given = async () => {
    work.change('ada', { licences: [sku.e3] });
    const state = await work.create(['ada', 'bob', 'cyd']);
    return { state, back: (await work.takeBack(state)).state };
  };

  it('gives back what was added, and what was there before stays', async () => {
    const { state, back } = await given();
    const gone = await work.update(state, ['cyd']);
    expect(work.has('ada')).toEqual([sku.e3, sku.phone]);
    const before = work.has('bob');
    const { state: returned, reasons } = await work.takeBack(gone, back);
    expect(reasons).toEqual([]);
    expect(work.has('ada')).toEqual([sku.e3]);
    expect(work.has('bob')).toEqual(before);
    expect((await work.takeBack(gone, returned)).state).toBe(returned);
    // Who comes back is given it again, and gives it back again.
    const again = await work.update(gone, ['ada', 'cyd']);
    expect(work.has('ada')).toEqual([sku.e3, sku.phone]);
    expect(again.leaving).toBe('');
    tenant.lab.clock.advance(60_000);
    const goneAgain = await work.update(again, ['cyd']);
    await work.takeBack(goneAgain, returned);
    expect(work.has('ada')).toEqual([sku.e3]);
  });

  it('leaves it where the user has a number from elsewhere, and says so', async () => {
    const { state, back } = await given();
    await createPhoneNumbersKind(work.session, labSleep).create({
      args: { numbers: { 'ada@contoso.example': '+31205557100' } },
      context: work.context(),
    });
    const gone = await work.update(state, ['bob', 'cyd']);
    const where = work.context();
    expect((await work.takeBack(gone, back, where)).reasons).toEqual([]);
    expect(where.lines.join('\n')).toContain("ada@contoso.example has +31205557100, which isn't from this roster");
    expect(work.has('ada')).toEqual([sku.e3, sku.phone]);
  });

  it('looks again where the inventory still shows a number that was released a moment ago', async () => {
    const { state, back } = await given();
    const gone = await work.update(state, ['bob', 'cyd']);
    const stale = {
      ...{ telephoneNumber: '+31205557100', numberType: 'directRouting' },
      assignmentTargetId: tenant.user('ada').id,
    };
    const list: typeof tenant.graph.list = async (path, row, call) => {
      const rows = await tenant.graph.list(path, row, call);
      return path.includes('numberAssignments?$top') ? [...rows, row.parse(stale)] : rows;
    };
    const { takeBack } = licencesAtWork(tenant, { graph: async () => ({ ...tenant.graph, list }) });
    const where = work.context();
    expect((await takeBack(gone, back, where)).reasons).toEqual([]);
    expect(where.lines.join('\n')).not.toContain("isn't from this roster");
    expect(work.has('ada')).toEqual([sku.e3]);
  });

  it('leaves what a group gives by now, and takes its own', async () => {
    const { state, back } = await given();
    work.change('ada', { groupLicences: { [sku.phone]: 'g-1' } });
    const gone = await work.update(state, ['bob', 'cyd']);
    expect((await work.takeBack(gone, back)).reasons).toEqual([]);
    expect(work.has('ada')).toEqual([sku.e3, sku.phone]);
    work.change('ada', { directToo: [sku.phone] });
    tenant.lab.clock.advance(60_000);
    const both = await work.update(state, ['bob', 'cyd']);
    const where = work.context();
    expect((await work.takeBack(both, back, where)).reasons).toEqual([]);
    expect(where.lines.join('\n')).toContain('by the group g-1 too');
    expect(tenant.user('ada').directToo).toEqual([]);
    expect(work.has('ada')).toContain(sku.phone);
  });

  it('is a mass change where many go at once', async () => {
    const names = ['ada', 'bob', 'cyd', 'dan', 'eve', 'fay', 'gus'];
    for (const name of names) work.change(name, { licences: [sku.e3] });
    const state = await work.create(names);
    const kind = createLicencesKind(work.session, labSleep);
    const check = (approvedReleases?: number) =>
      kind.check({
        urn: 'x',
        olds: { ...work.args(names), people: state.people ?? '' },
        oldState: state,
        news: {
          people: { 'gus@contoso.example': 'NL' },
          whenShort: 'nothing',
          ...(approvedReleases && { approvedReleases }),
        },
      }).failures;
    expect(check()[0]?.reason).toContain(
      'this takes 6 licences back that trunkline gave (ada@contoso.example is the first)',
    );
    expect(check(6)).toEqual([]);
  });

  it('takes nothing when the resources themselves go, and says whose they are', async () => {
    const { state } = await given();
    const where = work.context();
    // Another run: nothing has been made under this name in it.
    await createLicencesKind({ ...work.session }, labSleep).delete({ id: '', state, context: where });
    expect(work.has('ada')).toEqual([sku.e3, sku.phone]);
    expect(where.lines.join('\n')).toContain(
      'Left with their users: 1 licence that this stack gave: ada@contoso.example.',
    );
  });
});

describe('a preview', () => {
  it('says who is to be given what, and the numbers count on it', async () => {
    work.change('ada', { licences: [sku.e3], usageLocation: null });
    const where = work.context();
    await createLicencesKind(work.session, labSleep).foresee?.({ args: work.args(['ada', 'bob']), context: where });
    expect(where.lines.join('\n')).toContain(
      'To be given, by the setup identity (TRUNKLINE_SETUP_*): Teams Phone Standard (MCOEV) to 1 user: ada@contoso.example (usage location NL).',
    );
    const numbers = work.context();
    await createPhoneNumbersKind(work.session, labSleep).foresee?.({
      args: { numbers: { 'ada@contoso.example': '+31205557100' } },
      context: numbers,
    });
    expect(numbers.lines.join('\n')).not.toContain("can't get the number");
    expect(work.has('ada')).toEqual([sku.e3]);
  });

  it('knows who goes before anything is written', async () => {
    work.change('ada', { licences: [sku.e3] });
    const state = await work.create(['ada', 'bob']);
    const kind = createLicencesKind(work.session, labSleep);
    const outputs = await kind.preview?.({ args: work.args(['bob']), state });
    expect(outputs?.leaving).toMatch(/^ada@contoso\.example \S+ MCOEV this-run\n$/);
    expect(kind.diff({ urn: 'x', id: '', state, args: work.args(['bob']) }).map(({ path }) => path)).toEqual([
      'people',
      '["delete ada@contoso.example"]',
    ]);
  });
});

describe('somebody who was given none', () => {
  const number = { ada: '+31205557100', bob: '+31205557101', cyd: '+31205557102' } as const;
  const numbersOf = (...names: readonly (keyof typeof number)[]) => ({
    numbers: Object.fromEntries(names.map((name) => [`${name}@contoso.example`, number[name]])),
  });

  it('is told by the numbers, which have nobody else wait and know that the number is still to be given', async () => {
    work.change('ada', { licences: [sku.e3] });
    const { work: refused } = setupOn(() => refusal('License assignment failed: ProhibitedInUsageLocationViolation'));
    await refused.create(['ada', 'bob']);
    const where = work.context();
    const kind = createPhoneNumbersKind(refused.session, labSleep);
    const { state } = await kind.create({ args: numbersOf('ada', 'bob'), context: where });
    expect(where.lines.join('\n')).toContain("For want of a licence 1 user can't get the number in this run");
    expect(where.lines.join('\n')).toContain("isn't to be had in the user's usage location (NL)");
    expect(tenant.numbers()).toMatchObject({ 'bob@contoso.example': number.bob });
    expect(kind.diff({ urn: 'x', id: '', state, args: numbersOf('ada', 'bob') }).map(({ path }) => path)).toEqual([
      'numbers',
      '["add ada@contoso.example"]',
    ]);
  });

  it('gets no number though the preview in the same process counted on the licence', async () => {
    work.change('ada', { licences: [sku.e3] });
    const { work: refused } = setupOn(() => refusal('License assignment failed: ProhibitedInUsageLocationViolation'));
    const kind = createLicencesKind(refused.session, labSleep);
    await kind.foresee?.({ args: work.args(['ada']), context: work.context() });
    await refused.create(['ada']);
    const where = work.context();
    await createPhoneNumbersKind(refused.session, labSleep).create({ args: numbersOf('ada'), context: where });
    expect(where.lines.join('\n')).toContain("isn't to be had in the user's usage location (NL)");
    expect(tenant.numbers()).not.toHaveProperty('ada@contoso.example', number.ada);
  });

  it('is a failure of the numbers all the same where something else stands in the way too', async () => {
    await createPhoneNumbersKind(work.session, labSleep).create({ args: numbersOf('bob'), context: work.context() });
    work.change('ada', { licences: [sku.e3] });
    const { work: refused } = setupOn(() => refusal('License assignment failed: ProhibitedInUsageLocationViolation'));
    await refused.create(['ada']);
    const args = { numbers: { 'ada@contoso.example': number.bob } };
    await expect(
      createPhoneNumbersKind(refused.session, labSleep).create({ args, context: work.context() }),
    ).rejects.toThrow('is held by bob@contoso.example');
  });

  it('is given the licence that comes back in the same run with the next one', async () => {
    work.change('ada', { licences: [sku.e3] });
    work.change('bob', { licences: [sku.e3] });
    const used = tenant.lab.store.list('user').filter((one) => one.licences.includes(sku.phone)).length;
    tenant.lab.store.put('setting', 'licences', { MCOEV: used + 1 });
    const state = await work.create(['ada', 'cyd']);
    const numbers = () => createPhoneNumbersKind(licencesAtWork(tenant).session, labSleep);
    const first = await numbers().create({ args: numbersOf('ada', 'cyd'), context: work.context() });
    const back = await work.takeBack(state);
    // Ada's row goes, Bob's comes, and none is free.
    const change = licencesAtWork(tenant);
    const gone = await change.update(state, ['bob', 'cyd']);
    expect(change.has('bob')).toEqual([sku.e3]);
    const kind = createPhoneNumbersKind(change.session, labSleep);
    const args = numbersOf('bob', 'cyd');
    const after = await kind.update({ id: '', state: first.state, args, context: work.context() });
    const returned = await change.takeBack(gone, back.state);
    expect(returned.reasons.join('')).toContain('Not enough licences: 1 user needs');
    expect(change.has('ada')).toEqual([sku.e3]);
    const next = licencesAtWork(tenant);
    expect((await next.update(gone, ['bob', 'cyd'])).problems).toBe('');
    expect(next.has('bob')).toEqual([sku.e3, sku.phone]);
    await createPhoneNumbersKind(next.session, labSleep).update({
      ...{ id: '', state: after.state, args, context: work.context() },
    });
    expect(tenant.numbers()).toMatchObject({ 'bob@contoso.example': number.bob });
    expect(tenant.numbers()).not.toHaveProperty('ada@contoso.example');
  });
});

describe('a refresh', () => {
  it('forgets who has lost the plans since, and nobody else', async () => {
    const state = await work.create(['ada', 'bob']);
    work.change('bob', { licences: [sku.e3] });
    const read = await createLicencesKind(work.session, labSleep).read({ id: '', state, context: work.context() });
    expect(read?.state.people).toBe('ada@contoso.example NL\n');
  });
});
