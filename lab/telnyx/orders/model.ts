import type { LabTelnyxRequirement } from '../groups/model.ts';
import type { NumberType } from '../inventory/model.ts';

/** A number in an order. */
export interface LabTelnyxOrderNumber {
  id: string;
  /** One for each country and sort of an order (DOC number-orders). */
  subOrderId: string;
  phoneNumber: string;
  country: string;
  type: NumberType;
  requirementGroupId: string | null;
  requirements: LabTelnyxRequirement[];
  /** `cancelled` is in the guide (DOC number-orders) and not in the types. */
  status: 'pending' | 'success' | 'failure' | 'cancelled';
  /** Lab time (ms) since which everything that is asked for is there, and since which it is approved; null: not yet. */
  completeFrom: number | null;
  approvedAt: number | null;
  /** It ends in failure. */
  fails: boolean;
  /** What was paid for it. */
  paid: number;
}

export interface LabTelnyxOrder {
  id: string;
  customerReference: string | null;
  connectionId: string | null;
  billingGroupId: string | null;
  messagingProfileId: string | null;
  numbers: LabTelnyxOrderNumber[];
  /** Lab time (ms). */
  createdAt: number;
  updatedAt: number;
}
