import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { createPolicyAssignmentsKind } from '../../../../../providers/msteams/resources/policy-assignments/kind.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';

const ada = 'ada@contoso.example';
const bob = 'bob@contoso.example';
const both = { [ada]: '+31205552101', [bob]: '+31205552102' };
const onlyAda = { [ada]: '+31205552101' };
const renamed = () => ({ ...stepContext(), urn: 'urn:pulumi:lab::trunkline::msteams:index:Test::renamed' });

let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(() => tenant.close());

/** As a later run of the engine has it: a session that knows nothing of the last. */
const later = (): Session => ({ ...tenant.session });
const numbers = (session: Session) => createPhoneNumbersKind(session, labSleep);
const policies = (session: Session) => createPolicyAssignmentsKind(session, labSleep);
const held = (name: string) => tenant.numbers()[name];
const assigned = (name: string) => tenant.user(name).policies.TeamsCallingPolicy;
const id = 'phone-numbers';

describe('a roster whose Pulumi name changes', () => {
  it('keeps the numbers of everybody whom its new name has, in the same run', async () => {
    const { state } = await numbers(later()).create({ args: { numbers: both }, context: stepContext() });
    const kind = numbers(later());
    await kind.create({ args: { numbers: onlyAda }, context: renamed() });
    const context = stepContext();
    await kind.delete({ id, state, context });
    expect([held(ada), held(bob)]).toEqual(['+31205552101', undefined]);
    expect(context.lines).toContain('left alone: "renamed" names 1 of its users.');
  });

  it('keeps them in a later run that only finishes the deletion', async () => {
    const old = await numbers(later()).create({ args: { numbers: both }, context: stepContext() });
    const { state } = await numbers(later()).create({ args: { numbers: both }, context: renamed() });
    const kind = numbers(later());
    kind.diff({ urn: renamed().urn, id, state, args: { numbers: both } });
    await kind.delete({ id, state: old.state, context: stepContext() });
    expect([held(ada), held(bob)]).toEqual(['+31205552101', '+31205552102']);
  });

  it('keeps the policies too', async () => {
    const args = { policyType: 'TeamsCallingPolicy', policies: { [ada]: 'CC agents', [bob]: 'CC agents' } };
    const { state } = await policies(later()).create({ args, context: stepContext() });
    const kind = policies(later());
    await kind.create({ args: { ...args, policies: { [ada]: 'CC agents' } }, context: renamed() });
    await kind.delete({ id: args.policyType, state, context: stepContext() });
    expect(assigned('ada')).toMatch(/CC agents$/);
    expect(assigned('bob')).toBeUndefined();
  });

  it('keeps them when it is made anew under its own name', async () => {
    const { state } = await numbers(later()).create({ args: { numbers: both }, context: stepContext() });
    const kind = numbers(later());
    await kind.create({ args: { numbers: both }, context: stepContext() });
    await kind.delete({ id, state, context: stepContext() });
    expect([held(ada), held(bob)]).toEqual(['+31205552101', '+31205552102']);
  });

  it('is deleted for good where no other roster has its users, though the run compared it', async () => {
    const { state } = await numbers(later()).create({ args: { numbers: both }, context: stepContext() });
    const kind = numbers(later());
    const context = stepContext();
    kind.diff({ urn: context.urn, id, state, args: { numbers: both } });
    await kind.delete({ id, state, context });
    expect([held(ada), held(bob)]).toEqual([undefined, undefined]);
  });
});
