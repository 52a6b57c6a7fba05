/** Ids as the documentation's samples decode; opaque to a caller. */
const encode = (text: string): string => Buffer.from(text).toString('base64url');

/** The operator of every Direct Routing number here: the zero GUID, as Get-CsPhoneNumberAssignment shows for other ids of such rows (assumed). */
const operatorId = '00000000-0000-0000-0000-000000000000';

export const numberAssignmentId = (telephoneNumber: string): string => encode(`${operatorId}|${telephoneNumber}`);

export const numberOfAssignmentId = (id: string): string => Buffer.from(id, 'base64url').toString().split('|')[1] ?? '';

export const operationId = (action: 'assign' | 'unassign', guid: string): string =>
  encode(`${action === 'assign' ? 'Assignment' : 'Unassignment'}|${guid}`);

export const operatorOf = operatorId;
