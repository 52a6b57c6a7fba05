import { z } from 'zod';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import { type Body, checked } from '../body.ts';
import { notFound, unprocessable } from '../error.ts';
import { nextId } from '../ids.ts';
import type { NumberType } from '../inventory/model.ts';
import type { LabTelnyxNumber } from './model.ts';

/** A number by its id; one that was given back is there only where the switch says so. */
export const findNumber = (rows: Rows, id: string): LabTelnyxNumber => {
  const found = rows.get('telnyxNumber', id);
  if (found === undefined) throw notFound();
  return found;
};

export const ownNumber = (rows: Rows, phoneNumber: string): LabTelnyxNumber | undefined =>
  rows.list('telnyxNumber').find((one) => one.phoneNumber === phoneNumber && one.status !== 'deleted');

interface NewNumber {
  readonly phoneNumber: string;
  readonly country: string;
  readonly type: NumberType;
  readonly status: LabTelnyxNumber['status'];
  readonly source: LabTelnyxNumber['source'];
  readonly connectionId?: string | null;
  readonly customerReference?: string | null;
  readonly billingGroupId?: string | null;
}

/** A number comes to the account. */
export const addNumber = (lab: LabContext, made: NewNumber): LabTelnyxNumber => {
  const now = lab.clock.now();
  const number: LabTelnyxNumber = {
    connectionId: null,
    customerReference: null,
    billingGroupId: null,
    ...made,
    id: nextId(lab),
    tags: [],
    externalPin: null,
    hdVoice: false,
    deletionLock: false,
    emergency: { addressId: null, enabled: false, status: 'disabled', endsAt: null },
    purchasedAt: now,
    activatedAt: made.status === 'active' ? now : null,
    updatedAt: now,
  };
  lab.store.put('telnyxNumber', number.id, number);
  return number;
};

/** It leaves the account for good: others may have it now. */
export const dropNumber = ({ store, switches, clock }: LabContext, number: LabTelnyxNumber): LabTelnyxNumber => {
  const before = (store.get('setting', 'telnyxGone')?.numbers as readonly string[] | undefined) ?? [];
  store.put('setting', 'telnyxGone', { numbers: [...before, number.phoneNumber] });
  const after = { ...number, status: 'deleted' as const, updatedAt: clock.now() };
  if (switches.telnyxDeletedNumbers === 'listed') store.put('telnyxNumber', number.id, after);
  else store.delete('telnyxNumber', number.id);
  return after;
};

/** Whether its settings can be changed now: "in an editable state" (SRC verify_ownership; which states are isn't said). */
export const isEditable = ({ switches }: Pick<LabContext, 'switches'>, { status }: LabTelnyxNumber): boolean =>
  status === 'active' || (status !== 'deleted' && switches.telnyxPendingNumbers === 'editable');

/** Words assumed. */
export const editable = (lab: LabContext, id: string): LabTelnyxNumber => {
  const found = findNumber(lab.store, id);
  if (isEditable(lab, found)) return found;
  throw unprocessable('/', `The phone number is not in an editable state (${found.status}).`);
};

/** What may be changed (SRC PhoneNumberUpdateParams). */
export const numberChange = z
  .strictObject({
    address_id: z.string(),
    billing_group_id: z.string(),
    connection_id: z.string(),
    customer_reference: z.string(),
    external_pin: z.string(),
    hd_voice_enabled: z.boolean(),
    tags: z.array(z.string()),
  })
  .partial();

/** PATCH /phone_numbers/{id}. */
export const changeNumber = (lab: LabContext, id: string, body: Body): LabTelnyxNumber => {
  const before = editable(lab, id);
  const given = checked(numberChange, body, lab.switches.telnyxUnknownParameters);
  const connectionId = given.connection_id ?? before.connectionId;
  if (connectionId !== null && lab.store.get('telnyxConnection', connectionId) === undefined) {
    const detail = 'The requested parameter is invalid as the associated resource does not exist.';
    throw unprocessable('/connection_id', detail, '10017');
  }
  const after = {
    ...before,
    connectionId,
    customerReference: given.customer_reference ?? before.customerReference,
    billingGroupId: given.billing_group_id ?? before.billingGroupId,
    externalPin: given.external_pin ?? before.externalPin,
    hdVoice: given.hd_voice_enabled ?? before.hdVoice,
    tags: given.tags ?? before.tags,
    updatedAt: lab.clock.now(),
  };
  lab.store.put('telnyxNumber', id, after);
  return after;
};

/** DELETE: for good. One of an order that goes on, and one with the lock, are refused (words assumed). */
export const deleteNumber = (lab: LabContext, id: string): LabTelnyxNumber => {
  const found = findNumber(lab.store, id);
  if (found.status === 'deleted') throw notFound();
  if (found.deletionLock) throw unprocessable('/', 'Deletion lock is enabled for this phone number.');
  if (found.status !== 'active') {
    throw unprocessable('/', `The phone number is not in an editable state (${found.status}).`);
  }
  return dropNumber(lab, found);
};
