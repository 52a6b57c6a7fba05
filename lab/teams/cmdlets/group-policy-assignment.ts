import { cmdlet } from '../cmdlet.ts';
import { sameName } from '../identity.ts';
import { assignToGroup, findGroup, unassignFromGroup } from '../policies/group-assignments.ts';

/** Will be replaced by Grant-Cs… -Group, says its page; the type is free text there, so it is here. */
export const newGroupPolicyAssignment = cmdlet({
  name: 'New-CsGroupPolicyAssignment',
  configuration: false,
  parameters: {
    GroupId: { type: 'String', mandatory: true },
    PolicyType: { type: 'String', mandatory: true },
    PolicyName: { type: 'String', mandatory: true },
    Rank: { type: 'Int32' },
    PassThru: { type: 'Switch' },
  },
  run: (context, { GroupId = '', PolicyType = '', PolicyName = '', Rank, PassThru }) => {
    assignToGroup(context, { groupId: GroupId, type: PolicyType, name: PolicyName, rank: Rank });
    return PassThru === true ? [true] : [];
  },
});

export const getGroupPolicyAssignment = cmdlet({
  name: 'Get-CsGroupPolicyAssignment',
  configuration: false,
  parameters: { GroupId: { type: 'String' }, PolicyType: { type: 'String' } },
  run: (context, { GroupId, PolicyType }) => {
    const group = GroupId === undefined ? undefined : findGroup(context, GroupId);
    return context.store
      .list('groupPolicyAssignment')
      .filter((one) => group === undefined || one.GroupId === group.id)
      .filter((one) => PolicyType === undefined || sameName(one.PolicyType, PolicyType))
      .toSorted((a, b) => a.Rank - b.Rank)
      .map((one) => ({
        GroupId: one.GroupId,
        PolicyType: one.PolicyType,
        PolicyName: one.PolicyName,
        Rank: one.Rank,
        CreatedTime: new Date(one.createdAt).toISOString(),
        CreatedBy: one.CreatedBy,
      }));
  },
});

/** There is no Set: remove, then add ("not yet available", the page is gone since August 2025). */
export const removeGroupPolicyAssignment = cmdlet({
  name: 'Remove-CsGroupPolicyAssignment',
  configuration: false,
  parameters: {
    GroupId: { type: 'String', mandatory: true },
    PolicyType: { type: 'String', mandatory: true },
    PassThru: { type: 'Switch' },
  },
  run: (context, { GroupId = '', PolicyType = '' }) => {
    unassignFromGroup(context, GroupId, PolicyType);
    return [];
  },
});
