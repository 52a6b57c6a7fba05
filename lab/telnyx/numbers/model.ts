import type { NumberType } from '../inventory/model.ts';

/** SRC NumbersPhoneNumberDetailed. */
export const numberStatuses = [
  'purchase-pending',
  'purchase-failed',
  'port-pending',
  'port-failed',
  'active',
  'deleted',
  'emergency-only',
  'ported-out',
  'port-out-pending',
  'requirement-info-pending',
  'requirement-info-under-review',
  'requirement-info-exception',
  'provision-pending',
] as const;

/** A number of the account. */
export interface LabTelnyxNumber {
  id: string;
  phoneNumber: string;
  country: string;
  type: NumberType;
  status: (typeof numberStatuses)[number];
  connectionId: string | null;
  customerReference: string | null;
  billingGroupId: string | null;
  tags: string[];
  externalPin: string | null;
  hdVoice: boolean;
  deletionLock: boolean;
  emergency: {
    addressId: string | null;
    enabled: boolean;
    status: 'active' | 'deprovisioning' | 'disabled' | 'provisioning' | 'provisioning-failed';
    /** Lab time (ms) at which what goes on has ended. */
    endsAt: number | null;
  };
  source: 'number_order' | 'port_request';
  /** Lab time (ms). */
  purchasedAt: number;
  activatedAt: number | null;
  updatedAt: number;
}
