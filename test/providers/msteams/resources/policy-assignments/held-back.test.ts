import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../../../lab/identity.ts';
import { createVoiceRoutingPolicyKind } from '../../../../../providers/msteams/resources/described/voice-routing-policy.ts';
import { createGroupPolicyAssignmentKind } from '../../../../../providers/msteams/resources/group-policy-assignment/kind.ts';
import { createPolicyAssignmentsKind } from '../../../../../providers/msteams/resources/policy-assignments/kind.ts';
import { waitingObjects } from '../../../../../providers/msteams/resources/waiting-objects.ts';
import type { PolicyAssignmentsState } from '../../../../../providers/msteams/schema/policy-assignments.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';
import { userChanges, valuesOf } from '../../roster-values.ts';

const policyType = 'OnlineVoiceRoutingPolicy';
const emergencyType = 'TeamsEmergencyCallRoutingPolicy';
const since = '2026-11-30T10:00:00.000Z';
const upn = (name: string): string => `${name}@contoso.example`;
const roster = (pairs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(pairs).map(([name, policy]) => [upn(name), policy]));

let tenant: LabTenant;
let session: Session;
beforeAll(async () => {
  tenant = await openLabTenant();
});
beforeEach(() => {
  tenant.lab.context.reset();
  session = newRun();
  policy('Old', ['International']);
  policy('New', ['National']);
  emergency('Old', 'International');
  emergency('New', 'National');
  waits(true);
});
afterAll(() => tenant.close());

/** A run of the engine; what waits in it is what that run has met. */
const newRun = (): Session => ({ ...tenant.session, now: async () => new Date(Date.parse(since)) });
const policy = (name: string, usages: string[]) =>
  tenant.lab.store.put('voiceRoutingPolicy', name, {
    Identity: name,
    OnlinePstnUsages: usages,
    Description: null,
    RouteType: 'BYOT',
    grantableFrom: tenant.lab.clock.now(),
  });
const emergency = (name: string, usage: string) =>
  tenant.lab.store.put('emergencyPolicy', name, {
    Identity: name,
    EmergencyNumbers: [
      { EmergencyDialString: '112', EmergencyDialMask: '', OnlinePSTNUsage: usage, CarrierProfile: null },
    ],
    AllowEnhancedEmergencyServices: false,
    Description: null,
    grantableFrom: tenant.lab.clock.now(),
  } as never);
const waits = (does: boolean) =>
  waitingObjects(session).note(
    'msteams:index:VoiceRoute',
    'NL mobile',
    does ? { args: { pstnUsages: ['National'] }, waiting: { since, for: 'SBC "late.example"' } } : undefined,
  );
const hand = (name: string, policies: Record<string, string>) =>
  tenant.lab.store.put('user', tenant.user(name).id, { ...tenant.user(name), policies });
const assigned = (type: string = policyType): Record<string, string> =>
  Object.fromEntries(
    tenant.lab.store
      .list('user')
      .flatMap(({ userPrincipalName, policies: { [type]: has } }) =>
        has === undefined ? [] : [[userPrincipalName.split('@')[0], has.replace('Tag:', '')]],
      ),
  );
const kind = () => createPolicyAssignmentsKind(session, labSleep);
const argsOf = (policies: Record<string, string>, type = policyType) => ({
  policyType: type,
  policies: roster(policies),
});
const create = async (policies: Record<string, string>, context = stepContext(), type = policyType) =>
  (await kind().create({ args: argsOf(policies, type), context })).state;
const update = async (state: PolicyAssignmentsState, policies: Record<string, string>, context = stepContext()) =>
  (await kind().update({ id: policyType, args: argsOf(policies), state, context })).state;
const diff = (state: PolicyAssignmentsState, policies: Record<string, string>) =>
  kind().diff({ urn: '', id: policyType, state, args: argsOf(policies) });

describe('the policy that people keep meanwhile', () => {
  it('is in use by them, which its removal says at once and with the reason; later it goes', async () => {
    hand('bob', { [policyType]: 'Old' });
    const wanted = { bob: 'New' };
    const state = await create(wanted);
    const remove = () => {
      const old = { name: 'Old', pstnUsages: ['International'] };
      return createVoiceRoutingPolicyKind(session).delete({ id: 'Old', state: old, context: stepContext() });
    };
    const began = tenant.lab.clock.now();
    await expect(remove()).rejects.toThrow(
      'Users keep it until what they are to get instead waits no more: that waits for voice route "NL mobile".',
    );
    expect(tenant.lab.clock.now() - began).toBeLessThan(10_000);
    session = newRun();
    await update(state, wanted);
    await remove();
    expect(tenant.lab.store.get('voiceRoutingPolicy', 'Old')).toBeUndefined();
  });
});

