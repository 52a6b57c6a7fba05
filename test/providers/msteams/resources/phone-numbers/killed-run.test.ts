import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../../../../../providers/msteams/graph/graph.ts';
import { stepContext } from '../../lab-tenant.ts';
import { howOf, numberAt, rosterAtWork, rosterOf } from './a-roster-at-work.ts';

const { tenant, folder, journal, run, held, byHand, sent, create, killedGivingBack, update, destroy, diff } =
  rosterAtWork();

describe('a run that was killed', () => {
  it('is known by its journal: what it gave is made', async () => {
    await create({ ada: 1, bob: 2 }); // and the state is lost
    const state = await create({ ada: 1, bob: 2 });
    expect(howOf(state)).toEqual({ ada: `made ${numberAt(1)}`, bob: `made ${numberAt(2)}` });
  });

  it('has its number back when the row goes: listed, released, forgotten', async () => {
    await create({ ada: 1, bob: 2 }); // and the state is lost
    const args = { numbers: rosterOf({ bob: 2 }) };
    const preview = stepContext();
    await run().foresee?.({ args, context: preview });
    expect(preview.lines[0]).toContain('Only the journal knows of these');
    expect(preview.lines[0]).toContain('ada@contoso.example (+31205552101)');
    const state = await create({ bob: 2 });
    expect(held()).toEqual(rosterOf({ bob: 2 }));
    expect(diff(state, { bob: 2 })).toEqual([]);
  });

  it('is known still after a second one that was killed while it gave the number back', async () => {
    await create({ ada: 1 }); // and the state is lost
    const kind = killedGivingBack(9, () => byHand('ada', 1));
    await expect(create({ ada: 9 }, stepContext(), kind)).rejects.toThrow('killed');
    const state = await create({ ada: 1 });
    expect(howOf(state)).toEqual({ ada: `made ${numberAt(1)}` });
  });

  it("of another backend's stack of one name is told in preview and run, and nothing of it is taken", async () => {
    const other = { ...journal(), providerId: 'one' };
    sent('ada', 1, other);
    byHand('ada', 1);
    const kind = () => run({ journal: { ...journal(), providerId: 'two' } });
    const [preview, up] = [stepContext(), stepContext()];
    await kind().foresee?.({ args: { numbers: rosterOf({ bob: 2 }) }, context: preview });
    await create({ bob: 2 }, up, kind());
    for (const { lines } of [preview, up]) {
      expect(lines[0]).toContain("Another state's journal has this stack's name");
      expect(lines[0]).toContain('left alone: ada@contoso.example (+31205552101)');
    }
    expect(held()).toEqual(rosterOf({ ada: 1, bob: 2 }));
  });

  it('shows in the next comparison, though files and state agree', async () => {
    const state = await create({ bob: 2 });
    sent('ada', 1);
    byHand('ada', 1);
    expect(diff(state, { bob: 2 })).toEqual(['delete ada@contoso.example']);
    const after = await update(state, { bob: 2 });
    expect(held()).toEqual(rosterOf({ bob: 2 }));
    expect(diff(after, { bob: 2 })).toEqual([]);
  });

  it('is released only from whom the journal names', async () => {
    const state = await create({ bob: 2 });
    sent('ada', 1);
    byHand('spare1', 1);
    const context = stepContext();
    await update(state, { bob: 2 }, context);
    expect(held()).toEqual(rosterOf({ spare1: 1, bob: 2 }));
    expect(context.lines).toContain(
      "+31205552101 was ada@contoso.example's, spare1@contoso.example has it now: left as it is.",
    );
  });

  it('counts in the limit of a mass change', async () => {
    for (const [at, name] of ['ada', 'bob', 'cyd', 'dan', 'eli', 'fay'].entries()) sent(name, at + 1);
    const check = (pairs: Record<string, number>) =>
      run().check({ urn: stepContext().urn, news: { numbers: rosterOf(pairs) } }).failures[0]?.reason;
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
      ...tenant().graph,
      batch: (requests, how) => {
        const lines = readdirSync(folder())
          .map((file) => readFileSync(join(folder(), file), 'utf8'))
          .join('');
        for (const { method, body } of requests) {
          const { telephoneNumber = '' } = (body ?? {}) as { telephoneNumber?: string };
          const isKnown = new RegExp(`"${telephoneNumber.replace('+', '\\+')}".*"step":"sent"`).test(lines);
          if (method === 'POST' && !isKnown) unknown.push(telephoneNumber);
        }
        return tenant().graph.batch(requests, how);
      },
    };
    const kind = run({ graph: async () => graph });
    const state = await create({ ada: 1, bob: 2 }, stepContext(), kind);
    await update(state, { ada: 2, bob: 3 }, stepContext(), kind);
    expect(held()).toEqual(rosterOf({ ada: 2, bob: 3 }));
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
    for (const _ of [1, 2]) await kind.foresee?.({ args: { numbers: rosterOf({ ada: 1 }) }, context });
    expect(context.lines.filter((line) => line.startsWith('There is no journal'))).toHaveLength(1);
  });
});
