import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import type { PhoneNumbersState } from '../../../../../providers/msteams/schema/phone-numbers.ts';
import { stepContext } from '../../lab-tenant.ts';
import { howOf, numberAt, rosterAtWork, rosterOf } from './a-roster-at-work.ts';

const { tenant, run, held, byHand, graphOn, create, update, diff } = rosterAtWork();
const _id = 'phone-numbers';

describe('a number whose end is not known', () => {
  const lost = async (work: Promise<PhoneNumbersState>): Promise<PhoneNumbersState> => {
    const error = await work.then(() => undefined).catch((caught: unknown) => caught);
    if (!(error instanceof PartialFailure)) throw error ?? new Error('It did not fail.');
    return error.state as PhoneNumbersState;
  };
  const unanswered = async () => {
    tenant().lab.faults.add({ kind: 'error', on: 'assignNumber', times: 999 });
    const state = await lost(create({ ada: 1 }));
    tenant().lab.faults.clear();
    expect(howOf(state)).toEqual({ ada: `pending ${numberAt(1)}` });
    return state;
  };

  it('stays in the state, and goes with its row', async () => {
    const state = await unanswered();
    expect(diff(state, { ada: 1 })).toEqual(['add ada@contoso.example']);
    byHand('ada', 1); // it arrives after all
    expect(diff(state, { bob: 2 })).toContain('delete ada@contoso.example');
    await update(state, { bob: 2 });
    expect(held()).toEqual(rosterOf({ bob: 2 }));
  });

  it.each([
    ['is refused', 'Rejected'],
    ['does not begin, for the user is not ready', undefined],
  ] as const)('is not forgotten where the next try %s', async (_, kind) => {
    const state = await unanswered();
    const { accountEnabled } = tenant().user('ada');
    if (kind === undefined)
      tenant().lab.store.put('user', tenant().user('ada').id, { ...tenant().user('ada'), accountEnabled: false });
    const graph = graphOn(({ path, doing }) =>
      kind !== undefined && path.endsWith('/assignNumber')
        ? { status: 400, body: undefined, error: new ServiceError({ kind, doing, text: 'No.' }) }
        : undefined,
    );
    const after = await lost(update(state, { ada: 1 }, stepContext(), run(graph)));
    expect(howOf(after)).toEqual({ ada: `pending ${numberAt(1)}` });
    tenant().lab.store.put('user', tenant().user('ada').id, { ...tenant().user('ada'), accountEnabled });
    byHand('ada', 1); // it arrives after all
    await update(after, { bob: 2 });
    expect(held()).toEqual(rosterOf({ bob: 2 }));
  });

  it('is settled once the user has the number', async () => {
    const state = await unanswered();
    expect(howOf(await update(state, { ada: 3 }))).toEqual({ ada: `made ${numberAt(3)}` });
  });
});
