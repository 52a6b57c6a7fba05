import { randomUUID } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import type { LabNumber, LabNumberOperation, LabUser } from '../../model.ts';
import { beforeChange, numbersOf } from '../../read-model.ts';
import { numberAssignmentId, operationId } from './ids.ts';
import { findRefusal, type NumberRequest } from './refusals.ts';

/** 202: the work begins; its effects come when it ends, on the lab's clock. */
export const startOperation = (context: LabContext, request: NumberRequest): LabNumberOperation => {
  const createdAt = context.clock.now();
  const operation: LabNumberOperation = {
    ...request,
    id: operationId(request.action, randomUUID()),
    createdAt,
    endsAt: createdAt + context.switches.numberOperationSeconds * 1000,
    outcome: 'pending',
    statusDetail: null,
  };
  context.store.put('numberOperation', operation.id, operation);
  context.store.put('pendingOperation', operation.id, { id: operation.id });
  return operation;
};

const release = (context: LabContext, number: LabNumber): void => {
  number.assignmentTargetId = null;
  number.assignmentStatus = 'unassigned';
  number.assignmentCategory = 'primary';
  context.store.put('number', number.telephoneNumber, number);
};

const setVoice = (context: LabContext, user: LabUser, enabled: boolean): void => {
  user.enterpriseVoiceEnabled = enabled;
  context.store.put('user', user.id, user);
};

const assign = (context: LabContext, operation: LabNumberOperation, user: LabUser): void => {
  beforeChange(context, user);
  for (const other of numbersOf(context.store, user.id)) {
    if (other.assignmentCategory !== operation.assignmentCategory) continue;
    // The first number goes without a word: whoever asks must look first.
    if (other.telephoneNumber !== operation.telephoneNumber) release(context, other);
  }
  context.store.put('number', operation.telephoneNumber, {
    ...(context.store.get('number', operation.telephoneNumber) ?? { numberSource: 'online', blocked: false }),
    telephoneNumber: operation.telephoneNumber,
    numberType: operation.numberType,
    assignmentTargetId: user.id,
    assignmentStatus: user.accountType === 'resourceAccount' ? 'voiceApplicationAssigned' : 'userAssigned',
    assignmentCategory: operation.assignmentCategory,
  });
  // Assigning turns Enterprise Voice on (Set-CsPhoneNumberAssignment).
  setVoice(context, user, true);
};

const unassign = (context: LabContext, operation: LabNumberOperation): void => {
  const number = context.store.get('number', operation.telephoneNumber);
  const user = number === undefined ? undefined : context.store.get('user', number.assignmentTargetId ?? '');
  if (user !== undefined) beforeChange(context, user);
  // The number stays in the tenant's inventory; Enterprise Voice goes off.
  if (number !== undefined) release(context, number);
  if (user !== undefined) setVoice(context, user, false);
};

/** What was true when it was asked may no longer be: everything is checked again at the end. */
const finish = (context: LabContext, operation: LabNumberOperation): void => {
  const refusal = findRefusal(context, operation);
  const user = context.store.get('user', operation.assignmentTargetId ?? '');
  if (refusal === undefined) {
    if (operation.action === 'unassign') unassign(context, operation);
    else if (user !== undefined) assign(context, operation, user);
  }
  operation.outcome = refusal === undefined ? 'succeeded' : 'failed';
  operation.statusDetail = refusal?.error.message ?? null;
  context.store.put('numberOperation', operation.id, operation);
  context.store.delete('pendingOperation', operation.id);
};

/** Ends every operation whose time has come, in the order of their ends. Runs before each request. */
export const settleOperations = (context: LabContext): void => {
  const now = context.clock.now();
  const due = context.store
    .list('pendingOperation')
    .flatMap(({ id }) => context.store.get('numberOperation', id) ?? [])
    .filter((one) => one.endsAt <= now)
    .toSorted((a, b) => a.endsAt - b.endsAt);
  if (due.length === 0) return;
  context.store.transaction(() => {
    for (const operation of due) finish(context, operation);
  });
};

/** An operation in Graph's words. */
export const operationView = (
  operation: LabNumberOperation,
  place: { now: number; base: string; isPascal?: boolean },
): Record<string, unknown> => {
  const third = operation.createdAt + (operation.endsAt - operation.createdAt) / 3;
  const pending = place.now < third ? 'notStarted' : 'running';
  const camel = operation.outcome === 'pending' ? pending : operation.outcome;
  const status = place.isPascal ? camel.replace(/^./, (first) => first.toUpperCase()) : camel;
  return {
    id: operation.id,
    createdDateTime: new Date(operation.createdAt).toISOString(),
    status,
    numbers: [
      {
        resourceLocation: `${place.base}/numberAssignments('${numberAssignmentId(operation.telephoneNumber)}')`,
        status,
        statusDetail: operation.statusDetail,
      },
    ],
  };
};
