import { afterEach, beforeEach, expect, it } from 'vitest';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import type { PhoneNumbersState } from '../../../../../providers/msteams/schema/phone-numbers.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';
import { valuesOf } from '../../roster-values.ts';

const ada = 'ada@contoso.example';
const bob = 'bob@contoso.example';
const number = '+31205552101';

let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(() => tenant.close());

const kind = () => createPhoneNumbersKind(tenant.session, labSleep);
const none: PhoneNumbersState = { users: '' };
const update = (numbers: Record<string, string>, context = stepContext()) =>
  kind().update({ id: 'phone-numbers', args: { numbers }, state: none, context });
/** Ada leaves, and a refresh has made the state forget her; Teams still has the number with her. */
const deleteAda = async () => {
  await kind().create({ args: { numbers: { [ada]: number } }, context: stepContext() });
  const user = tenant.user('ada');
  tenant.lab.store.put('user', user.id, { ...user, deletedDateTime: '2026-03-01T00:00:00Z' });
  return user.id;
};

it('gives the next user a number that Teams still has with one who is deleted', async () => {
  const gone = await deleteAda();
  const context = stepContext();
  const { state } = await update({ [bob]: number }, context);
  expect(valuesOf(state)).toEqual({ [bob]: number });
  expect(tenant.lab.store.get('number', number)?.assignmentTargetId).not.toBe(gone);
  expect(context.lines).toContain(`${number} was still with ${ada}, who is deleted: it goes to ${bob}.`);
});

it('says of a deleted user only that, and leaves the number while the file names the user', async () => {
  const gone = await deleteAda();
  const failure = await update({ [ada]: number }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PartialFailure);
  expect((failure as PartialFailure).reasons).toEqual([
    `assign ${number} to ${ada}: The user was deleted on 2026-03-01.\n  Fix: restore the user in Entra, or remove the row from users.csv.`,
  ]);
  expect(tenant.lab.store.get('number', number)?.assignmentTargetId).toBe(gone);
});
