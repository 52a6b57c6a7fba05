import { describe, expect, it } from 'vitest';
import { idOf } from '../../lab/identity.ts';
import { readPerson } from '../../live/read-person.ts';
import { ServiceError } from '../../providers/kit/error.ts';
import type { Graph } from '../../providers/msteams/graph/graph.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { aTenant } from '../providers/msteams/resources/teams-session.ts';

const upn = 'ada@contoso.example';

/** A session whose Get-CsOnlineUser prints one row, and whose Graph has one Teams user. */
const printing = (row: Record<string, unknown>, teamsUser?: object): Session => ({
  tenantId: 'tenant-1',
  cmdlets: async () => ({
    run: async () => [{ Identity: 'a1', UserPrincipalName: upn, ...row }],
    close: async () => {},
  }),
  graph: async () => {
    if (teamsUser === undefined) throw new Error('no Graph here');
    const batch: Graph['batch'] = async () => [{ status: 200, body: { id: 'a1', ...teamsUser } }];
    return { batch } as Graph;
  },
  setupGraph: () => Promise.reject(new Error('nothing is written here')),
});

describe('a person as Teams has them', () => {
  it('is read by one cmdlet of a module that prints effective policies', async () => {
    const person = await readPerson(
      printing({
        LineUri: 'tel:+31205552101;ext=101',
        UsageLocation: 'NL',
        FeatureTypes: ['Teams', 'PhoneSystem', 'CallingPlan'],
        EffectivePolicyAssignments: [
          { PolicyType: 'TenantDialPlan', PolicyAssignment: { displayName: 'Tag:NL', assignmentType: 'direct' } },
          {
            PolicyType: 'OnlineVoiceRoutingPolicy',
            PolicyAssignment: { displayName: 'NL agents', assignmentType: 'group', groupId: '9d1c' },
          },
        ],
      }),
      upn,
    );
    expect(person).toEqual({
      upn,
      number: '+31205552101;ext=101',
      country: 'NL',
      callingPlan: true,
      dialPlan: { name: 'NL' },
      voiceRoutingPolicy: { name: 'NL agents', group: '9d1c' },
      callingPolicy: undefined,
    });
  });

  it("has what an older module prints of direct assignments, and Graph's word on groups", async () => {
    const assignment = (policyType: string, displayName: string, assignmentType: string, groupId?: string) => ({
      policyType,
      policyAssignment: { displayName, assignmentType, groupId },
    });
    const person = await readPerson(
      printing(
        { LineUri: null, TenantDialPlan: { Name: 'NL', Authority: 'Tenant' }, OnlineVoiceRoutingPolicy: null },
        {
          effectivePolicyAssignments: [
            assignment('OnlineVoiceRoutingPolicy', 'Tag:NL agents', 'group', '9d1c'),
            assignment('TeamsCallingPolicy', 'Global', 'direct'),
          ],
        },
      ),
      upn,
    );
    expect(person).toMatchObject({
      number: undefined,
      country: '',
      dialPlan: { name: 'NL' },
      voiceRoutingPolicy: { name: 'NL agents', group: '9d1c' },
      callingPolicy: undefined,
    });
  });

  it('is nobody where Teams knows no such name, and an error where it only refuses to tell', async () => {
    const session = aTenant().newRun();
    expect(await readPerson(session, 'nobody@contoso.example')).toBeUndefined();
    const refusing: Session = {
      ...session,
      cmdlets: async () => ({
        run: async (_, __, doing) => {
          throw new ServiceError({ kind: 'Forbidden', doing, text: 'Access Denied.' });
        },
        close: async () => {},
      }),
    };
    await expect(readPerson(refusing, upn)).rejects.toThrow(`read ${upn}: Access Denied.`);
  });

  it('has the policy that a group gives, once it has reached them', async () => {
    const tenant = aTenant();
    const id = idOf('group', 'agents');
    tenant.store.put('group', id, {
      id,
      displayName: 'agents',
      mail: 'agents@contoso.example',
      members: [idOf('user', upn)],
    });
    tenant.run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'NL agents' });
    tenant.later(3600);
    tenant.run('New-CsGroupPolicyAssignment', {
      GroupId: id,
      PolicyType: 'OnlineVoiceRoutingPolicy',
      PolicyName: 'NL agents',
    });
    tenant.later(3600);
    expect(await readPerson(tenant.newRun(), upn)).toMatchObject({
      voiceRoutingPolicy: { name: 'NL agents', group: id },
      dialPlan: undefined,
    });
  });
});
