/** The one account that the lab has at Telnyx. */
export interface LabTelnyxAccount {
  /** USD. */
  balance: string;
  creditLimit: string;
  /** The account's limit of calls out at once (DOC concurrent-limits: 2, 10, more by support). */
  concurrentCalls: number;
  /** Beginnings of paths for which the key has no rights. */
  forbidden: string[];
  /** SIP subdomains that other accounts have. */
  takenSubdomains: string[];
  /** USD a minute by country; others cost 0.01. */
  rates: Record<string, number>;
}
