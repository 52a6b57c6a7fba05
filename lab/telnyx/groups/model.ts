import type { NumberType } from '../inventory/model.ts';

/** One thing that a regulator asks for, and what was given. */
export interface LabTelnyxRequirement {
  requirementId: string;
  fieldType: 'textual' | 'datetime' | 'address' | 'document';
  value: string | null;
  status: 'awaiting-value' | 'pending-approval' | 'approved' | 'declined';
}

/** What a regulator asks for, collected once for the numbers of a sort and country. */
export interface LabTelnyxGroup {
  id: string;
  action: 'ordering' | 'porting';
  country: string;
  type: NumberType;
  customerReference: string | null;
  requirements: LabTelnyxRequirement[];
  status: 'approved' | 'unapproved' | 'pending-approval' | 'declined' | 'expired';
  /** Lab time (ms) since which it is looked through. */
  reviewFrom: number | null;
  createdAt: number;
  updatedAt: number;
}
