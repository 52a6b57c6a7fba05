import type { LabGroup, LabGroupPolicyAssignment } from '../../model.ts';
import type { Rows } from '../../store.ts';
import type { CmdletContext } from '../cmdlet.ts';
import { sameName } from '../identity.ts';
import { alreadyExists, invalid, notFound, notUserPolicy } from '../refusals.ts';
import { noteUnassigned } from './assignments.ts';
import { findGrantable, notForGroups } from './policy-types.ts';

const keyOf = (groupId: string, type: string) => `${groupId}/${type}`;

/** By object id or mail address. */
export const findGroup = (context: CmdletContext, identity: string): LabGroup => {
  const group =
    context.store.get('group', identity) ??
    context.store.list('group').find(({ mail }) => sameName(mail, identity.replace(/^sip:/i, '')));
  if (group === undefined) throw notFound(context.cmdlet, identity);
  return group;
};

/** Assignments of one type, highest rank first. */
export const ranked = ({ store }: { readonly store: Rows }, type: string): LabGroupPolicyAssignment[] =>
  store
    .list('groupPolicyAssignment')
    .filter((one) => sameName(one.PolicyType, type))
    .toSorted((a, b) => a.Rank - b.Rank);

/** Whatever numbers were asked for become 1, 2, 3 …; a gap closes. */
const writeRanked = ({ store }: CmdletContext, rows: readonly LabGroupPolicyAssignment[]): void => {
  for (const [index, row] of rows.entries()) {
    store.put('groupPolicyAssignment', keyOf(row.GroupId, row.PolicyType), { ...row, Rank: index + 1 });
  }
};

interface AskedGrant {
  readonly groupId: string;
  readonly type: string;
  readonly name: string;
  readonly rank?: number | undefined;
}

/** What New-CsGroupPolicyAssignment does: none of the type may be there. */
export const assignToGroup = (context: CmdletContext, asked: AskedGrant): void => {
  const { id } = findGroup(context, asked.groupId);
  if (context.store.get('groupPolicyAssignment', keyOf(id, asked.type)) !== undefined) {
    throw alreadyExists(context.cmdlet, `${id} ${asked.type}`);
  }
  grantToGroup(context, asked);
};

/**
 * Rank is the place in the list: others move down, without one it is the last. 64 groups per type, one policy of a
 * type per group. A grant over another is the change in place (DOC, its page); that it keeps its rank where none is given is
 * INF, as are the refusals' words. DOC PS:New-CsGroupPolicyAssignment.
 */
export const grantToGroup = (context: CmdletContext, asked: AskedGrant): void => {
  const { store, clock } = context;
  const group = findGroup(context, asked.groupId);
  if (notForGroups.some((type) => sameName(type, asked.type))) {
    throw invalid(context.cmdlet, `Policies of type ${asked.type} cannot be assigned to groups.`);
  }
  const policy = findGrantable(store, clock.now(), asked.type, asked.name);
  if (policy === undefined) throw notUserPolicy(asked.name);
  const before = store.get('groupPolicyAssignment', keyOf(group.id, asked.type));
  const others = ranked(context, asked.type).filter(({ GroupId }) => GroupId !== group.id);
  if (others.length >= 64) {
    throw invalid(context.cmdlet, `A policy type can be assigned to at most 64 groups. Type: ${asked.type}.`);
  }
  const row: LabGroupPolicyAssignment = {
    GroupId: group.id,
    PolicyType: asked.type,
    PolicyName: policy.name,
    Rank: 0,
    createdAt: before?.PolicyName === policy.name ? before.createdAt : clock.now(),
    CreatedBy: context.caller.objectId,
  };
  const rank = asked.rank ?? before?.Rank ?? others.length + 1;
  writeRanked(context, others.toSpliced(Math.max(0, rank - 1), 0, row));
  if (before !== undefined && before.PolicyName !== policy.name) noteUnassigned(context, asked.type, before.PolicyName);
};

export const unassignFromGroup = (context: CmdletContext, groupId: string, type: string): void => {
  const { id } = findGroup(context, groupId);
  const row = context.store.get('groupPolicyAssignment', keyOf(id, type));
  if (row === undefined) throw notFound(context.cmdlet, `${id} ${type}`);
  context.store.delete('groupPolicyAssignment', keyOf(id, type));
  writeRanked(context, ranked(context, type));
  noteUnassigned(context, type, row.PolicyName);
};
