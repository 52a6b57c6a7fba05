import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../../lab/identity.ts';
import { recordedCmdlets } from '../../../../providers/msteams/history/recorded-cmdlets.ts';
import { createGroupPolicyAssignmentKind } from '../../../../providers/msteams/resources/group-policy-assignment/kind.ts';
import { createPhoneNumbersKind } from '../../../../providers/msteams/resources/phone-numbers/kind.ts';
import { createPolicyAssignmentsKind } from '../../../../providers/msteams/resources/policy-assignments/kind.ts';
import { openJournal } from '../../../../providers/msteams/resources/roster/journal.ts';
import { runRecord } from '../../../../providers/msteams/resources/run-record.ts';
import { createSession } from '../../../../providers/msteams/session.ts';
import { labSleep } from '../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../lab-tenant.ts';
import { aHistory } from './a-history.ts';

const history = aHistory();
let tenant: LabTenant;
beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(() => tenant.close());

const session = () =>
  createSession({
    tenantId: tenant.session.tenantId,
    recorder: history.recorder(),
    openCmdlets: tenant.session.cmdlets,
    openGraph: tenant.session.graph,
  });
const told = () => history.lines().map(({ upn, from, to, step }) => [upn?.split('@')[0], from, to, step]);

const policyNamed = (Identity: string) =>
  tenant.lab.store.put('voiceRoutingPolicy', Identity, {
    ...{ Identity, OnlinePstnUsages: [], Description: null, RouteType: 'BYOT' as const },
    grantableFrom: tenant.lab.clock.now(),
  });

