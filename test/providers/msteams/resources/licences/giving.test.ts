import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import type { GraphReply } from '../../../../../providers/msteams/graph/graph.ts';
import { createLicencesKind } from '../../../../../providers/msteams/resources/licences/kind.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant } from '../../lab-tenant.ts';
import { licencesAtWork, setupOn as setupOnLab, sku } from './licences-at-work.ts';

let tenant: LabTenant;
let work: ReturnType<typeof licencesAtWork>;
let dir: string;
beforeEach(async () => {
  tenant = await openLabTenant({ setup: true });
  work = licencesAtWork(tenant);
  dir = mkdtempSync(join(tmpdir(), 'trunkline-licences-'));
});
afterEach(async () => {
  await tenant.close();
  rmSync(dir, { recursive: true, force: true });
});

const setupOn = (answer: Parameters<typeof setupOnLab>[1]) => setupOnLab(tenant, answer);

const refusal = (text: string, doing = ''): GraphReply => ({
  status: 400,
  body: undefined,
  error: new ServiceError({ kind: 'Rejected', doing, text }),
});

describe('giving', () => {
  it('adds what is missing in one request a user, and touches nobody else', async () => {
    work.change('ada', { licences: [sku.e3] });
    const { sent, work: watched } = setupOn(() => undefined);
    const state = await watched.create(['ada', 'bob']);
    expect(work.has('ada')).toEqual([sku.e3, sku.phone]);
    expect(sent.map(({ path, body }) => [path, body])).toEqual([
      [
        `/users/${tenant.user('ada').id}/assignLicense`,
        { addLicenses: [{ skuId: sku.phone, disabledPlans: [] }], removeLicenses: [] },
      ],
    ]);
    expect(state.users).toBe(`ada@contoso.example ${tenant.user('ada').id} made MCOEV`);
    expect(state.people).toBe('ada@contoso.example NL\nbob@contoso.example NL\n');
    expect(state.problems).toBe('');
    const kind = createLicencesKind(work.session, labSleep);
    const args = { ...work.args(['ada', 'bob']), people: state.people ?? '' };
    expect(kind.diff({ urn: 'x', id: '', state, args })).toEqual([]);
  });

  it('sets a usage location only where there is none, and waits until licences know it', async () => {
    work.change('ada', { licences: [sku.e3], usageLocation: null });
    work.change('bob', { licences: [sku.e3], usageLocation: 'BE' });
    tenant.lab.switches.usageLocationSeconds = 40;
    const { sent, work: watched } = setupOn(() => undefined);
    await watched.create(['ada', 'bob']);
    expect(sent.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([{ usageLocation: 'NL' }]);
    expect(tenant.user('ada').usageLocation).toBe('NL');
    expect(tenant.user('bob').usageLocation).toBe('BE');
    expect(work.has('ada')).toContain(sku.phone);
  });

  it('says what Graph shows when a usage location stays unknown', async () => {
    work.change('ada', { licences: [sku.e3], usageLocation: null });
    tenant.lab.switches.usageLocationSeconds = 4000;
    const state = await work.create(['ada', 'bob']);
    expect(state.problems).toContain('which Graph shows as NL');
    expect(state.people).toBe('bob@contoso.example NL\n');
    expect(work.has('ada')).toEqual([sku.e3]);
  });

  it('writes nothing to people of a synchronised directory', async () => {
    work.change('ada', { licences: [sku.e3], usageLocation: null, synced: true });
    const { sent, work: watched } = setupOn(() => undefined);
    const state = await watched.create(['ada']);
    expect(state.problems).toContain('which alone can set it');
    expect(sent).toEqual([]);
  });

  it('waits until Teams has heard of it, else says so and goes on with the next run', async () => {
    work.change('ada', { licences: [sku.e3] });
    tenant.lab.switches.teamsLicenceSeconds = 120;
    expect((await work.create(['ada'])).people).toBe('ada@contoso.example NL\n');
    work.change('bob', { licences: [sku.e3] });
    tenant.lab.switches.teamsLicenceSeconds = 4000;
    const late = await work.create(['bob']);
    expect(late.problems).toContain("hasn't reached Teams yet");
    expect(late.people).toBe('');
    tenant.lab.switches.teamsLicenceSeconds = 0;
    const { sent, work: watched } = setupOn(() => undefined);
    const after = await watched.update(late, ['bob']);
    expect(after.people).toBe('bob@contoso.example NL\n');
    expect(after.users).toContain('made MCOEV');
    expect(sent).toEqual([]);
  });

  it('gives nobody any where fewer are free than are needed, and counts them; or as many as are free', async () => {
    const free = (count: number) => {
      const used = tenant.lab.store.list('user').filter((one) => one.licences.includes(sku.phone)).length;
      tenant.lab.store.put('setting', 'licences', { MCOEV: used + count });
    };
    for (const name of ['ada', 'cyd', 'eve']) work.change(name, { licences: [sku.e3] });
    free(2);
    const state = await work.create(['ada', 'bob', 'cyd', 'eve']);
    expect(state.problems).toMatch(
      /Not enough licences: 3 users need Teams Phone Standard \(MCOEV\), of which 2 of \d+ are free/,
    );
    expect(state.problems).toContain('buy 1 of Teams Phone Standard');
    expect(['ada', 'cyd', 'eve'].map((name) => work.has(name))).toEqual([[sku.e3], [sku.e3], [sku.e3]]);
    expect(state.people).toBe('bob@contoso.example NL\n');
    const some = await work.create(['ada', 'bob', 'cyd', 'eve'], { more: { whenShort: 'whatIsFree' } });
    expect(['ada', 'cyd', 'eve'].map((name) => work.has(name).includes(sku.phone))).toEqual([true, true, false]);
    expect(some.problems).toContain('give eve@contoso.example a licence');
  });

  it('leaves alone who has it by a group, or is to', async () => {
    work.change('ada', { licences: [sku.e3, sku.phone], groupLicences: { [sku.phone]: 'g-1' } });
    work.change('bob', {
      licences: [sku.e3],
      refusedLicences: [{ skuId: sku.phone, group: 'g-1', error: 'CountViolation' }],
    });
    work.change('cyd', { licences: [sku.e5], disabledPlans: { [sku.e5]: ['4828c8ec-dc2e-4779-b502-87ac9ce28ab7'] } });
    const { sent, work: watched } = setupOn(() => undefined);
    const state = await watched.create(['ada', 'bob', 'cyd']);
    expect(sent).toEqual([]);
    expect(state.users).toBe('');
    expect(state.people).toBe('ada@contoso.example NL\n');
    expect(state.problems).toContain('by the group g-1, and not given');
    expect(state.problems).toContain('Phone System is switched off');
  });

  it('asks for no setup identity where nothing is to be written, and says what it lacks without one', async () => {
    const without = licencesAtWork(tenant, {
      setupGraph: () =>
        Promise.reject(new ServiceError({ kind: 'Forbidden', doing: 'give 1 licence', text: 'none.', fix: 'set it.' })),
    });
    expect((await without.create(['ada', 'bob'])).problems).toBe('');
    work.change('ada', { licences: [sku.e3] });
    const state = await without.create(['ada', 'bob']);
    expect(state.people).toBe('bob@contoso.example NL\n');
    expect(state.problems).toContain('give 1 user a licence: none.');
  });

  it('is to whom the object id says where somebody else has the old name by now, and to nobody where none is known', async () => {
    const [ada, alsoCalled] = ['ada@contoso.example', 'ada@contoso.example ada@sip.contoso.example\n'];
    work.change('ada', { licences: [sku.e3] });
    const state = await work.create(['ada'], { more: { alsoCalled } });
    const args = { ...work.args(['ada']), alsoCalled };
    const [{ id }, stranger] = [tenant.user('ada'), tenant.user('bob')];
    work.change('ada', { userPrincipalName: 'ada@sip.contoso.example', licences: [sku.e3] });
    tenant.lab.store.put('user', stranger.id, { ...stranger, userPrincipalName: ada, licences: [sku.e3] });
    const licencesOf = (one: string) => tenant.lab.store.get('user', one)?.licences;
    await work.create(['cyd'], { more: { alsoCalled, people: { [ada]: 'NL' } } });
    expect([licencesOf(id), licencesOf(stranger.id)]).toEqual([[sku.e3], [sku.e3]]);
    const kind = createLicencesKind(work.session, labSleep);
    const read = await kind.read({ id: '', state, args, context: work.context() });
    expect(read?.state.people).toBe('');
    const after = await kind.update({ id: '', state, args, context: work.context() });
    expect([licencesOf(id), licencesOf(stranger.id)]).toEqual([[sku.e3, sku.phone], [sku.e3]]);
    expect(after.state.users).toBe(`${ada} ${id} made MCOEV`);
    tenant.lab.store.put('user', stranger.id, { ...stranger, userPrincipalName: ada, licences: [sku.e3] });
    expect((await kind.read({ id: '', state: after.state, args, context: work.context() }))?.state.people).toBe(
      `${ada} NL\n`,
    );
  });

  it.each([
    ['Subscription with SKU x does not have any available licenses.', 'was free any more'],
    [
      `License assignment failed because service plans 4828c8ec-dc2e-4779-b502-87ac9ce28ab7,0feaeb32-d00e-4d66-bd5a-43b5b83db82c are mutually exclusive`,
      'excludes a licence that the user has (MCOEV, MCOSTANDARD)',
    ],
    [
      'License assignment failed because service plan 4828c8ec-dc2e-4779-b502-87ac9ce28ab7 depends on the service plan(s) 0feaeb32-d00e-4d66-bd5a-43b5b83db82c',
      'must come and go together (MCOEV, MCOSTANDARD)',
    ],
    [
      'License assignment failed: ProhibitedInUsageLocationViolation',
      "isn't to be had in the user's usage location (NL)",
    ],
    [
      'User license is inherited from a group membership and it cannot be removed directly from the user.',
      'comes by a group',
    ],
    ['UniquenessViolation', "isn't unique in the tenant"],
    [
      'License x does not correspond to a valid company License.',
      'The tenant has no Teams Phone Standard (MCOEV) any more',
    ],
  ])('tells the refusal "%s"', async (text, told) => {
    work.change('ada', { licences: [sku.e3] });
    const { work: refused } = setupOn(() => refusal(text));
    const state = await refused.create(['ada', 'bob']);
    expect(state.problems).toContain(told);
    expect(state.users).toBe('');
    expect(state.people).toBe('bob@contoso.example NL\n');
  });
});

describe('reads that fail after a write', () => {
  /** From the first write of the kind on nothing that reads is answered. */
  const failingAfter = (method: string) => {
    let isDown = false;
    const { work: setup } = setupOn(({ method: now }) => {
      isDown ||= now === method;
      return undefined;
    });
    const down = () => new ServiceError({ kind: 'Unavailable', doing: 'read', text: 'Graph answers 503.' });
    const graph = async () => ({
      ...tenant.graph,
      list: ((...asked) => (isDown ? Promise.reject(down()) : tenant.graph.list(...asked))) as typeof tenant.graph.list,
      batch: ((...asked) =>
        isDown ? Promise.reject(down()) : tenant.graph.batch(...asked)) as typeof tenant.graph.batch,
    });
    return licencesAtWork(tenant, { setupGraph: setup.session.setupGraph, graph });
  };

  it('lose nothing of what was given, and say that it could not be seen', async () => {
    work.change('ada', { licences: [sku.e3] });
    const state = await failingAfter('POST').create(['ada', 'bob']);
    expect(state.users).toBe(`ada@contoso.example ${tenant.user('ada').id} made MCOEV`);
    expect(state.people).toBe('bob@contoso.example NL\n');
    expect(state.problems).toContain("whether it has reached Teams couldn't be read: Graph answers 503.");
  });

  it('keep only those whose usage location is not seen from a licence', async () => {
    work.change('ada', { licences: [sku.e3], usageLocation: null });
    const state = await failingAfter('PATCH').create(['ada', 'bob']);
    expect(state.problems).toContain(
      "The usage location was set to NL, and it couldn't be read back: Graph answers 503.",
    );
    expect(state.people).toBe('bob@contoso.example NL\n');
    expect(work.has('ada')).toEqual([sku.e3]);
  });
});

describe('a reply that is lost, a run that is killed', () => {
  const lost = (): GraphReply => ({
    status: 0,
    body: undefined,
    error: new ServiceError({ kind: 'Unavailable', doing: 'give', text: 'The connection broke off.' }),
  });

  it('is looked up, and nothing is sent twice', async () => {
    work.change('ada', { licences: [sku.e3] });
    const real = await tenant.session.setupGraph({ doing: '', todo: '', permissions: [] });
    const { sent, work: watched } = setupOn(async (request) => {
      await real.batch([request], { doing: '', context: work.context() });
      return lost();
    });
    const state = await watched.create(['ada']);
    expect(sent).toHaveLength(1);
    expect(state.users).toContain('made MCOEV');
    expect(state.problems).toBe('');
  });

  it('is known from the journal: what it gave is made, not found', async () => {
    work.change('ada', { licences: [sku.e3] });
    const journal = { folder: dir, run: 'one', now: () => new Date(), providerId: 'p' };
    const real = await tenant.session.setupGraph({ doing: '', todo: '', permissions: [] });
    const { work: killed } = setupOn(async (request) => {
      await real.batch([request], { doing: '', context: work.context() });
      throw new Error('killed');
    });
    await expect(killed.create(['ada', 'bob'], { journal })).rejects.toThrow('killed');
    const { sent, work: next } = setupOn(() => undefined);
    const state = await next.create(['ada', 'bob'], { journal: { ...journal, run: 'two' } });
    expect(sent).toEqual([]);
    expect(state.users).toBe(`ada@contoso.example ${tenant.user('ada').id} made MCOEV`);
  });

  it('is known from the journal also of somebody whose row went meanwhile', async () => {
    work.change('ada', { licences: [sku.e3] });
    const journal = { folder: dir, run: 'one', now: () => new Date(), providerId: 'p' };
    const real = await tenant.session.setupGraph({ doing: '', todo: '', permissions: [] });
    const { work: killed } = setupOn(async (request) => {
      await real.batch([request], { doing: '', context: work.context() });
      throw new Error('killed');
    });
    await expect(killed.create(['ada', 'bob'], { journal })).rejects.toThrow('killed');
    const state = await work.create(['bob'], { journal: { ...journal, run: 'two' } });
    expect(state.users).toBe('');
    expect(state.leaving).toMatch(/^ada@contoso\.example \S+ MCOEV \S+\n$/);
  });
});
