import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import type { Graph } from '../../../../../providers/msteams/graph/graph.ts';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { openJournal } from '../../../../../providers/msteams/resources/roster/journal.ts';
import type { PhoneNumbersState } from '../../../../../providers/msteams/schema/phone-numbers.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
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
const run = (session: Partial<Session> = {}) =>
  createPhoneNumbersKind({ ...tenant.session, journal: journal(), ...session }, labSleep);
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
const create = async (pairs: Record<string, number>, context = stepContext(), kind = run()) =>
  (await kind.create({ args: { numbers: roster(pairs) }, context })).state;
const update = async (state: PhoneNumbersState, pairs: Record<string, number>, context = stepContext(), kind = run()) =>
  (await kind.update({ id, args: { numbers: roster(pairs) }, state, context })).state;
const destroy = async (state: PhoneNumbersState, context = stepContext(), kind = run()) => {
  await kind.delete({ id, state, context });
  return context.lines;
};
const diff = (state: PhoneNumbersState, pairs: Record<string, number>) =>
  run()
    .diff({ urn: stepContext().urn, id, state, args: { numbers: roster(pairs) } })
    .map(({ kind, path }) => `${kind} ${path}`);
const how = (state: PhoneNumbersState) =>
  Object.fromEntries(state.users.split('\n').map((line) => [line.split('@')[0], line.split(' ').slice(2).join(' ')]));

describe('numbers that were there before', () => {
  it('are found, said in preview and run, and left by destroy', async () => {
    byHand('ada', 1);
    const preview = stepContext();
    await run().foresee?.({ args: { numbers: roster({ ada: 1, bob: 2 }) }, context: preview });
    const said =
      "Already with their users: 1 of 2 numbers: ada@contoso.example (+31205552101). Destroy leaves what was there before; a row that is taken out doesn't.";
    expect(preview.lines).toEqual([said]);
    const context = stepContext();
    const state = await create({ ada: 1, bob: 2 }, context);
    expect(context.lines).toContain(said);
    expect(how(state)).toEqual({ ada: `found ${number(1)}`, bob: `made ${number(2)}` });
    expect(diff(state, { ada: 1, bob: 2 })).toEqual([]);
    const lines = await destroy(state);
    expect(held()).toEqual(roster({ ada: 1 }));
    expect(lines).toContain('Left with their users, there before: 1 of 2 numbers: ada@contoso.example (+31205552101).');
  });

  it('stay found in later runs, also after a refresh', async () => {
    byHand('ada', 1);
    const state = await update(await create({ ada: 1 }), { ada: 1, bob: 2 });
    expect(how(state)).toEqual({ ada: `found ${number(1)}`, bob: `made ${number(2)}` });
    const read = await run().read({ id, state, context: stepContext() });
    expect(read?.state).toEqual(state);
  });

  it('are released when their row goes', async () => {
    byHand('ada', 1);
    const state = await create({ ada: 1, bob: 2 });
    expect(diff(state, { bob: 2 })).toEqual(['delete numbers["ada@contoso.example"]']);
    await update(state, { bob: 2 });
    expect(held()).toEqual(roster({ bob: 2 }));
  });

  it('make way for one that we give, which is made', async () => {
    byHand('ada', 1);
    const state = await update(await create({ ada: 1 }), { ada: 2 });
    expect(how(state)).toEqual({ ada: `made ${number(2)}` });
    await destroy(state);
    expect(held()).toEqual({});
  });

  it('are found where a refresh meets them in the place of ours', async () => {
    const state = await create({ ada: 1 });
    byHand('ada', 7);
    const read = await run().read({ id, state, context: stepContext() });
    expect(how(read?.state ?? state)).toEqual({ ada: `found ${number(7)}` });
  });

  it('are found after an import too, which starts empty', async () => {
    byHand('ada', 1);
    const read = await run().read({ id, context: stepContext() });
    expect(how(await update(read?.state ?? { users: 'nobody' }, { ada: 1 }))).toEqual({ ada: `found ${number(1)}` });
  });

  it('are not known to a preview that nobody is signed in for, which goes on', async () => {
    const graph = () =>
      Promise.reject(
        new ServiceError({ kind: 'Forbidden', doing: 'sign in', text: 'No credential.', fix: 'set one.' }),
      );
    const context = stepContext();
    await run({ graph }).foresee?.({ args: { numbers: roster({ ada: 1 }) }, context });
    expect(context.lines).toEqual(["Which numbers are with their users already isn't known: sign in: No credential."]);
  });

  it('can not be told from ours in state of version 0.1.0: all count as made, and its first preview says how many', async () => {
    const { users } = await create({ ada: 1, bob: 2 });
    const old = { numbers: roster({ ada: 1, bob: 2 }), objectIds: {} as Record<string, string> };
    for (const line of users.split('\n')) old.objectIds[line.split(' ')[0] ?? ''] = line.split(' ')[1] ?? '';
    const state = old as unknown as PhoneNumbersState;
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    expect(run().diff({ urn: '', id, state, args: { numbers: old.numbers }, log })).toEqual([]);
    expect(lines).toEqual([
      "Its state doesn't tell which numbers were there before: all 2 count as made by this stack, and destroy takes them away.",
    ]);
    expect((await run().read({ id, state, context: stepContext() }))?.state).toEqual(old);
    await destroy(state);
    expect(held()).toEqual({});
  });
});

