import { afterEach, beforeEach, expect, it } from 'vitest';
import { planVoiceUsers } from '../../../../components/voice-users/plan.ts';
import { type Kind, PartialFailure } from '../../../../providers/kit/resource.ts';
import { createPhoneNumbersKind } from '../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { createPolicyAssignmentsKind } from '../../../../providers/msteams/resources/policy-assignments/kind.ts';
import type { RosterState } from '../../../../providers/msteams/resources/roster/layout.ts';
import type { Tenant } from '../../../../tenant/tenant.ts';
import { labSleep } from '../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../lab-tenant.ts';
import { valuesOf } from '../roster-values.ts';

let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
  const row = { Identity: 'NL agents', OnlinePstnUsages: [], Description: null, RouteType: 'BYOT' as const };
  tenant.lab.store.put('voiceRoutingPolicy', 'NL agents', { ...row, grantableFrom: tenant.lab.clock.now() });
});
afterEach(() => tenant.close());

const rows = (...names: string[]) =>
  names.map((name, at) => ({
    upn: `${name}@contoso.example`,
    number: `+3120555212${at}`,
    voiceRoutingPolicy: 'NL agents',
    callingPolicy: 'CC agents',
  }));
const rosters = (...names: string[]) =>
  planVoiceUsers('users', {
    ...{ users: rows(...names), groups: [], approvals: {}, ucaas: {}, protect: false },
  } as unknown as Tenant);
/** As each run of the engine has it. */
const kindOf = (name: string): Kind<object, object> => {
  const session = { ...tenant.session };
  return name === 'PhoneNumbers'
    ? createPhoneNumbersKind(session, labSleep)
    : createPolicyAssignmentsKind(session, labSleep);
};
const reception = 'reception@contoso.example';

it('a resource account in users.csv is refused as what it is in every roster, and nothing of it is left when the row goes', async () => {
  const before = { numbers: tenant.numbers(), policies: tenant.user('reception').policies };
  const states = new Map<string, { id: string; state: object }>();
  for (const { kind: name, name: key, args } of rosters('ada', 'reception')) {
    const kind = kindOf(name);
    const error = await kind.create({ args, context: stepContext() }).catch((caught: unknown) => caught);
    if (!(error instanceof PartialFailure)) throw error;
    expect(error.message).toContain(`to ${reception}: This is a resource account;`);
    expect(error.reasons).toHaveLength(1);
    expect(Object.keys(valuesOf(error.state as RosterState))).toEqual(['ada@contoso.example']);
    states.set(key, error);
  }
  expect([...states.keys()]).toEqual([
    'users-numbers',
    'users-policies-OnlineVoiceRoutingPolicy',
    'users-policies-TeamsCallingPolicy',
  ]);
  expect(tenant.user('reception').policies).toEqual(before.policies);
  for (const { kind: name, name: key, args } of rosters('ada')) {
    const kind = kindOf(name);
    const { id, state } = states.get(key) ?? expect.unreachable();
    tenant.lab.clock.advance(3_600_000);
    const { state: after } = await kind.update({ id, args, state, context: stepContext() });
    await kindOf(name).delete({ id, state: after, context: stepContext() });
  }
  expect(tenant.numbers()).toEqual(before.numbers);
  expect([tenant.user('reception').policies, tenant.user('ada').policies]).toEqual([before.policies, {}]);
});