describe('what a roster writes', () => {
  it.each(['kept', 'missing'] as const)(
    'is told for each number: sent, taken and its end, with the operation’s place %s',
    async (batchLocation) => {
      Object.assign(tenant.lab.switches, { batchLocation });
      const numbers = { 'ada@contoso.example': '+31205552101', 'eve@contoso.example': '+31205552105' };
      await createPhoneNumbersKind(session(), labSleep).create({ args: { numbers } as never, context: stepContext() });
      expect(told()).toEqual(
        ['sent', 'taken', 'done'].flatMap((step) => [
          ['ada', null, '+31205552101', step],
          ['eve', null, '+31205552105', step],
        ]),
      );
      const [ada] = history.lines().filter(({ step }) => step === 'taken');
      expect(ada).toMatchObject({ kind: 'PhoneNumbers', user: tenant.user('ada').id });
      expect(ada?.operation === undefined).toBe(batchLocation === 'missing');
    },
  );

  it('is told for each user of a batch, with what Teams says to whom it refuses', async () => {
    policyNamed('NL agents');
    const policies = { 'ada@contoso.example': 'NL agents', 'bob@contoso.example': 'Nonsense' };
    const args = { policyType: 'OnlineVoiceRoutingPolicy', policies };
    const kind = createPolicyAssignmentsKind(session(), labSleep);
    await kind.create({ args: args as never, context: stepContext() }).catch(() => undefined);
    const lines = history.lines();
    const ada = lines.filter(({ upn }) => upn === 'ada@contoso.example');
    expect(ada.map(({ step }) => step)).toEqual(['sent', 'taken', 'done']);
    expect(ada[0]).toMatchObject({ kind: 'OnlineVoiceRoutingPolicy', from: null, to: 'NL agents' });
    expect(ada[1]?.operation).toMatch(/./);
    const bob = lines.findLast(({ upn }) => upn === 'bob@contoso.example');
    expect(bob).toMatchObject({ step: 'failed', to: 'Nonsense', text: expect.stringMatching(/./) });
  });

  it.each([
    ['a look', false],
    ['the last run, where the policy is of this stack and nobody looks', true],
  ])('has the policy that a user had by %s, and the one that is taken away', async (_, isOurs) => {
    policyNamed('NL agents');
    policyNamed('NL supervisors');
    const policyType = 'OnlineVoiceRoutingPolicy';
    const roster = (policy: string) => ({ policyType, policies: { 'ada@contoso.example': policy } }) as never;
    const kind = () => {
      const of = session();
      if (isOurs) runRecord(of).noteKnown('msteams:index:VoiceRoutingPolicy', 'NL supervisors');
      return createPolicyAssignmentsKind(of, labSleep);
    };
    const { id, state } = await kind().create({ args: roster('NL agents'), context: stepContext() });
    await labSleep(3600, stepContext().signal);
    const next = await kind().update({ id, args: roster('NL supervisors'), state, context: stepContext() });
    await labSleep(3600, stepContext().signal);
    await kind().delete({ id, state: next.state, context: stepContext() });
    expect(told().filter(([, , , step]) => step === 'sent')).toEqual([
      ['ada', null, 'NL agents', 'sent'],
      ['ada', 'NL agents', 'NL supervisors', 'sent'],
      ['ada', 'NL supervisors', null, 'sent'],
    ]);
  });

  it('names the group that is given a policy, and what it had', async () => {
    policyNamed('NL agents');
    const id = idOf('group', 'Sales');
    tenant.lab.store.put('group', id, { id, displayName: 'Sales', mail: 'sales@contoso.example', members: [] });
    const kind = () => createGroupPolicyAssignmentKind(session(), labSleep);
    const args = { policyType: 'OnlineVoiceRoutingPolicy', policy: 'NL agents', group: 'Sales', order: ['Sales'] };
    const made = await kind().create({ args: args as never, context: stepContext() });
    await kind().delete({ id: made.id, state: made.state, context: stepContext() });
    const about = history.lines().map(({ kind: type, object, from, to, step }) => [type, object, from, to, step]);
    expect(about).toEqual([
      ...['sent', 'done'].map((step) => ['OnlineVoiceRoutingPolicy', 'group "Sales"', null, 'NL agents', step]),
      ...['sent', 'done'].map((step) => ['OnlineVoiceRoutingPolicy', 'group "Sales"', 'NL agents', null, step]),
    ]);
  });

  it('of a run that was killed gets its end from the next one, which finds it done', async () => {
    const place = { folder: history.journal(), run: 'run-0', now: () => new Date(), providerId: 'id-1' };
    const { urn } = stepContext();
    const { id: objectId } = tenant.user('ada');
    const ada = { objectId, upn: 'ada@contoso.example', to: '+31205552101' };
    const eve = { objectId: tenant.user('eve').id, upn: 'eve@contoso.example', to: '+31205552105' };
    openJournal({ ...tenant.session, journal: place }, urn, 'PhoneNumbers')?.note('sent', [ada, eve]);
    const path = '/admin/teams/telephoneNumberManagement/numberAssignments/assignNumber';
    const body = { telephoneNumber: ada.to, numberType: 'directRouting', assignmentTargetId: objectId };
    const context = stepContext();
    await tenant.graph.batch([{ method: 'POST', path, body, doing: 'give' }], { doing: 'give', context });
    await labSleep(3600, context.signal);
    const next = createSession({
      tenantId: tenant.session.tenantId,
      journal: { ...place, run: 'run-1' },
      recorder: history.recorder(),
      openCmdlets: tenant.session.cmdlets,
      openGraph: tenant.session.graph,
    });
    await createPhoneNumbersKind(next, labSleep).create({ args: { numbers: { [ada.upn]: ada.to } } as never, context });
    expect(told()).toEqual([['ada', undefined, ada.to, 'seen']]);
    expect(history.lines()[0]).toMatchObject({ kind: 'PhoneNumbers', user: objectId, run: 'run-1' });
  });

  it('of a batch of many is short: one line for each user, and one for what all of them have in common', async () => {
    const cmdlets = recordedCmdlets(
      { run: async () => ['operation-1'], close: async () => undefined },
      history.recorder(),
    );
    const people = Array.from({ length: 500 }, (_, at) => ({
      kind: 'TenantDialPlan',
      user: `id-${at}`,
      from: null,
      to: 'NL',
    }));
    await cmdlets.run('New-CsBatchPolicyAssignmentOperation', {}, 'assign', people);
    cmdlets.settled?.(
      people.map((change, at) => ({ change, end: at === 7 ? { step: 'failed', text: 'No.' } : { step: 'done' } })),
    );
    expect(history.text().trim().split('\n')).toHaveLength(500 + 1 + 3);
    await cmdlets.run('New-CsBatchPolicyAssignmentOperation', {}, 'assign', people.slice(7, 8)); // tried again
    expect(
      history
        .lines()
        .filter(({ user }) => user === 'id-7')
        .map(({ step, write }) => [step, write]),
    ).toEqual(['sent', 'taken', 'failed', 'sent', 'taken'].map((step) => [step, 8]));
  });
});
