import { randomUUID } from 'node:crypto';
import { policyTypes } from '../../graph/policies/policy-id.ts';
import type { LabBatchOperation } from '../../model.ts';
import { cmdlet } from '../cmdlet.ts';
import { bareName, sameName } from '../identity.ts';
import { overallState, settleBatches, userState } from '../policies/batches.ts';
import { findGrantable } from '../policies/policy-types.ts';
import { invalid, notFound, notUserPolicy } from '../refusals.ts';

const historyDays = 30;

/**
 * Starts an assignment for many users and returns its id at once. `$null` or "" as -PolicyName unassigns; a user named
 * twice is done once; 5,000 users at most. DOC, its page; words of the limits INF. A policy that can't be granted, yet or
 * at all, is refused as Grant refuses it (INF) or fails for each user (`freshPolicyInBatch`).
 */
export const newBatchPolicyAssignmentOperation = cmdlet({
  name: 'New-CsBatchPolicyAssignmentOperation',
  configuration: false,
  parameters: {
    PolicyType: { type: 'String', mandatory: true },
    PolicyName: { type: 'String', mandatory: true, allowEmpty: true },
    Identity: { type: 'StringArray', mandatory: true },
    OperationName: { type: 'String' },
    AdditionalParameters: { type: 'Object' },
  },
  run: (context, { PolicyType = '', PolicyName = '', Identity = [], OperationName }) => {
    const type = policyTypes.find((one) => sameName(one, PolicyType));
    if (type === undefined) throw invalid(context.cmdlet, `Policy type "${PolicyType}" is not supported.`);
    if (Identity.length > 5000) {
      throw invalid(context.cmdlet, `A batch may contain up to 5,000 users. Users: ${Identity.length}.`);
    }
    const now = context.clock.now();
    const known = PolicyName === '' ? null : findGrantable(context.store, now, type, PolicyName);
    if (known === undefined && context.switches.freshPolicyInBatch === 'refused') {
      throw notUserPolicy(bareName(PolicyName));
    }
    const policy = known === undefined ? { name: bareName(PolicyName) } : known;
    const ids = [...Map.groupBy(Identity, (id) => id.toLowerCase()).values()].flatMap((same) => same.slice(0, 1));
    const operation: LabBatchOperation = {
      OperationId: randomUUID(),
      OperationName: OperationName === undefined || OperationName === '' ? null : OperationName,
      PolicyType: type,
      PolicyName: policy === null ? null : policy.name,
      CreatedBy: context.caller.objectId,
      createdAt: now,
      completesAt: now + context.switches.batchSeconds * 1000,
      users: ids.map((Id) => ({ Id, Result: null })),
    };
    context.store.put('batchOperation', operation.OperationId, operation);
    settleBatches(context);
    return [operation.OperationId];
  },
});

const summary = (operation: LabBatchOperation, now: number) => ({
  OperationId: operation.OperationId,
  OperationName: operation.OperationName,
  OverallStatus: overallState(operation, now),
  CreatedBy: operation.CreatedBy,
  CreatedTime: new Date(operation.createdAt).toISOString(),
});

/** CompletedCount includes those that failed: they are Completed with their reason as Result (DOC, its page). */
const details = (operation: LabBatchOperation, now: number) => {
  const users = operation.users.map(({ Id, Result }, index) => ({
    Id,
    Result,
    State: Result === null ? userState(operation, index, now) : 'Completed',
  }));
  const count = (state: string) => users.filter(({ State }) => State === state).length;
  return {
    ...summary(operation, now),
    CompletedTime: now >= operation.completesAt ? new Date(operation.completesAt).toISOString() : null,
    CompletedCount: count('Completed'),
    ErrorCount: users.filter(({ Result }) => Result !== null && Result !== 'Success').length,
    InProgressCount: count('InProgress'),
    NotStartedCount: count('NotStarted'),
    UserState: users,
  };
};

/** All of the last 30 days without users, or one with each user's result. */
export const getBatchPolicyAssignmentOperation = cmdlet({
  name: 'Get-CsBatchPolicyAssignmentOperation',
  configuration: false,
  defaultSet: 'Get',
  parameters: {
    Identity: { type: 'String', sets: ['Get1'], mandatory: true, aliases: ['OperationId'] },
    Status: { type: 'String', sets: ['Get'] },
  },
  run: (context, { Identity, Status }) => {
    const now = context.clock.now();
    const recent = (operation: LabBatchOperation) => operation.createdAt > now - historyDays * 86_400_000;
    if (Identity !== undefined) {
      const operation = context.store.get('batchOperation', Identity);
      if (operation === undefined || !recent(operation)) throw notFound(context.cmdlet, Identity);
      return [details(operation, now)];
    }
    return context.store
      .list('batchOperation')
      .filter(recent)
      .filter((one) => Status === undefined || sameName(overallState(one, now), Status))
      .map((one) => details(one, now));
  },
});
