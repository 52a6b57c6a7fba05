import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import { createPolicyAssignmentsKind } from '../../../../../providers/msteams/resources/policy-assignments/kind.ts';
import { runRecord } from '../../../../../providers/msteams/resources/run-record.ts';
import type { PolicyAssignmentsState } from '../../../../../providers/msteams/schema/policy-assignments.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';
import { idsOf, userChanges, valuesOf } from '../../roster-values.ts';

const policyType = 'OnlineVoiceRoutingPolicy';
const upn = (name: string): string => `${name}@contoso.example`;
const roster = (pairs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(pairs).map(([name, policy]) => [upn(name), policy]));

let tenant: LabTenant;
let kind: ReturnType<typeof createPolicyAssignmentsKind>;
beforeAll(async () => {
  tenant = await openLabTenant();
  kind = createPolicyAssignmentsKind(tenant.session, labSleep);
});
beforeEach(() => {
  tenant.lab.context.reset();
  for (const name of ['NL agents', 'NL supervisors']) addPolicy(name);
});
afterAll(() => tenant.close());

const addPolicy = (name: string, grantableInSeconds = 0) =>
  tenant.lab.store.put('voiceRoutingPolicy', name, {
    Identity: name,
    OnlinePstnUsages: [],
    Description: null,
    RouteType: 'BYOT',
    grantableFrom: tenant.lab.clock.now() + grantableInSeconds * 1000,
  });
/** Name before the @ to policy, of those who have one. */
const assigned = (type: string = policyType): Record<string, string> =>
  Object.fromEntries(
    tenant.lab.store
      .list('user')
      .flatMap((user) =>
        user.policies[type] === undefined
          ? []
          : [[user.userPrincipalName.split('@')[0], user.policies[type].replace('Tag:', '')]],
      ),
  );
const create = async (policies: Record<string, string>, context = stepContext(), type = policyType) =>
  (await kind.create({ args: { policyType: type, policies: roster(policies) }, context })).state;
const update = async (state: PolicyAssignmentsState, policies: Record<string, string>, context = stepContext()) =>
  (await kind.update({ id: policyType, args: { policyType, policies: roster(policies) }, state, context })).state;
const failure = async (work: Promise<unknown>) => {
  const error = await work.then(() => undefined).catch((caught: unknown) => caught);
  if (!(error instanceof PartialFailure)) throw error ?? new Error('It did not fail.');
  return { reasons: error.reasons, state: error.state as PolicyAssignmentsState };
};
const diff = (state: PolicyAssignmentsState, policies: Record<string, string>, type = policyType) =>
  kind.diff({ urn: '', id: '', state, args: { policyType: type, policies: roster(policies) } });
const hand = (name: string, policies: Record<string, string>) =>
  tenant.lab.store.put('user', tenant.user(name).id, { ...tenant.user(name), policies });
const cmdletsRun = () => tenant.lab.context.requests.list()['POST /lab/cmdlet'] ?? 0;