describe('a run that was killed', () => {
  const sent = (name: string, at: number) =>
    openJournal({ ...tenant.session, journal: journal() }, stepContext().urn, 'PhoneNumbers')?.note('sent', [
      { upn: upn(name), objectId: tenant.user(name).id, to: number(at) },
    ]);

  it('is known by its journal: what it gave is made', async () => {
    await create({ ada: 1, bob: 2 }); // and the state is lost
    const state = await create({ ada: 1, bob: 2 });
    expect(how(state)).toEqual({ ada: `made ${number(1)}`, bob: `made ${number(2)}` });
  });

  it('has its number back when the row goes: listed, released, forgotten', async () => {
    await create({ ada: 1, bob: 2 }); // and the state is lost
    const args = { numbers: roster({ bob: 2 }) };
    const preview = stepContext();
    await run().foresee?.({ args, context: preview });
    expect(preview.lines[0]).toContain('Only the journal knows of these');
    expect(preview.lines[0]).toContain('ada@contoso.example (+31205552101)');
    const state = await create({ bob: 2 });
    expect(held()).toEqual(roster({ bob: 2 }));
    expect(diff(state, { bob: 2 })).toEqual([]);
  });

  it('shows in the next comparison, though files and state agree', async () => {
    const state = await create({ bob: 2 });
    sent('ada', 1);
    byHand('ada', 1);
    expect(diff(state, { bob: 2 })).toEqual(['delete numbers["ada@contoso.example"]']);
    const after = await update(state, { bob: 2 });
    expect(held()).toEqual(roster({ bob: 2 }));
    expect(diff(after, { bob: 2 })).toEqual([]);
  });

  it('is released only from whom the journal names', async () => {
    const state = await create({ bob: 2 });
    sent('ada', 1);
    byHand('spare1', 1);
    const context = stepContext();
    await update(state, { bob: 2 }, context);
    expect(held()).toEqual(roster({ spare1: 1, bob: 2 }));
    expect(context.lines).toContain(
      "+31205552101 was ada@contoso.example's, spare1@contoso.example has it now: left as it is.",
    );
  });

  it('counts in the limit of a mass change', async () => {
    for (const [at, name] of ['ada', 'bob', 'cyd', 'dan', 'eli', 'fay'].entries()) sent(name, at + 1);
    const check = (pairs: Record<string, number>) =>
      run().check({ urn: stepContext().urn, news: { numbers: roster(pairs) } }).failures[0]?.reason;
    expect(check({ gus: 7, ada: 1 })).toBeUndefined();
    expect(check({ gus: 7 })).toContain('this takes 6 numbers from their users');
  });

  it('is taken back by destroy too', async () => {
    const state = await create({ bob: 2 });
    sent('ada', 1);
    byHand('ada', 1);
    await destroy(state);
    expect(held()).toEqual({});
  });

  it('has each request in its journal before the request leaves', async () => {
    const unknown: string[] = [];
    const graph: Graph = {
      ...tenant.graph,
      batch: (requests, how) => {
        const lines = readdirSync(folder)
          .map((file) => readFileSync(join(folder, file), 'utf8'))
          .join('');
        for (const { method, body } of requests) {
          const { telephoneNumber = '' } = (body ?? {}) as { telephoneNumber?: string };
          const isKnown = new RegExp(`"${telephoneNumber.replace('+', '\\+')}".*"step":"sent"`).test(lines);
          if (method === 'POST' && !isKnown) unknown.push(telephoneNumber);
        }
        return tenant.graph.batch(requests, how);
      },
    };
    const kind = run({ graph: async () => graph });
    const state = await create({ ada: 1, bob: 2 }, stepContext(), kind);
    await update(state, { ada: 2, bob: 3 }, stepContext(), kind);
    expect(held()).toEqual(roster({ ada: 2, bob: 3 }));
    expect(unknown).toEqual([]);
  });

  it('sends nothing that the journal can not be told', async () => {
    const kind = run({ journal: { ...journal(), folder: '/dev/null/journal' } });
    await expect(create({ ada: 1 }, stepContext(), kind)).rejects.toThrow('the journal /dev/null/journal');
    expect(held()).toEqual({});
  });

  it('can not be recovered without a journal, and a preview says so once', async () => {
    const kind = run({ journal: undefined });
    const context = stepContext();
    for (const _ of [1, 2]) await kind.foresee?.({ args: { numbers: roster({ ada: 1 }) }, context });
    expect(context.lines.filter((line) => line.startsWith('There is no journal'))).toHaveLength(1);
  });
});

