import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { sendNumbers } from '../../../../../providers/msteams/resources/phone-numbers/send.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';

let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
  // Where Graph keeps the operation to itself, a refusal is never learnt.
  tenant.lab.switches.numberRefusals = 'request';
});
afterEach(() => tenant.close());

const change = (name: string, facts: object) =>
  tenant.lab.store.put('user', tenant.user(name).id, { ...tenant.user(name), ...facts });
/** A number that is sent for whatever the survey said: what it saw has changed in between. */
const refusalOf = async (name: string): Promise<string> => {
  const { id, userPrincipalName } = tenant.user(name);
  const action = { verb: 'assign', objectId: id, upn: userPrincipalName, number: '+31205557001' } as const;
  const outcomes = await sendNumbers(tenant.graph, [action], { context: stepContext(), sleep: labSleep });
  return String(outcomes.get(action));
};
const ended = (name: string) => change(name, { licences: [], endedLicences: tenant.user(name).licences });

describe('a refusal that speaks of the on-premises directory', () => {
  it('of somebody whose licence has ended is told as that', async () => {
    tenant.lab.switches.endedPhoneSystem = 'onPremises';
    ended('spare1');
    const text = await refusalOf('spare1');
    expect(text).toContain('The user has no Phone System (its licence ended) and no Teams (its licence ended).');
    expect(text).toContain('Fix: assign a licence with Phone System');
  });

  it('of somebody whom the directory synchronises is believed', async () => {
    const text = await refusalOf('on-premises');
    expect(text).toContain('already has a telephone number set in the on-premises Active Directory');
    expect(text).toContain(
      'Fix: clear the number in the on-premises directory, let it synchronise, then run up again.',
    );
  });
});

describe('an ended licence', () => {
  it('is told before anything is sent, too', async () => {
    ended('spare1');
    const upn = tenant.user('spare1').userPrincipalName;
    const args = { numbers: { [upn]: '+31205557001' } };
    const context = stepContext();
    const kind = createPhoneNumbersKind({ ...tenant.session }, labSleep);
    await expect(kind.create({ args: args as never, context })).rejects.toThrow(
      `assign +31205557001 to ${upn}: The user has no Phone System (its licence ended) and no Teams (its licence ended).`,
    );
  });
});
