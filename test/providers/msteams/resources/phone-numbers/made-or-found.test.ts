import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import type { PartialFailure } from '../../../../../providers/kit/resource.ts';
import type { PhoneNumbersState } from '../../../../../providers/msteams/schema/phone-numbers.ts';
import { stepContext } from '../../lab-tenant.ts';
import { howOf, numberAt, rosterAtWork, rosterOf } from './a-roster-at-work.ts';

const { run, held, byHand, graphOn, killedGivingBack, create, update, read, destroy, diff } = rosterAtWork();
const id = 'phone-numbers';

describe('numbers that were there before', () => {
  it('are found, said in preview and run, and left by destroy', async () => {
    byHand('ada', 1);
    const preview = stepContext();
    await run().foresee?.({ args: { numbers: rosterOf({ ada: 1, bob: 2 }) }, context: preview });
    const said =
      "Already with their users: 1 of 2 numbers: ada@contoso.example (+31205552101). Destroy leaves what was there before; a row that is taken out doesn't.";
    expect(preview.lines).toEqual([said]);
    const context = stepContext();
    const state = await create({ ada: 1, bob: 2 }, context);
    expect(context.lines).toContain(said);
    expect(howOf(state)).toEqual({ ada: `found ${numberAt(1)}`, bob: `made ${numberAt(2)}` });
    expect(diff(state, { ada: 1, bob: 2 })).toEqual([]);
    const lines = await destroy(state);
    expect(held()).toEqual(rosterOf({ ada: 1 }));
    expect(lines).toContain('Left with their users, there before: 1 of 2 numbers: ada@contoso.example (+31205552101).');
  });

  it('stay found in later runs, also after a refresh', async () => {
    byHand('ada', 1);
    const state = await update(await create({ ada: 1 }), { ada: 1, bob: 2 });
    expect(howOf(state)).toEqual({ ada: `found ${numberAt(1)}`, bob: `made ${numberAt(2)}` });
    expect(await read(state)).toEqual(state);
  });

  it('are released when their row goes', async () => {
    byHand('ada', 1);
    const state = await create({ ada: 1, bob: 2 });
    expect(diff(state, { bob: 2 })).toEqual(['delete ada@contoso.example']);
    await update(state, { bob: 2 });
    expect(held()).toEqual(rosterOf({ bob: 2 }));
  });

  it('make way for one that we give, which is made', async () => {
    byHand('ada', 1);
    const state = await update(await create({ ada: 1 }), { ada: 2 });
    expect(howOf(state)).toEqual({ ada: `made ${numberAt(2)}` });
    await destroy(state);
    expect(held()).toEqual({});
  });

  it('stay found where a swap fails and the run is killed while it gives them back', async () => {
    byHand('ada', 1);
    const state = await create({ ada: 1 });
    const kind = killedGivingBack(9, () => byHand('ada', 1));
    await expect(update(state, { ada: 9 }, stepContext(), kind)).rejects.toThrow('killed');
    expect(diff(state, { ada: 1 })).toEqual([]);
    const after = await update(state, { ada: 1, bob: 2 });
    expect(howOf(after)).toEqual({ ada: `found ${numberAt(1)}`, bob: `made ${numberAt(2)}` });
    await destroy(after);
    expect(held()).toEqual(rosterOf({ ada: 1 }));
  });

  it('stay found where nobody knows whether they came back', async () => {
    byHand('ada', 1);
    const graph = graphOn(({ path, body, doing }) => {
      const { telephoneNumber } = (body ?? {}) as { telephoneNumber?: string };
      if (!path.endsWith('/assignNumber')) return undefined;
      const kind = telephoneNumber === numberAt(9) ? 'Rejected' : 'Unavailable';
      return { status: 400, body: undefined, error: new ServiceError({ kind, doing, text: 'No.' }) };
    });
    const failed = update(await create({ ada: 1 }), { ada: 9 }, stepContext(), run(graph));
    const { state } = await failed.then(
      () => ({ state: { users: '' } }),
      (error: PartialFailure) => ({ state: error.state as PhoneNumbersState }),
    );
    expect(howOf(state)).toEqual({ ada: `found ${numberAt(1)}` });
    byHand('ada', 1);
    await destroy(state);
    expect(held()).toEqual(rosterOf({ ada: 1 }));
  });

  it('are found where a refresh meets them in the place of ours', async () => {
    const state = await create({ ada: 1 });
    byHand('ada', 7);
    expect(howOf(await read(state))).toEqual({ ada: `found ${numberAt(7)}` });
  });

  it('are found after an import too, which starts empty', async () => {
    byHand('ada', 1);
    const read = await run().read({ id, context: stepContext() });
    expect(howOf(await update(read?.state ?? { users: 'nobody' }, { ada: 1 }))).toEqual({
      ada: `found ${numberAt(1)}`,
    });
  });

  it('are not known to a preview that nobody is signed in for, which goes on', async () => {
    const graph = () =>
      Promise.reject(
        new ServiceError({ kind: 'Forbidden', doing: 'sign in', text: 'No credential.', fix: 'set one.' }),
      );
    const context = stepContext();
    await run({ graph }).foresee?.({ args: { numbers: rosterOf({ ada: 1 }) }, context });
    expect(context.lines).toEqual(["Which numbers are with their users already isn't known: sign in: No credential."]);
  });

  it('can not be told from ours in state of version 0.1.0: all count as made, and its first preview says how many', async () => {
    const { users } = await create({ ada: 1, bob: 2 });
    const old = { numbers: rosterOf({ ada: 1, bob: 2 }), objectIds: {} as Record<string, string> };
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

describe('a roster under a new name', () => {
  const renamed = () => ({ ...stepContext(), urn: 'urn:pulumi:lab::trunkline::msteams:index:PhoneNumbers::renamed' });

  it('keeps what was made as made by an alias, whose state it is given', async () => {
    const state = await update(await create({ ada: 1 }), { ada: 1, bob: 2 }, renamed(), run({ journal: undefined }));
    expect(howOf(state)).toEqual({ ada: `made ${numberAt(1)}`, bob: `made ${numberAt(2)}` });
  });

  it('keeps what was made as made, by its journal', async () => {
    byHand('ada', 1);
    const first = await create({ ada: 1, bob: 2 });
    const before = await update(first, { ada: 1, bob: 2, cyd: 3 }); // whatever the first run wrote is forgotten
    const kind = run();
    const state = await create({ ada: 1, bob: 2, cyd: 3 }, renamed(), kind);
    await destroy(before, stepContext(), kind);
    expect(held()).toEqual(rosterOf({ ada: 1, bob: 2, cyd: 3 }));
    expect(diff(state, { ada: 1, bob: 2, cyd: 3 })).toEqual([]);
    await destroy(state, renamed());
    expect(held()).toEqual(rosterOf({ ada: 1 }));
  });

  it('says that it can not know without one', async () => {
    const before = await create({ bob: 2 }, stepContext(), run({ journal: undefined }));
    const kind = run({ journal: undefined });
    const state = await create({ bob: 2 }, renamed(), kind);
    const lines = await destroy(before, stepContext(), kind);
    expect(lines.some((line) => line.includes('An alias for the old name keeps it.'))).toBe(true);
    expect(howOf(state)).toEqual({ bob: `found ${numberAt(2)}` });
  });
});