describe('PolicyAssignments against the lab', () => {
  it('gives every user their policy, one batch per policy, and has nothing to do the next time', async () => {
    const wanted = { ada: 'NL agents', bob: 'NL agents', eve: 'NL supervisors' };
    const state = await create(wanted);
    expect(assigned()).toEqual(wanted);
    expect(valuesOf(state)).toEqual(roster(wanted));
    expect(idsOf(state)).toEqual(
      roster({ ada: tenant.user('ada').id, bob: tenant.user('bob').id, eve: tenant.user('eve').id }),
    );
    expect(diff(state, wanted)).toEqual([]);
    expect(diff(state, { ...wanted, eve: 'nl SUPERVISORS' })).toEqual([]);
    const before = cmdletsRun();
    expect(await update(state, wanted)).toEqual(state);
    expect(cmdletsRun()).toBe(before);
  });

  it('changes one, takes one away and leaves the rest alone', async () => {
    const state = await create({ ada: 'NL agents', bob: 'NL agents', eve: 'NL agents' });
    const after = await update(state, { ada: 'NL supervisors', eve: 'NL agents' });
    expect(assigned()).toEqual({ ada: 'NL supervisors', eve: 'NL agents' });
    expect(valuesOf(after)).toEqual(roster({ ada: 'NL supervisors', eve: 'NL agents' }));
  });

  it('gives policies to users without a licence for numbers too: they wait for nobody', async () => {
    await create({ 'no-phone-system': 'NL agents', ada: 'NL agents' });
    expect(assigned()).toEqual({ 'no-phone-system': 'NL agents', ada: 'NL agents' });
  });

  it('goes on with everybody else when some fail, and then does only those', async () => {
    hand('bob', {});
    tenant.lab.store.put('user', tenant.user('bob').id, { ...tenant.user('bob'), accountType: 'ineligibleUser' });
    const wanted = { ada: 'NL agents', bob: 'NL agents', nobody: 'NL agents', deleted: 'NL agents' };
    const { reasons, state } = await failure(create(wanted));
    expect(reasons).toEqual([
      'assign OnlineVoiceRoutingPolicy "NL agents" to nobody@contoso.example: Entra knows no such user.\n  Fix: correct the sign-in name in users.csv, or create the user.',
      'assign OnlineVoiceRoutingPolicy "NL agents" to deleted@contoso.example: The user was deleted on 2026-01-15.\n  Fix: restore the user in Entra, or remove the row from users.csv.',
      'assign OnlineVoiceRoutingPolicy "NL agents" to bob@contoso.example: User ineligible for the policy or missing a necessary license\n  Fix: assign a licence with Teams, wait a few minutes, run up again.',
    ]);
    expect(userChanges(diff(state, wanted))).toEqual([
      'add bob@contoso.example',
      'add nobody@contoso.example',
      'add deleted@contoso.example',
    ]);
    tenant.lab.store.put('user', tenant.user('bob').id, { ...tenant.user('bob'), accountType: 'user' });
    await update(state, { ada: 'NL agents', bob: 'NL agents' });
    expect(assigned()).toEqual({ ada: 'NL agents', bob: 'NL agents' });
  });

  /** Made in this run, as the kind of the policy notes it. */
  const madeNow = (name: string, grantableInSeconds: number) => {
    addPolicy(name, grantableInSeconds);
    runRecord(tenant.session).note('msteams:index:VoiceRoutingPolicy', name, { urn: 'urn', how: 'made' });
  };

  it.each(['refused', 'perUser'] as const)(
    'waits for a policy that is too fresh, and says that it waits (batch: %s)',
    async (freshPolicyInBatch) => {
      Object.assign(tenant.lab.switches, { freshPolicyInBatch });
      madeNow('Fresh', 200);
      const context = stepContext();
      await create({ ada: 'Fresh' }, context);
      expect(assigned()).toEqual({ ada: 'Fresh' });
      expect(context.lines).toContainEqual(
        expect.stringMatching(/^assign OnlineVoiceRoutingPolicy "Fresh" to ada@contoso\.example: not ready yet/),
      );
    },
  );

  it('sends again only those who failed because the policy is fresh', async () => {
    Object.assign(tenant.lab.switches, { freshPolicyInBatch: 'perUser' });
    madeNow('Fresh', 100);
    tenant.lab.store.put('user', tenant.user('eve').id, { ...tenant.user('eve'), accountType: 'ineligibleUser' });
    const { reasons } = await failure(create({ ada: 'Fresh', eve: 'Fresh', bob: 'Fresh', cyd: 'NL agents' }));
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain('to eve@contoso.example: User ineligible');
    expect(assigned()).toEqual({ ada: 'Fresh', bob: 'Fresh', cyd: 'NL agents' });
    const sent = tenant.lab.store.list('batchOperation').map(({ users }) => users.map(({ Id }) => Id));
    const again = [tenant.user('ada').id, tenant.user('bob').id];
    expect(sent.filter((ids) => ids.length === 3)).toHaveLength(1);
    expect(sent.filter((ids) => ids.length === 2)).toContainEqual(again);
    expect(sent.flat().filter((id) => id === tenant.user('cyd').id)).toHaveLength(1);
  });

  it('is patient for a quarter of an hour and no longer, and not at all with a policy that is not of this stack', async () => {
    Object.assign(tenant.lab.switches, { freshPolicyInBatch: 'perUser' });
    madeNow('Never', 1_000_000);
    addPolicy('Old', 1_000_000);
    const began = tenant.lab.clock.now();
    const { reasons } = await failure(create({ ada: 'Old' }));
    expect(reasons).toEqual([
      'assign OnlineVoiceRoutingPolicy "Old" to ada@contoso.example: The policy settings are incorrect\n' +
        '  Fix: correct the name of the policy, or the policy in the Teams admin center; one made minutes ago may need a quarter of an hour: run up again then.',
    ]);
    expect((tenant.lab.clock.now() - began) / 1000).toBeLessThan(120);
    const never = await failure(create({ ada: 'Never' }));
    expect(never.reasons).toHaveLength(1);
    expect((tenant.lab.clock.now() - began) / 1000).toBeGreaterThan(800);
    expect((tenant.lab.clock.now() - began) / 1000).toBeLessThan(3600);
  });

  it('waits for a policy of this stack that a run before made and Teams lists, and for none that was removed', async () => {
    Object.assign(tenant.lab.switches, { freshPolicyInBatch: 'perUser' });
    for (const name of ['Young', 'Gone']) runRecord(tenant.session).noteKnown('msteams:index:VoiceRoutingPolicy', name);
    addPolicy('Young', 300);
    await create({ ada: 'Young' });
    expect(assigned()).toEqual({ ada: 'Young' });
    const began = tenant.lab.clock.now();
    const { reasons } = await failure(create({ bob: 'Gone' }));
    expect(reasons[0]).toContain('Teams has no OnlineVoiceRoutingPolicy of this name.');
    expect((tenant.lab.clock.now() - began) / 1000).toBeLessThan(120);
  });

  it('does not wait for a policy that is not there; the other policies are assigned', async () => {
    const { reasons } = await failure(create({ ada: 'NL agent', bob: 'NL agents' }));
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(
      'assign OnlineVoiceRoutingPolicy "NL agent" to ada@contoso.example: Teams has no OnlineVoiceRoutingPolicy of this name.',
    );
    expect(assigned()).toEqual({ bob: 'NL agents' });
    const nobody = await failure(create({ ada: 'CC nobody' }, stepContext(), 'TeamsCallingPolicy'));
    expect(nobody.reasons).toEqual([expect.stringContaining('Teams has no TeamsCallingPolicy of this name.')]);
    const unknown = await failure(create({ ada: 'Lobby' }, stepContext(), 'TeamsCallParkPolicy'));
    // What trunkline doesn't make it can't look for: where the batch doesn't refuse it, each user's Result is passed on.
    expect(unknown.reasons).toHaveLength(1);
    expect(unknown.reasons[0]).toMatch(
      tenant.lab.switches.freshPolicyInBatch === 'refused'
        ? /Teams has no TeamsCallParkPolicy of this name\.\n {2}Fix: correct the name/
        : /The policy settings are incorrect\n {2}Fix: correct the name/,
    );
  });

  it('assigns a type that trunkline does not make', async () => {
    const type = 'TeamsCallParkPolicy';
    tenant.lab.store.put('otherPolicy', `${type}/Lobby`, { type, Identity: 'Lobby' });
    await create({ ada: 'Lobby' }, stepContext(), type);
    expect(assigned(type)).toEqual({ ada: 'Lobby' });
  });

  it('takes away on delete only what is still ours', async () => {
    const state = await create({ ada: 'NL agents', bob: 'NL agents', eve: 'NL agents' });
    hand('bob', { OnlineVoiceRoutingPolicy: 'NL supervisors' });
    tenant.lab.clock.advance(3_600_000);
    const context = stepContext();
    const run = createPolicyAssignmentsKind({ ...tenant.session }, labSleep);
    await run.delete({ id: policyType, state, context });
    expect(assigned()).toEqual({ bob: 'NL supervisors' });
    expect(context.lines).toContain(
      'bob@contoso.example was given OnlineVoiceRoutingPolicy "NL agents" and has "NL supervisors" now: left as it is.',
    );
    await run.delete({ id: policyType, state, context: stepContext() });
  });

  it('reads what a hand changed, and is not fooled by a read that lags', async () => {
    const state = await create({ ada: 'NL agents', bob: 'NL agents', eve: 'NL agents' });
    const same = await kind.read({ id: policyType, state, context: stepContext() });
    expect(same?.state).toEqual(state);
    hand('ada', { OnlineVoiceRoutingPolicy: 'NL supervisors' });
    hand('bob', {});
    tenant.lab.clock.advance(3_600_000);
    const read = await kind.read({ id: policyType, state, context: stepContext() });
    expect(valuesOf(read?.state ?? { users: '' })).toEqual(roster({ ada: 'NL supervisors', eve: 'NL agents' }));
    expect(await update(read?.state ?? state, { ada: 'NL agents', bob: 'NL agents', eve: 'NL agents' })).toEqual(state);
  });

  it('takes away what it gave a moment ago, though Teams still shows what was there before', async () => {
    hand('ada', { OnlineVoiceRoutingPolicy: 'NL supervisors' });
    const state = await create({ ada: 'NL agents' });
    const run = createPolicyAssignmentsKind({ ...tenant.session }, labSleep);
    await run.delete({ id: policyType, state, context: stepContext() });
    expect(assigned()).toEqual({});
  });

  it.each(['throttle', 'error', 'lostReply', 'crash'] as const)('ends right after %s', async (fault) => {
    for (const on of ['New-CsBatch', 'Get-CsBatch']) tenant.lab.faults.add({ kind: fault, on, times: 1 });
    await create({ ada: 'NL agents' });
    expect(assigned()).toEqual({ ada: 'NL agents' });
  });

  it('stops on Cancel with what is done, and goes on the next time', async () => {
    const engine = new AbortController();
    const context = { ...stepContext(engine.signal), log: () => engine.abort() };
    Object.assign(tenant.lab.switches, { batchSeconds: 200_000 });
    const { state, reasons } = await failure(create({ ada: 'NL agents', eve: 'NL supervisors' }, context));
    expect(reasons.join('\n')).toContain('Cancelled');
    expect(valuesOf(state)).toEqual({});
    Object.assign(tenant.lab.switches, { batchSeconds: 30 });
    await update(state, { ada: 'NL agents', eve: 'NL supervisors' });
    expect(assigned()).toEqual({ ada: 'NL agents', eve: 'NL supervisors' });
  });
});

describe('PolicyAssignments without a tenant', () => {
  it('spells a known type as Teams does, and replaces only when the type is another', () => {
    const news = { policyType: 'TeamsCALLINGPolicy', policies: { 'Ada@Contoso.example': 'CC agents' } };
    expect(kind.check({ urn: '', news }).args).toEqual({
      policyType: 'TeamsCallingPolicy',
      policies: JSON.stringify(roster({ ada: 'CC agents' })),
    });
    const state = { policyType: 'TenantDialPlan', users: '' };
    expect(diff(state, {}, 'TenantDialPlan')).toEqual([]);
    expect(diff(state, {}, 'TeamsCallingPolicy')).toEqual([{ path: 'policyType', kind: 'update', replaces: true }]);
  });
});
