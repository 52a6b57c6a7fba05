import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';

const numbers = {
  'ada@contoso.example': '+31205552101',
  'bob@contoso.example': '+31205552102',
  'cyd@contoso.example': '+31205552103',
};

let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(() => tenant.close());

it('warns on refresh of users who have a number and cannot be rung on it', async () => {
  const kind = createPhoneNumbersKind(tenant.session, labSleep);
  const { state } = await kind.create({ args: { numbers }, context: stepContext() });
  tenant.lab.store.put('user', tenant.user('ada').id, { ...tenant.user('ada'), licences: [] });
  tenant.lab.store.put('user', tenant.user('bob').id, { ...tenant.user('bob'), accountEnabled: false });
  const context = stepContext();
  const read = await kind.read({ id: 'phone-numbers', state, args: { numbers }, context });
  expect(read?.state).toEqual(state);
  expect(context.lines.map((line) => line.split('\n')[0])).toEqual([
    'Without the licence for their number: ada@contoso.example (+31205552101, no Phone System and no Teams). Calls go elsewhere.',
    'With a number and a disabled account: bob@contoso.example (+31205552102). Calls go elsewhere.',
  ]);
});
