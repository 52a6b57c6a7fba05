/** A user of the lab tenant, as a row of the store: the services' own words. */
export interface LabUser {
  id: string;
  userPrincipalName: string;
  /** SIP address without `sip:`; absent: the user principal name. */
  sipAddress?: string;
  displayName: string;
  /** First and last name; absent: see `user.ts`, null: nobody entered one. */
  givenName?: string | null;
  surname?: string | null;
  accountEnabled: boolean;
  usageLocation: string | null;
  /** skuIds, see graph/skus.ts. */
  licences: string[];
  /** Service plans switched off in a licence, by skuId. */
  disabledPlans?: Record<string, string[]>;
  /** Which group gave a licence, by skuId: it can't be taken from the user. */
  groupLicences?: Record<string, string>;
  /** Of those, the ones that somebody gave directly too. */
  directToo?: string[];
  /** What a group was to give, and couldn't. */
  refusedLicences?: { skuId: string; group: string; error: string }[];
  /** Licences that ended: their plans are still shown, as deleted. */
  endedLicences?: string[];
  /** Lab time (ms) from which the licences count; absent: they always did. */
  licencesFrom?: number;
  /** Lab time (ms) from which the usage location counts for licences. */
  usageLocationFrom?: number;
  accountType: 'user' | 'resourceAccount' | 'guest' | 'sfbOnPremUser' | 'ineligibleUser';
  /** Set when soft-deleted (ISO date-time). */
  deletedDateTime: string | null;
  /** Teams' coexistence mode: only UpgradeToTeams may use Direct Routing. */
  teamsUpgradePolicy: 'UpgradeToTeams' | 'Islands' | 'SfBOnly';
  enterpriseVoiceEnabled: boolean;
  /** An on-premises directory synchronises the user; whoever has a number from there is synchronised, too. */
  synced?: true;
  /** Each reset of the password: refresh tokens of before are dead (lab time, ms). */
  passwordResets?: number[];
  /** Directory roles that the user has, by name. */
  directoryRoles?: string[];
  /** What Teams shows of the user; absent: Available. */
  presence?: { availability: string; activity: string };
  /** The sign-in name that Teams goes on showing until then (lab time, ms). */
  formerName?: { name: string; until: number };
  /** Number set in the on-premises directory, if any. */
  onPremLineUri: string | null;
  /** The sign-in name in the on-premises directory; absent: the cloud's own, or not known. */
  onPremisesUserPrincipalName?: string;
  /** Directly assigned policies by type, e.g. `{ OnlineVoiceRoutingPolicy: 'NL agents' }`. */
  policies: Record<string, string>;
}
