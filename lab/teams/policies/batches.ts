import type { LabBatchOperation, LabUser } from '../../model.ts';
import type { CmdletContext } from '../cmdlet.ts';
import { findUsers, sipAddressOf } from '../voice-user.ts';
import { assignDirectly } from './assignments.ts';
import { findGrantable } from './policy-types.ts';

type Context = Pick<CmdletContext, 'store' | 'clock' | 'switches'>;

export type BatchState = 'NotStarted' | 'InProgress' | 'Completed';

/** Nothing in the first third of the time, then one user after another. */
const turnOf = (operation: LabBatchOperation, index: number): { readonly from: number; readonly to: number } => {
  const third = (operation.completesAt - operation.createdAt) / 3;
  const each = (2 * third) / Math.max(1, operation.users.length);
  const from = operation.createdAt + third + index * each;
  return { from, to: index === operation.users.length - 1 ? operation.completesAt : from + each };
};

export const userState = (operation: LabBatchOperation, index: number, now: number): BatchState => {
  const { from, to } = turnOf(operation, index);
  if (now >= to) return 'Completed';
  return now >= from ? 'InProgress' : 'NotStarted';
};

export const overallState = (operation: LabBatchOperation, now: number): BatchState => {
  if (now >= operation.completesAt) return 'Completed';
  return now >= turnOf(operation, 0).from ? 'InProgress' : 'NotStarted';
};

/** Object id or SIP address: a UPN that differs from the SIP address finds nobody (DOC PS:New-CsBatchPolicyAssignmentOperation). */
const batchUsers = (context: Context, id: string): LabUser[] =>
  findUsers(context, id).filter(
    (user) =>
      user.id === id.toLowerCase() || sipAddressOf(user).toLowerCase() === id.replace(/^sip:/i, '').toLowerCase(),
  );

/** The words of Get-CsBatchPolicyAssignmentOperation's page. */
const assignOne = (context: Context, operation: LabBatchOperation, id: string): string => {
  const users = batchUsers(context, id);
  const [user] = users;
  if (user === undefined) return 'User not found';
  if (users.length > 1) return 'Multiple users found with a given SIP address';
  if (user.accountType === 'sfbOnPremUser') return 'User invalid';
  if (user.accountType === 'guest' || user.accountType === 'ineligibleUser') {
    return 'User ineligible for the policy or missing a necessary license';
  }
  const { PolicyType, PolicyName } = operation;
  if (PolicyName !== null && findGrantable(context.store, context.clock.now(), PolicyType, PolicyName) === undefined) {
    return 'The policy settings are incorrect';
  }
  assignDirectly(context, user, PolicyType, PolicyName);
  return 'Success';
};

/** Carries out what is due of every batch; to be called before anything reads users. */
export const settleBatches = (context: Context): void => {
  const now = context.clock.now();
  for (const operation of context.store.list('batchOperation')) {
    // Users have their turns in order: with the last one all are done.
    if (operation.users.at(-1)?.Result !== null) continue;
    const due = operation.users.some(({ Result }, index) => Result === null && turnOf(operation, index).to <= now);
    if (!due) continue;
    context.store.transaction(() => {
      const users = operation.users.map((user, index) =>
        user.Result === null && turnOf(operation, index).to <= now
          ? { ...user, Result: assignOne(context, operation, user.Id) }
          : user,
      );
      context.store.put('batchOperation', operation.OperationId, { ...operation, users });
    });
  }
};