describe('a policy whose routes wait', () => {
  it('is given to who has none, and to nobody who has another one; that is named', async () => {
    hand('bob', { [policyType]: 'Old' });
    const context = stepContext();
    const wanted = { ada: 'New', bob: 'New', eve: 'Old' };
    const state = await create(wanted, context);
    expect(assigned()).toEqual({ ada: 'New', bob: 'Old', eve: 'Old' });
    const reason =
      'voice route "NL mobile"; until then 1 user keeps another one: bob@contoso.example (Old, not yet New)';
    expect(state.waiting).toEqual({ since, for: reason });
    expect(context.lines).toContain(
      `${policyType} waits since 2026-11-30 10:00 UTC for ${reason}.\n  Fix: run up again later, it goes on from here.`,
    );
    expect(valuesOf(state)).toEqual(roster({ ada: 'New', eve: 'Old' }));
    expect(userChanges(diff(state, wanted))).toEqual(['add bob@contoso.example']);
    expect(diff(state, wanted)).toContainEqual({ path: 'waiting', kind: 'delete' });
  });

  it('is given by the run in which they wait no more, and then nothing is left to do', async () => {
    hand('bob', { [policyType]: 'Old' });
    const wanted = { ada: 'New', bob: 'New' };
    const state = await create(wanted);
    const again = await update(state, wanted);
    expect(again).toEqual(state);
    waits(false);
    const after = await update(again, wanted);
    expect(assigned()).toEqual(wanted);
    expect(after).not.toHaveProperty('waiting');
    expect(diff(after, wanted)).toEqual([]);
  });

  it('whoever this stack gave another one keeps that, as made, whatever a refresh finds', async () => {
    waits(false);
    const before = await create({ bob: 'Old' });
    waits(true);
    const state = await update(before, { bob: 'New' });
    expect(assigned()).toEqual({ bob: 'Old' });
    expect(state.users).toBe(before.users);
    const read = await kind().read({ id: policyType, state, args: argsOf({ bob: 'New' }), context: stepContext() });
    expect(read?.state).toEqual(state);
  });

  it('is taken back from the plan when the row goes back: nothing waits any more', async () => {
    waits(false);
    const before = await create({ bob: 'Old' });
    waits(true);
    const state = await update(before, { bob: 'New' });
    expect(diff(state, { bob: 'Old' })).toEqual([{ path: 'waiting', kind: 'delete' }]);
    expect(await update(state, { bob: 'Old' })).toEqual(before);
  });

  it("isn't given to people whose calls go by a group, or by a Global that has usages", async () => {
    tenant.lab.store.put('voiceRoutingPolicy', 'Global', {
      Identity: 'Global',
      OnlinePstnUsages: ['International'],
      Description: null,
      RouteType: 'BYOT',
      grantableFrom: 0,
    });
    const state = await create({ ada: 'New' });
    expect(assigned()).toEqual({});
    expect(state.waiting?.for).toMatch(/ada@contoso.example \(Global, not yet New\)$/);
  });

  it('of emergency calls is not given to who has another one', async () => {
    hand('bob', { [emergencyType]: 'Old' });
    const state = await create({ ada: 'New', bob: 'New' }, stepContext(), emergencyType);
    expect(assigned(emergencyType)).toEqual({ ada: 'New', bob: 'Old' });
    expect(state.waiting?.for).toMatch(/^voice route "NL mobile"; until then 1 user keeps/);
  });

  it('goes to others while some fail: nothing of it is lost', async () => {
    hand('bob', { [policyType]: 'Old' });
    await expect(create({ ada: 'New', bob: 'New', nobody: 'New' })).rejects.toMatchObject({
      state: { waiting: { since } },
      reasons: [expect.stringContaining('Entra knows no such user')],
    });
    expect(assigned()).toEqual({ ada: 'New', bob: 'Old' });
  });

  it('a preview names whom it leaves as they are', async () => {
    hand('bob', { [policyType]: 'Old' });
    const context = stepContext();
    await kind().foresee?.({ args: argsOf({ ada: 'New', bob: 'New' }), context });
    expect(context.lines.join('\n')).toContain('1 user keeps another one: bob@contoso.example (Old, not yet New).');
  });

  it('is not given to a group, and a destroy has nothing to take', async () => {
    const id = idOf('group', 'Agents');
    tenant.lab.store.put('group', id, { id, displayName: 'Agents', mail: 'agents@contoso.example', members: [] });
    const groups = createGroupPolicyAssignmentKind(session, labSleep);
    const args = { policyType: 'OnlineVoiceRoutingPolicy' as const, group: 'Agents', policy: 'New', order: ['Agents'] };
    const made = await groups.create({ args, context: stepContext() });
    expect(made.state).toMatchObject({ waiting: { since, for: 'voice route "NL mobile"' }, users: '' });
    expect(tenant.lab.store.list('groupPolicyAssignment')).toEqual([]);
    const { id: grantId, state } = made;
    expect(groups.diff({ urn: '', id: grantId, state, args })).toContainEqual({ path: 'waiting', kind: 'delete' });
    expect((await groups.read({ id: grantId, state, args, context: stepContext() }))?.state).toEqual(state);
    const context = stepContext();
    await groups.delete({ id: grantId, state, context });
    expect(context.lines).toEqual([]);
    waits(false);
    const after = await groups.update({ id: grantId, state, args, context: stepContext() });
    expect(after.state).not.toHaveProperty('waiting');
    expect(tenant.lab.store.list('groupPolicyAssignment')).toHaveLength(1);
  });
});
