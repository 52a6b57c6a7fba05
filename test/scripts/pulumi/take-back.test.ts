import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../lab/identity.ts';
import { createGroupPolicyAssignmentKind } from '../../../providers/msteams/resources/group-policy-assignment/kind.ts';
import { openJournal } from '../../../providers/msteams/resources/roster/journal.ts';
import type { Session } from '../../../providers/msteams/session.ts';
import { leftInJournal, notTakenBack } from '../../../scripts/pulumi/left-in-journal.ts';
import type { StackState, StateResource } from '../../../scripts/pulumi/stack-state.ts';
import { takeBack } from '../../../scripts/pulumi/take-back.ts';
import { formatProblem } from '../../../tenant/problem.ts';
import { labSleep } from '../../providers/msteams/lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../providers/msteams/lab-tenant.ts';

const urn = (type: string) => `urn:pulumi:lab::trunkline::msteams:index:${type}::some name`;
const policyType = 'OnlineVoiceRoutingPolicy';
const number = '+31205552101';

let tenant: LabTenant;
let folder: string;
let session: Session;
beforeEach(async () => {
  tenant = await openLabTenant();
  folder = mkdtempSync(join(tmpdir(), 'trunkline-journal-'));
  const now = () => new Date(tenant.lab.clock.now());
  session = { ...tenant.session, journal: { folder, providerId: 'p1', run: 'killed', now } };
});
afterEach(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true });
});

const stateWith = (...rosters: StateResource[]): StackState => ({
  deployment: {
    resources: [
      {
        type: 'pulumi:providers:msteams',
        urn: 'urn:pulumi:lab::trunkline::pulumi:providers:msteams::msteams',
        id: 'p1',
        inputs: { tenantId: tenant.session.tenantId },
      },
      ...rosters,
    ],
  },
});
/** A killed run gave ada a number and a policy, and bob a number that he lost since. */
const kill = () => {
  const who = (name: string) => ({ upn: `${name}@contoso.example`, objectId: tenant.user(name).id });
  openJournal(session, urn('PhoneNumbers'), 'PhoneNumbers')?.note('sent', [
    { ...who('ada'), to: number },
    { ...who('bob'), to: '+31205552102' },
  ]);
  openJournal(session, urn('PolicyAssignments'), policyType)?.note('sent', [{ ...who('ada'), to: 'NL agents' }]);
  const [sample] = tenant.lab.store.list('number');
  if (sample === undefined) throw new Error('The lab has no numbers.');
  const held = { assignmentTargetId: tenant.user('ada').id, assignmentStatus: 'userAssigned' } as const;
  tenant.lab.store.put('number', number, { ...sample, ...held, telephoneNumber: number, numberType: 'directRouting' });
  const ada = tenant.user('ada');
  tenant.lab.store.put('user', ada.id, { ...ada, policies: { [policyType]: 'NL agents' } });
  tenant.lab.clock.advance(3_600_000);
};
const kinds = (...rosters: StateResource[]) => leftInJournal(stateWith(...rosters), folder).map(({ kind }) => kind);

describe('a destroy after a run that was killed', () => {
  it('is told by name what its state does not know, and how to take it back', () => {
    kill();
    const told = notTakenBack(leftInJournal(stateWith(), folder)).map(formatProblem);
    const [policies, numbers] = told.toSorted();
    expect(policies).toContain(`journal: ${policyType}: a run that was killed gave these`);
    expect(policies).toContain('ada@contoso.example (NL agents)');
    expect(numbers).toContain('journal: numbers: a run that was killed gave these');
    expect(numbers).toContain('ada@contoso.example (+31205552101), bob@contoso.example (+31205552102)');
    expect(numbers).toContain('Fix: --take-back, which takes them from their users first; or run up');
  });

  it('is told nothing of what a roster of the state takes back, nor of another stack', () => {
    expect(kinds()).toEqual([]);
    kill();
    expect(kinds({ type: 'msteams:index:PhoneNumbers' })).toEqual([policyType]);
    expect(kinds({ type: 'msteams:index:PolicyAssignments', outputs: { policyType } })).toEqual(['PhoneNumbers']);
    expect(leftInJournal({}, folder)).toEqual([]);
    expect(leftInJournal(stateWith(), undefined)).toEqual([]);
    expect(leftInJournal(stateWith(), join(folder, 'nowhere'))).toEqual([]);
    const [provider] = stateWith().deployment?.resources ?? [];
    expect(
      leftInJournal(
        { deployment: { resources: [{ ...provider, type: 'pulumi:providers:msteams', id: 'p2' }] } },
        folder,
      ),
    ).toEqual([]);
  });

  it('takes it back: from whom the journal names, once, and says what is no longer theirs', async () => {
    kill();
    const context = { ...stepContext(), sleep: labSleep };
    await takeBack(session, stateWith(), context);
    expect(Object.values(tenant.numbers())).not.toContain(number);
    expect(tenant.user('ada').policies).toEqual({});
    expect(context.lines).toContain("+31205552102 is no longer bob@contoso.example's: left as it is.");
    expect(kinds()).toEqual([]);
  });

  it('tells and takes back what a group was given, and nothing of a group that the state knows', async () => {
    const group = 'CC Amsterdam';
    const id = idOf('group', group);
    tenant.lab.store.put('group', id, { id, displayName: group, mail: 'cc@contoso.example', members: [] });
    const policy = { Identity: 'NL agents', OnlinePstnUsages: [], Description: null, RouteType: 'BYOT' as const };
    tenant.lab.store.put('voiceRoutingPolicy', 'NL agents', { ...policy, grantableFrom: 0 });
    const context = { ...stepContext(), sleep: labSleep, urn: urn('GroupPolicyAssignment') };
    const given = { policyType, group, policy: 'NL agents', order: [group] } as const;
    const { state } = await createGroupPolicyAssignmentKind(session, labSleep).create({
      args: { ...given, order: [group] },
      context,
    });
    const known: StateResource = { type: 'msteams:index:GroupPolicyAssignment', outputs: { ...state } };
    expect(kinds(known)).toEqual([]);
    const [told] = notTakenBack(leftInJournal(stateWith(), folder)).map(formatProblem);
    expect(told).toContain(
      `journal: ${policyType}: a run that was killed gave these, and the state doesn't know them: CC Amsterdam (NL agents).`,
    );
    await takeBack({ ...session }, stateWith(), context); // another run
    expect(tenant.lab.store.list('groupPolicyAssignment')).toEqual([]);
    expect(kinds()).toEqual([]);
  });
});