describe('a roster under a new name', () => {
  const renamed = () => ({ ...stepContext(), urn: 'urn:pulumi:lab::trunkline::msteams:index:PhoneNumbers::renamed' });

  it('keeps what was made as made by an alias, whose state it is given', async () => {
    const state = await update(await create({ ada: 1 }), { ada: 1, bob: 2 }, renamed(), run({ journal: undefined }));
    expect(how(state)).toEqual({ ada: `made ${number(1)}`, bob: `made ${number(2)}` });
  });

  it('keeps what was made as made, by its journal', async () => {
    byHand('ada', 1);
    const first = await create({ ada: 1, bob: 2 });
    const before = await update(first, { ada: 1, bob: 2, cyd: 3 }); // whatever the first run wrote is forgotten
    const kind = run();
    const state = await create({ ada: 1, bob: 2, cyd: 3 }, renamed(), kind);
    await destroy(before, stepContext(), kind);
    expect(held()).toEqual(roster({ ada: 1, bob: 2, cyd: 3 }));
    expect(diff(state, { ada: 1, bob: 2, cyd: 3 })).toEqual([]);
    await destroy(state, renamed());
    expect(held()).toEqual(roster({ ada: 1 }));
  });

  it('says that it can not know without one', async () => {
    const before = await create({ bob: 2 }, stepContext(), run({ journal: undefined }));
    const kind = run({ journal: undefined });
    const state = await create({ bob: 2 }, renamed(), kind);
    const lines = await destroy(before, stepContext(), kind);
    expect(lines.some((line) => line.includes('An alias for the old name keeps it.'))).toBe(true);
    expect(how(state)).toEqual({ bob: `found ${number(2)}` });
  });
});

describe('a number whose end is not known', () => {
  it('stays in the state, and goes with its row', async () => {
    tenant.lab.faults.add({ kind: 'error', on: 'assignNumber', times: 999 });
    const error = await create({ ada: 1 }).catch((caught: unknown) => caught);
    if (!(error instanceof PartialFailure)) throw error;
    const state = error.state as PhoneNumbersState;
    expect(how(state)).toEqual({ ada: `pending ${number(1)}` });
    expect(diff(state, { ada: 1 })).toEqual(['add numbers["ada@contoso.example"]']);
    tenant.lab.faults.clear();
    byHand('ada', 1); // it arrives after all
    expect(diff(state, { bob: 2 })).toContain('delete numbers["ada@contoso.example"]');
    await update(state, { bob: 2 });
    expect(held()).toEqual(roster({ bob: 2 }));
  });
});
