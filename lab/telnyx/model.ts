import type { LabTelnyxConnection } from './connections/model.ts';

/** Rows of the store that are Telnyx'. */
export interface LabTelnyxKinds {
  telnyxConnection: LabTelnyxConnection;
}
