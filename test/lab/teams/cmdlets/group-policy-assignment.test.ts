import { describe, expect, it } from 'vitest';
import { idOf } from '../../../../lab/identity.ts';
import { admin, aTeams } from '../a-teams.ts';

const type = 'OnlineVoiceRoutingPolicy';
const withGroups = () => {
  const teams = aTeams({ policyGrantableSeconds: 0, groupSpreadSeconds: 600 });
  for (const name of ['AllOn', 'Kiosk', 'AllOff']) teams.run('New-CsOnlineVoiceRoutingPolicy', { Identity: name });
  for (const name of ['sales', 'support', 'board']) {
    const id = idOf('group', name);
    const members = name === 'board' ? [] : [teams.user('ada').id];
    teams.store.put('group', id, { id, displayName: name, mail: `${name}@contoso.example`, members });
  }
  return teams;
};
const assign = (teams: ReturnType<typeof aTeams>, group: string, policy: string, rank?: number) =>
  teams.run('New-CsGroupPolicyAssignment', {
    GroupId: `${group}@contoso.example`,
    PolicyType: type,
    PolicyName: policy,
    ...(rank === undefined ? {} : { Rank: rank }),
  });
const ranks = ({ run }: ReturnType<typeof aTeams>) =>
  run('Get-CsGroupPolicyAssignment', { PolicyType: type }).output.map(({ PolicyName, Rank }) => [PolicyName, Rank]);

describe('group policy assignment', () => {
  it('takes the last rank, pushes others down and closes gaps', () => {
    const teams = withGroups();
    assign(teams, 'sales', 'AllOn', 1);
    assign(teams, 'support', 'Kiosk');
    expect(ranks(teams)).toEqual([
      ['AllOn', 1],
      ['Kiosk', 2],
    ]);
    assign(teams, 'board', 'AllOff', 2);
    expect(ranks(teams)).toEqual([
      ['AllOn', 1],
      ['AllOff', 2],
      ['Kiosk', 3],
    ]);
    teams.run('Remove-CsGroupPolicyAssignment', { GroupId: idOf('group', 'sales'), PolicyType: type });
    expect(ranks(teams)).toEqual([
      ['AllOff', 1],
      ['Kiosk', 2],
    ]);
    assign(teams, 'sales', 'AllOn', 77);
    expect(ranks(teams)).toEqual([
      ['AllOff', 1],
      ['Kiosk', 2],
      ['AllOn', 3],
    ]);
  });

  it('prints the documented fields', () => {
    const teams = withGroups();
    assign(teams, 'sales', 'tag:ALLON');
    expect(teams.run('Get-CsGroupPolicyAssignment', { GroupId: 'sales@contoso.example' }).output).toEqual([
      {
        GroupId: idOf('group', 'sales'),
        PolicyType: type,
        PolicyName: 'AllOn',
        Rank: 1,
        CreatedTime: '2026-11-22T16:00:00.000Z',
        CreatedBy: admin.objectId,
      },
    ]);
  });

  it.each([
    [
      'an unknown group',
      { GroupId: 'gone@contoso.example', PolicyType: type, PolicyName: 'AllOn' },
      '[NotFound] : "gone@contoso.example" not found',
    ],
    [
      'an unknown policy',
      { GroupId: 'sales@contoso.example', PolicyType: type, PolicyName: 'gone' },
      'Policy "gone" is not a user policy.',
    ],
    [
      'a type that groups cannot have',
      { GroupId: 'sales@contoso.example', PolicyType: 'TeamsUpgradePolicy', PolicyName: 'x' },
      'Policies of type TeamsUpgradePolicy cannot be assigned to groups.',
    ],
    [
      'a second policy of the type',
      { GroupId: 'support@contoso.example', PolicyType: type, PolicyName: 'AllOn' },
      'already exists',
    ],
  ])('refuses %s', (_what, parameters, message) => {
    const teams = withGroups();
    assign(teams, 'support', 'Kiosk');
    expect(teams.run('New-CsGroupPolicyAssignment', parameters).refusal).toContain(message);
    expect(ranks(teams)).toEqual([['Kiosk', 1]]);
  });

  it('reaches 64 groups of a type and no more', () => {
    const teams = withGroups();
    for (let n = 1; n <= 65; n += 1) {
      teams.store.put('group', `g${n}`, { id: `g${n}`, displayName: '', mail: `g${n}@contoso.example`, members: [] });
      const refusal = assign(teams, `g${n}`, 'AllOn').refusal;
      if (n < 65) expect(refusal).toBeUndefined();
      else expect(refusal).toContain('at most 64 groups');
    }
  });

  it('is done by Grant -Group too, and holds the policy', () => {
    const teams = withGroups();
    const grant = (name: string | null) =>
      teams.run('Grant-CsOnlineVoiceRoutingPolicy', { Group: 'sales@contoso.example', PolicyName: name });
    expect(grant('AllOn').refusal).toBeUndefined();
    expect(ranks(teams)).toEqual([['AllOn', 1]]);
    expect(teams.run('Remove-CsOnlineVoiceRoutingPolicy', { Identity: 'AllOn' }).refusal).toContain(
      'currently assigned',
    );
    grant(null);
    expect(ranks(teams)).toEqual([]);
  });

  it('is changed in place by a second Grant, with its rank where none is given', () => {
    const teams = withGroups();
    const grant = (group: string, name: string, rank?: number) =>
      teams.run('Grant-CsOnlineVoiceRoutingPolicy', {
        Group: `${group}@contoso.example`,
        PolicyName: name,
        ...(rank === undefined ? {} : { Rank: rank }),
      });
    grant('sales', 'AllOn');
    grant('support', 'Kiosk');
    grant('sales', 'AllOff');
    expect(ranks(teams)).toEqual([
      ['AllOff', 1],
      ['Kiosk', 2],
    ]);
    grant('sales', 'AllOff', 2);
    expect(ranks(teams)).toEqual([
      ['Kiosk', 1],
      ['AllOff', 2],
    ]);
  });
});

