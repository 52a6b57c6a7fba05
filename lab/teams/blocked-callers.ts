/** As Get-CsInboundBlockedNumberPattern prints one; an exemption has no account. */
export interface LabNumberPattern {
  Identity: string;
  Name: string;
  Description: string | null;
  Enabled: boolean;
  Pattern: string;
  /** Object id of the account to which calls are sent instead of a refusal. */
  ResourceAccount: string | null;
}
