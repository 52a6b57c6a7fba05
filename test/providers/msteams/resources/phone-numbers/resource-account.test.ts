import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import type { PhoneNumbersState } from '../../../../../providers/msteams/schema/phone-numbers.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';
import { valuesOf } from '../../roster-values.ts';

const ada = 'ada@contoso.example';
const reception = 'reception@contoso.example';
const itsOwn = '+31205559000';

let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(() => tenant.close());

const kind = () => createPhoneNumbersKind({ ...tenant.session }, labSleep);
const failure = async (numbers: Record<string, string>) => {
  const error = await kind()
    .create({ args: { numbers }, context: stepContext() })
    .then(() => undefined)
    .catch((caught: unknown) => caught);
  if (!(error instanceof PartialFailure)) throw error ?? new Error('It did not fail.');
  return { reasons: error.reasons, state: error.state as PhoneNumbersState };
};
const refused = (number: string) =>
  `assign ${number} to ${reception}: This is a resource account; trunkline gives numbers and policies to people's accounts only.\n` +
  "  Fix: remove the row from users.csv; an auto attendant's or call queue's number and policies are set in the Teams admin center.";

describe('a resource account in the roster of numbers', () => {
  it.each([
    ['another number', '+31205552129'],
    ['the number that it has', itsOwn],
  ])('is refused as what it is, with %s, and keeps its own also when all is destroyed', async (_, number) => {
    const { reasons, state } = await failure({ [reception]: number, [ada]: '+31205552101' });
    expect(reasons).toEqual([refused(number)]);
    expect(valuesOf(state)).toEqual({ [ada]: '+31205552101' });
    await kind().delete({ id: 'phone-numbers', state, context: stepContext() });
    expect(tenant.lab.store.get('number', itsOwn)?.assignmentTargetId).toBe(tenant.user('reception').id);
    expect(tenant.numbers()).not.toHaveProperty(ada);
  });

  it('gives its number to nobody, though the roster names both', async () => {
    const { reasons } = await failure({ [reception]: '+31205552129', [ada]: itsOwn });
    expect(reasons).toEqual([
      refused('+31205552129'),
      `assign ${itsOwn} to ${ada}: ${itsOwn} is held by the resource account ${reception}.\n` +
        `  Fix: release ${itsOwn} from ${reception}, or correct the number in users.csv.`,
    ]);
    expect(tenant.lab.store.get('number', itsOwn)?.assignmentTargetId).toBe(tenant.user('reception').id);
  });
});
