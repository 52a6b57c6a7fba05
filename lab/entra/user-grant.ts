/** What Entra gave an app on somebody's behalf: a code that is to be redeemed, or a refresh token. By the hash of its text. */
export interface LabUserGrant {
  appId: string;
  userId: string;
  /** Delegated permissions, `offline_access` among them if it was asked for. */
  scopes: string[];
  /** Lab time (ms); a refresh token that isn't used for 90 days is dead. */
  issuedAt: number;
  usedAt: number;
  /** How often the password had been reset when it was issued. */
  passwordResets: number;
  /** Of a code: where it was sent. */
  redirectUri?: string;
  redeemed?: true;
}
