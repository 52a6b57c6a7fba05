import { describe, expect, it } from 'vitest';
import { stepContext } from '../../lab-tenant.ts';
import { numberAt, rosterAtWork, rosterOf } from './a-roster-at-work.ts';

const { tenant, run, held, byHand, sent, create, update, read, destroy, diff } = rosterAtWork();
const _id = 'phone-numbers';

describe('what only the journal knows', () => {
  it('is not what a refresh took out of the state', async () => {
    const state = await create({ ada: 1, bob: 2 });
    byHand('ada', undefined);
    const refreshed = await read(state);
    byHand('ada', 1);
    for (const known of [refreshed, state]) {
      const preview = stepContext();
      await run().foresee?.({ args: { numbers: rosterOf({ bob: 2 }) }, state: known, context: preview });
      expect(preview.lines).toEqual([]);
    }
    expect(diff(refreshed, { bob: 2 })).toEqual([]);
    await update(refreshed, { bob: 2, cyd: 3 });
    expect(held()).toEqual(rosterOf({ ada: 1, bob: 2, cyd: 3 }));
  });

  it('is still known by its journal after a refresh', async () => {
    const state = await create({ bob: 2, cyd: 3 });
    sent('ada', 1);
    byHand('ada', 1);
    byHand('cyd', undefined);
    const refreshed = await read(state);
    expect(diff(refreshed, { bob: 2 })).toEqual(['delete ada@contoso.example']);
    await update(refreshed, { bob: 2 });
    expect(held()).toEqual(rosterOf({ bob: 2 }));
  });

  it.each(['a row that goes', 'destroy'])('is waited for where it is still on its way, by %s', async (by) => {
    const state = await create({ bob: 2 });
    sent('ada', 1);
    const body = {
      telephoneNumber: numberAt(1),
      assignmentTargetId: tenant().user('ada').id,
      numberType: 'directRouting',
    };
    const path = '/admin/teams/telephoneNumberManagement/numberAssignments/assignNumber';
    const doing = 'assign a number';
    await tenant().graph.batch([{ method: 'POST', path, body, doing }], { doing, context: stepContext() });
    expect(held()).toEqual(rosterOf({ bob: 2 }));
    if (by === 'destroy') await destroy(state);
    else await update(state, { bob: 2 });
    tenant().lab.clock.advance(3_600_000);
    await read(state); // the lab ends its operations when it is asked
    expect(held()).toEqual(by === 'destroy' ? {} : rosterOf({ bob: 2 }));
  });
});
