import { expect, it } from 'vitest';
import { stepContext } from '../../lab-tenant.ts';
import { policiesAtWork, policyType } from './policies-at-work.ts';

const { tenant, run, create } = policiesAtWork();

it('warns on refresh of users who have a policy and no number, and cannot be rung; of the others the roster of numbers does', async () => {
  const state = await create({ ada: 'NL agents', bob: 'NL agents', cyd: 'NL agents', dan: 'NL agents' });
  const change = (name: string, facts: object) =>
    tenant().lab.store.put('user', tenant().user(name).id, { ...tenant().user(name), ...facts });
  change('ada', { licences: [] });
  change('bob', { accountEnabled: false });
  change('dan', { accountEnabled: false });
  const [row] = tenant().lab.store.list('number');
  if (row === undefined) throw new Error('The lab has no numbers.');
  const { id } = tenant().user('dan');
  tenant().lab.store.put('number', '+31205552104', {
    ...row,
    telephoneNumber: '+31205552104',
    assignmentTargetId: id,
    assignmentStatus: 'userAssigned',
  });
  tenant().lab.clock.advance(3_600_000);
  const context = stepContext();
  const read = await run().read({ id: policyType, state, context });
  expect(read?.state).toEqual(state);
  expect(context.lines.map((line) => line.split('\n')[0])).toEqual([
    'Without the licence for their policy: ada@contoso.example (NL agents, no Phone System and no Teams). Calls go elsewhere.',
    'With a policy and a disabled account: bob@contoso.example (NL agents). Calls go elsewhere.',
  ]);
});