describe('the effective policy of a user', () => {
  const sources = ({ run }: ReturnType<typeof aTeams>) =>
    run('Get-CsUserPolicyAssignment', { Identity: 'ada@contoso.example', PolicyType: type }).output[0];

  it('is Global, and not listed, when nobody assigned one', () => {
    expect(sources(withGroups())).toBeUndefined();
  });

  it('comes from the group of the highest rank, once it has spread', () => {
    const teams = withGroups();
    assign(teams, 'sales', 'Kiosk');
    assign(teams, 'support', 'AllOn', 1);
    teams.later(599);
    expect(sources(teams)).toBeUndefined();
    teams.later(1);
    expect(sources(teams)).toEqual({
      PolicyType: type,
      PolicyName: 'AllOn',
      PolicySource: [
        { AssignmentType: 'Group', PolicyName: 'AllOn', Reference: idOf('group', 'support') },
        { AssignmentType: 'Group', PolicyName: 'Kiosk', Reference: idOf('group', 'sales') },
      ],
    });
    // Get-CsOnlineUser shows only what is assigned directly.
    expect(teams.run('Get-CsOnlineUser', { Identity: 'ada@contoso.example' }).output).toMatchObject([
      { OnlineVoiceRoutingPolicy: null, EffectivePolicyAssignments: [{ PolicyType: type }] },
    ]);
  });

  it('is the directly assigned one before any group', () => {
    const teams = withGroups();
    assign(teams, 'sales', 'Kiosk');
    teams.run('Grant-CsOnlineVoiceRoutingPolicy', { Identity: 'ada@contoso.example', PolicyName: 'AllOff' });
    teams.later(600);
    expect(sources(teams)).toMatchObject({
      PolicyName: 'AllOff',
      PolicySource: [{ AssignmentType: 'Direct', Reference: null }, { AssignmentType: 'Group' }],
    });
  });
});
