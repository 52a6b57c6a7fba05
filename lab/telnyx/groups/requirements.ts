import { z } from 'zod';
import { idOf } from '../../identity.ts';
import type { TelnyxError } from '../error.ts';
import type { NumberType } from '../inventory/model.ts';
import type { LabTelnyxRequirement } from './model.ts';

/** What a country's regulator asks for: an address and a document, everywhere (assumed; in life it differs by country and sort). */
export const askedFor = (country: string, type: NumberType): LabTelnyxRequirement[] =>
  (['address', 'document'] as const).map((fieldType) => ({
    requirementId: idOf('telnyxRequirement', `${country}/${type}/${fieldType}`),
    fieldType,
    value: null,
    status: 'awaiting-value',
  }));

/** Values as a request gives them. */
export const givenValues = z.array(
  z.strictObject({ requirement_id: z.string().optional(), field_value: z.string().optional() }),
);

type Given = z.output<typeof givenValues>;

/** Values that nobody asks for. */
export const strayValues = (requirements: readonly LabTelnyxRequirement[], given: Given): TelnyxError[] =>
  given.flatMap(({ requirement_id: id }, at) =>
    requirements.some(({ requirementId }) => requirementId === id)
      ? []
      : [{ code: '10015', detail: 'is not a requirement here', pointer: `/regulatory_requirements/${at}` }],
  );

/** With values given, each of which is to be looked through. */
export const withValues = (requirements: readonly LabTelnyxRequirement[], given: Given): LabTelnyxRequirement[] =>
  requirements.map((one) => {
    const value = given.find(({ requirement_id: id }) => id === one.requirementId)?.field_value;
    return value === undefined || value === '' ? one : { ...one, value, status: 'pending-approval' };
  });

/** Whether nothing is missing. */
export const isComplete = (requirements: readonly LabTelnyxRequirement[]): boolean =>
  requirements.every(({ value }) => value !== null);

export const requirementView = ({ requirementId, fieldType, value, status }: LabTelnyxRequirement) => ({
  record_type: 'phone_number_regulatory_requirement',
  requirement_id: requirementId,
  field_type: fieldType,
  field_value: value,
  status,
});
