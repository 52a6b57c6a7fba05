import { z } from 'zod';
import { countryOf } from '../../../tenant/countries.ts';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import { type Body, checked } from '../body.ts';
import { notFound, refuseIfAny, unprocessable } from '../error.ts';
import { nextUuid } from '../ids.ts';
import { numberTypes } from '../inventory/model.ts';
import type { LabTelnyxGroup } from './model.ts';
import { askedFor, givenValues, isComplete, strayValues, withValues } from './requirements.ts';

/** What may be said of a group (SRC RequirementGroupCreateParams). */
export const groupFields = z.strictObject({
  action: z.enum(['ordering', 'porting']),
  country_code: z
    .string()
    .refine((code) => countryOf(code) !== undefined, { error: 'must be an alpha-2 country code' }),
  phone_number_type: z.enum(numberTypes),
  customer_reference: z.string().nullable().default(null),
  regulatory_requirements: givenValues.default([]),
});
const changed = z.strictObject({
  customer_reference: z.string().optional(),
  regulatory_requirements: givenValues.default([]),
});

export const findGroup = (rows: Rows, id: string): LabTelnyxGroup => {
  const found = rows.get('telnyxGroup', id);
  if (found === undefined) throw notFound();
  return found;
};

const write = (lab: LabContext, group: LabTelnyxGroup): LabTelnyxGroup => {
  lab.store.put('telnyxGroup', group.id, group);
  return group;
};

export const createGroup = (lab: LabContext, body: Body): LabTelnyxGroup => {
  const given = checked(groupFields, body, lab.switches.telnyxUnknownParameters);
  const asked = askedFor(given.country_code, given.phone_number_type);
  refuseIfAny(strayValues(asked, given.regulatory_requirements));
  const now = lab.clock.now();
  return write(lab, {
    id: nextUuid(lab),
    action: given.action,
    country: given.country_code,
    type: given.phone_number_type,
    customerReference: given.customer_reference,
    requirements: withValues(asked, given.regulatory_requirements),
    status: 'unapproved',
    reviewFrom: null,
    createdAt: now,
    updatedAt: now,
  });
};

/** A changed value is looked through anew (assumed). */
export const changeGroup = (lab: LabContext, id: string, body: Body): LabTelnyxGroup => {
  const before = findGroup(lab.store, id);
  const given = checked(changed, body, lab.switches.telnyxUnknownParameters);
  refuseIfAny(strayValues(before.requirements, given.regulatory_requirements));
  const isNew = given.regulatory_requirements.length > 0;
  return write(lab, {
    ...before,
    customerReference: given.customer_reference ?? before.customerReference,
    requirements: withValues(before.requirements, given.regulatory_requirements),
    ...(isNew && { status: 'unapproved', reviewFrom: null }),
    updatedAt: lab.clock.now(),
  });
};

export const submitGroup = (lab: LabContext, id: string): LabTelnyxGroup => {
  const before = findGroup(lab.store, id);
  if (!isComplete(before.requirements)) {
    throw unprocessable('/regulatory_requirements', 'All requirements must have a value before submission.');
  }
  const now = lab.clock.now();
  return write(lab, { ...before, status: 'pending-approval', reviewFrom: now, updatedAt: now });
};

/** What comes of it: by whoever looks it through, or by a test's button. */
export const endReview = (
  lab: LabContext,
  group: LabTelnyxGroup,
  status: LabTelnyxGroup['status'],
  at: number,
): void => {
  const ofEach = status === 'approved' ? 'approved' : status === 'declined' ? 'declined' : undefined;
  write(lab, {
    ...group,
    status,
    reviewFrom: null,
    requirements: group.requirements.map((one) => ({
      ...one,
      value: one.value ?? (status === 'approved' ? 'given to the support' : null),
      status: ofEach ?? one.status,
    })),
    updatedAt: at,
  });
};
