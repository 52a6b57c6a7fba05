import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import type { Cmdlets } from '../../../../../providers/msteams/powershell/cmdlets.ts';
import { createPolicyAssignmentsKind } from '../../../../../providers/msteams/resources/policy-assignments/kind.ts';
import type { PolicyAssignmentsState } from '../../../../../providers/msteams/schema/policy-assignments.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';
import { userChanges, valuesOf } from '../../roster-values.ts';

const policyType = 'TeamsCallingPolicy';
const ada = 'ada@contoso.example';
const reception = 'reception@contoso.example';
const refusal =
  `assign TeamsCallingPolicy "CC agents" to ${reception}: This is a resource account; trunkline gives numbers and policies to people's accounts only.\n` +
  "  Fix: remove the row from users.csv; an auto attendant's or call queue's number and policies are set in the Teams admin center.";

let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(() => tenant.close());

const kind = () => createPolicyAssignmentsKind({ ...tenant.session }, labSleep);
const has = (name: string) => tenant.user(name).policies[policyType]?.replace(/^Tag:/, '');
const hand = (name: string, policy?: string) =>
  tenant.lab.store.put('user', tenant.user(name).id, {
    ...tenant.user(name),
    policies: policy === undefined ? {} : { [policyType]: policy },
  });
/** What the version before left: it gave policies to whoever was in users.csv. */
const stateOf = (policies: Record<string, string>): PolicyAssignmentsState => ({
  policyType,
  users: Object.entries(policies)
    .map(([upn, policy]) => `${upn} ${tenant.user(upn.slice(0, upn.indexOf('@'))).id} made ${policy}`)
    .join('\n'),
});
const update = (state: PolicyAssignmentsState, policies: Record<string, string>, context = stepContext()) =>
  kind().update({ id: policyType, args: { policyType, policies }, state, context });
const failure = async (work: Promise<unknown>) => {
  const error = await work.then(() => undefined).catch((caught: unknown) => caught);
  if (!(error instanceof PartialFailure)) throw error ?? new Error('It did not fail.');
  return { reasons: error.reasons, policies: valuesOf(error.state as PolicyAssignmentsState) };
};

describe('a resource account in the roster of a policy', () => {
  it('is refused as what it is, by name, and everybody else has their policy', async () => {
    const args = { policyType, policies: { [reception]: 'CC agents', [ada]: 'CC agents' } };
    const { reasons, policies } = await failure(kind().create({ args, context: stepContext() }));
    expect(reasons).toEqual([refusal]);
    expect(policies).toEqual({ [ada]: 'CC agents' });
    expect([has('reception'), has('ada')]).toEqual([undefined, 'CC agents']);
  });

  it('loses what the state shows as its own grant when the row goes', async () => {
    hand('reception', 'CC agents');
    const { state } = await update(stateOf({ [reception]: 'CC agents' }), {});
    expect(valuesOf(state)).toEqual({});
    expect(has('reception')).toBeUndefined();
  });

  it('loses it too when the row stays and asks for another policy', async () => {
    hand('reception', 'Old');
    const { reasons, policies } = await failure(update(stateOf({ [reception]: 'Old' }), { [reception]: 'CC agents' }));
    expect(reasons).toEqual([refusal]);
    expect(policies).toEqual({});
    expect(has('reception')).toBeUndefined();
  });

  it('keeps the policy that a hand gave it since, and says so', async () => {
    hand('reception', 'Auto attendant');
    const context = stepContext();
    const { state } = await update(stateOf({ [reception]: 'CC agents' }), {}, context);
    expect(valuesOf(state)).toEqual({});
    expect(has('reception')).toBe('Auto attendant');
    expect(context.lines).toContain(
      `${reception} was given TeamsCallingPolicy "CC agents" and has "Auto attendant" now: left as it is.`,
    );
  });

  it('is found by a refresh though its row is what it was: the next up refuses it and takes the old grant back', async () => {
    hand('reception', 'CC agents');
    const context = stepContext();
    const old = stateOf({ [reception]: 'CC agents' });
    const state = (await kind().read({ id: policyType, state: old, context }))?.state ?? old;
    expect(context.lines).toEqual([
      `${reception} is a resource account and was given TeamsCallingPolicy "CC agents" by this stack: the next up takes it back.`,
    ]);
    const args = { policyType, policies: { [reception]: 'CC agents' } };
    const changes = kind().diff({ urn: context.urn, id: policyType, state, args });
    expect(userChanges(changes)).toEqual([`add ${reception}`]);
    const { reasons, policies } = await failure(update(state, args.policies));
    expect([reasons, policies]).toEqual([[refusal], {}]);
    expect(has('reception')).toBeUndefined();
  });

  it('is looked at by refresh, and cleaned by destroy', async () => {
    hand('reception', 'CC agents');
    const old = stateOf({ [reception]: 'CC agents' });
    const state = (await kind().read({ id: policyType, state: old, context: stepContext() }))?.state ?? old;
    await kind().delete({ id: policyType, state, context: stepContext() });
    expect(has('reception')).toBeUndefined();
  });

  it('stays in the state, and is named, while Teams shows it nowhere', async () => {
    hand('reception', 'CC agents');
    const state = stateOf({ [reception]: 'CC agents' });
    const cmdlets = await tenant.session.cmdlets();
    const run: Cmdlets['run'] = async (name, ...rest) =>
      name === 'Get-CsOnlineUser' ? [] : cmdlets.run(name, ...rest);
    const blind = () =>
      createPolicyAssignmentsKind({ ...tenant.session, cmdlets: async () => ({ ...cmdlets, run }) }, labSleep);
    const request = { id: policyType, args: { policyType, policies: {} }, state, context: stepContext() };
    const { reasons, policies } = await failure(blind().update(request));
    expect(reasons).toEqual([
      `take TeamsCallingPolicy from ${reception}: Teams doesn't show this account, so whether it still has "CC agents" isn't known.\n` +
        '  Fix: run up again later; if Teams stays with it, take the policy away in the Teams admin center.',
    ]);
    expect(policies).toEqual({ [reception]: 'CC agents' });
    expect(has('reception')).toBe('CC agents');
    await expect(blind().delete(request)).rejects.toThrow('1 may still have it.');
  });
});
