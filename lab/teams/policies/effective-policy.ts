import type { LabUser } from '../../model.ts';
import type { CmdletContext } from '../cmdlet.ts';
import { sameName } from '../identity.ts';
import { directPolicy } from './assignments.ts';

type Context = Pick<CmdletContext, 'store' | 'clock' | 'switches'>;

/** Where a user's policy comes from, as Get-CsUserPolicyAssignment prints it. */
export interface PolicySource {
  readonly AssignmentType: 'Direct' | 'Group';
  readonly PolicyName: string;
  /** Id of the group, or null. */
  readonly Reference: string | null;
}

/**
 * Everything that gives the user a policy of the type, the effective one first: direct before group, groups by rank
 * (1 highest). Nobody listed means Global. DOC PS:New-CsGroupPolicyAssignment, SfB:assign-policies-users-and-groups.
 * Only direct members count, and only once the assignment has spread.
 */
export const policySources = (context: Context, user: LabUser, type: string): PolicySource[] => {
  const direct = directPolicy(user, type);
  const spread = context.clock.now() - context.switches.groupSpreadSeconds * 1000;
  const groups = context.store
    .list('groupPolicyAssignment')
    .filter((one) => sameName(one.PolicyType, type) && one.createdAt <= spread)
    .filter((one) => context.store.get('group', one.GroupId)?.members.includes(user.id) === true)
    .toSorted((a, b) => a.Rank - b.Rank);
  return [
    ...(direct === undefined ? [] : [{ AssignmentType: 'Direct' as const, PolicyName: direct, Reference: null }]),
    ...groups.map((one) => ({
      AssignmentType: 'Group' as const,
      PolicyName: one.PolicyName,
      Reference: one.GroupId,
    })),
  ];
};

/** Types of which the user has a policy from somewhere. */
export const assignedTypes = (context: Context, user: LabUser): string[] => {
  const types = [
    ...Object.keys(user.policies),
    ...context.store.list('groupPolicyAssignment').map(({ PolicyType }) => PolicyType),
  ];
  const firsts = types.filter((type, index) => types.findIndex((one) => sameName(one, type)) === index);
  return firsts.filter((type) => policySources(context, user, type).length > 0);
};
