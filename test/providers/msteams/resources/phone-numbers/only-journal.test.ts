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

  it('counts in the limit of a mass change, though the file is as it was', async () => {
    const state = await create({ ada: 1 });
    const check = () =>
      run().check({
        urn: stepContext().urn,
        olds: { numbers: rosterOf({ ada: 1 }) },
        oldState: state,
        news: { numbers: rosterOf({ ada: 1 }) },
      }).failures;
    // Once the engine has kept it, what is asked is a text.
    const asText = () => {
      const numbers = JSON.stringify(rosterOf({ ada: 1 }));
      return run().check({ urn: stepContext().urn, olds: { numbers }, oldState: state, news: { numbers } }).failures;
    };
    expect([check(), asText()]).toEqual([[], []]);
    for (const [at, name] of ['bob', 'cyd', 'dan', 'eve', 'fay', 'gus'].entries()) sent(name, 2 + at);
    for (const failures of [check(), asText()])
      expect(failures[0]?.reason).toContain('takes 6 numbers from their users');
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
