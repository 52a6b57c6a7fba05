import type { LabContext } from '../../context.ts';
import type { LabNumberOperation, LabUser } from '../../model.ts';
import { numbersOf } from '../../read-model.ts';
import { GraphError, teamsBadRequest } from '../error.ts';
import { hasPhoneSystem, heardByTeams } from '../users/licensing.ts';

/** What is asked of a number: the body of assignNumber or unassignNumber, read. */
export type NumberRequest = Pick<
  LabNumberOperation,
  'action' | 'telephoneNumber' | 'numberType' | 'assignmentTargetId' | 'assignmentCategory'
>;

/** A reason to refuse, and when a `mixed` service says so: in its first answer, or when the operation ends. */
export interface Refusal {
  readonly when: 'request' | 'operation';
  readonly error: GraphError;
}

const typeNames = { directRouting: 'DirectRouting', callingPlan: 'CallingPlan', operatorConnect: 'OperatorConnect' };

/** Documented for Set-CsPhoneNumberAssignment, which has the same service behind it. */
const onPremises =
  "The user already has a telephone number set in the on-premises Active Directory and synchronized to the cloud. To manage this user's telephone number in the cloud, first clear the phone number in the on-premises directory and synchronize to Active Directory.";

const now = (refusal: string): Refusal => ({ when: 'request', error: teamsBadRequest(refusal) });
const later = (refusal: string): Refusal => ({ when: 'operation', error: teamsBadRequest(refusal) });

const living = (context: LabContext, id: string | null): LabUser | undefined => {
  const user = id === null ? undefined : context.store.get('user', id);
  return user?.deletedDateTime === null ? user : undefined;
};

const refuseAssign = (context: LabContext, request: NumberRequest): Refusal | undefined => {
  const { telephoneNumber, numberType } = request;
  const user = living(context, request.assignmentTargetId);
  // The cmdlet answers `NotFound` (ps-docs#8875); a UPN or a deleted user's id is no object id of a user.
  if (user === undefined) {
    return {
      when: 'request',
      error: new GraphError(404, 'NotFound', `User '${request.assignmentTargetId}' is not found.`),
    };
  }
  const number = context.store.get('number', telephoneNumber);
  // Only Direct Routing numbers come into being by being assigned.
  if (number === undefined ? numberType !== 'directRouting' : number.numberType !== numberType) {
    return now(`Telephone Number '${telephoneNumber}' is not found from tenant '${context.tenantId}'.`);
  }
  if (number !== undefined && number.assignmentTargetId !== null && number.assignmentTargetId !== user.id) {
    return now(`Telephone Number '${telephoneNumber}' has already been assigned to another user`);
  }
  if (user.onPremLineUri !== null) return later(onPremises);
  if (number?.blocked === true) return later(`Telephone Number '${telephoneNumber}' is blocked for assignment.`);
  if (user.usageLocation === null || !hasPhoneSystem(user, heardByTeams(context))) {
    if (context.switches.endedPhoneSystem === 'onPremises' && user.endedLicences !== undefined)
      return later(onPremises);
    return later(
      `User '${user.userPrincipalName}' lacks appropriate licenses to assign a '${typeNames[numberType]}' number`,
    );
  }
  const others = numbersOf(context.store, user.id).filter(
    (one) => one.assignmentCategory === request.assignmentCategory && one.telephoneNumber !== telephoneNumber,
  );
  if (others.length > 0 && context.switches.secondNumber === 'refuse') {
    return later(
      `User '${user.userPrincipalName}' already has a ${request.assignmentCategory} telephone number assigned.`,
    );
  }
  return undefined;
};

const refuseUnassign = (context: LabContext, request: NumberRequest): Refusal | undefined => {
  const { telephoneNumber } = request;
  const number = context.store.get('number', telephoneNumber);
  if (number === undefined || number.numberType !== request.numberType) {
    return now(`Telephone Number '${telephoneNumber}' is not found from tenant '${context.tenantId}'.`);
  }
  if (number.assignmentTargetId === null) {
    return now(`Telephone Number '${telephoneNumber}' is not assigned to any user.`);
  }
  if (number.numberSource === 'onPremises') return later(onPremises);
  return undefined;
};

/**
 * Why the service would refuse, or undefined. Texts of taken, unlicensed, unknown and on-premises numbers are observed;
 * "blocked", "not assigned" and "already has" are assumed.
 */
export const findRefusal = (context: LabContext, request: NumberRequest): Refusal | undefined =>
  request.action === 'assign' ? refuseAssign(context, request) : refuseUnassign(context, request);
