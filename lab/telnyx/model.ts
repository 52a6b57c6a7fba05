import type { LabTelnyxAccount } from './account-model.ts';
import type { LabTelnyxAddress } from './addresses/model.ts';
import type { LabTelnyxConnection, LabTelnyxFqdn } from './connections/model.ts';
import type { LabTelnyxGroup } from './groups/model.ts';
import type { LabTelnyxBlock } from './inventory/model.ts';
import type { LabTelnyxNumber } from './numbers/model.ts';
import type { LabTelnyxOrder } from './orders/model.ts';
import type { LabTelnyxProfile } from './profiles/model.ts';

/** Rows of the store that are Telnyx'. */
export interface LabTelnyxKinds {
  telnyxAccount: LabTelnyxAccount;
  telnyxConnection: LabTelnyxConnection;
  telnyxFqdn: LabTelnyxFqdn;
  telnyxProfile: LabTelnyxProfile;
  /** Numbers for sale. */
  telnyxBlock: LabTelnyxBlock;
  /** Numbers that a search has answered; by number. */
  telnyxOffered: { phoneNumber: string };
  telnyxOrder: LabTelnyxOrder;
  telnyxGroup: LabTelnyxGroup;
  /** Numbers of the account, by id. */
  telnyxNumber: LabTelnyxNumber;
  telnyxAddress: LabTelnyxAddress;
}
