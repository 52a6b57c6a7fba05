import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LabNumber } from '../../../../../lab/model.ts';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';

let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
  // Where Graph keeps an operation to itself, its refusal is never learnt.
  tenant.lab.switches.numberRefusals = 'request';
});
afterEach(() => tenant.close());

const upn = (name: string) => tenant.user(name).userPrincipalName;
const inTenant = (telephoneNumber: string, facts: Partial<LabNumber>) =>
  tenant.lab.store.put('number', telephoneNumber, {
    telephoneNumber,
    numberType: 'directRouting',
    assignmentTargetId: null,
    assignmentStatus: 'unassigned',
    assignmentCategory: 'primary',
    numberSource: 'online',
    blocked: false,
    ...facts,
  });
/** One message a person, by name; nothing where the number was given. */
const give = async (numbers: Readonly<Record<string, string>>) => {
  const args = { numbers: Object.fromEntries(Object.entries(numbers).map(([name, number]) => [upn(name), number])) };
  const error = await createPhoneNumbersKind({ ...tenant.session }, labSleep)
    .create({ args, context: stepContext() })
    .then(() => undefined)
    .catch((caught: unknown) => caught);
  const reasons = error instanceof PartialFailure ? error.reasons.map(String) : [];
  if (error !== undefined && reasons.length === 0) throw error;
  return (name: string) => reasons.find((reason) => reason.includes(`to ${upn(name)}: `)) ?? 'given';
};

it('each obstacle of a number has a message of its own, before or after it is asked for, and the others have theirs', async () => {
  inTenant('+31205557001', { blocked: true });
  inTenant('+31205557002', { numberType: 'callingPlan' });
  inTenant('+31205557003', { numberType: 'operatorConnect' });
  inTenant('+31205557004', { assignmentTargetId: 'Tag:SC1', assignmentStatus: 'policyAssigned' });
  inTenant('+31205557005', { numberSource: 'onPremises' });
  const said = await give({
    ada: '+31205557001',
    bob: '+31205557002',
    cyd: '+31205557003',
    dan: '+31205557004',
    eve: '+31205557005',
    fay: '+31205559000',
    gus: '+31205557100;ext=101',
    hal: '+31205557100;ext=102',
  });
  expect(said('ada')).toContain('is blocked for assignment');
  expect(said('ada')).toContain('Fix: lift the block (Set-CsPhoneNumberAssignmentBlock), or choose another number');
  expect(said('bob')).toContain('+31205557002 is a Calling Plan number.');
  expect(said('cyd')).toContain('+31205557003 is an Operator Connect number.');
  expect(said('dan').toLowerCase()).toContain('+31205557004 is held by the shared calling policy tag:sc1.');
  expect(said('eve')).toContain('+31205557005 is a number of the on-premises directory.');
  expect(said('fay')).toContain(`+31205559000 is held by the resource account ${upn('reception')}.`);
  expect([said('gus'), said('hal')]).toEqual(['given', 'given']);
});

it('an extension that somebody else holds is told, and the number without it is another', async () => {
  inTenant('+31205557100;ext=101', { assignmentTargetId: tenant.user('spare1').id, assignmentStatus: 'userAssigned' });
  const said = await give({ ada: '+31205557100;ext=101', bob: '+31205557100' });
  expect(said('ada')).toContain(`+31205557100;ext=101 is held by ${upn('spare1')}.`);
  expect(said('bob')).toBe('given');
});
