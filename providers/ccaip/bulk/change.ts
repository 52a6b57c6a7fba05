import type { CcaipUser } from '../users.ts';

/** What CCAIP hands a call to: both fields are required of an external user (the guide). */
export interface ExternalFields {
  /** Without `sip:`. */
  readonly sipUri: string;
  readonly ucaasName: string;
}

/** What somebody who isn't in CCAIP yet is made with; each new user gets an activation e-mail. */
export interface NewUser {
  readonly firstName: string;
  readonly lastName: string;
  /** By name, as they stand in CCAIP. */
  readonly roles: readonly string[];
  readonly teams: readonly string[];
  readonly location?: string | undefined;
}

/** What is to become of one user. What isn't named here stays as CCAIP has it: roles, teams, location, chat limits. */
export interface PersonChange {
  /** The login in CCAIP. */
  readonly email: string;
  /** Set, or cleared with the mark; left out: stays. */
  readonly external?: ExternalFields | 'clear' | undefined;
  readonly status?: 'Active' | 'Inactive' | undefined;
  /** Positive sense: true may call abroad. */
  readonly unrestrictedInternationalCalling?: boolean | undefined;
  /** Names where CCAIP's own record has none: every row of a file must have them. */
  readonly names?: Pick<NewUser, 'firstName' | 'lastName'> | undefined;
  /** Without it somebody who isn't in CCAIP is refused (but for `clear`, which is then met). */
  readonly newUser?: NewUser | undefined;
}

/** How one change ended. Nothing is `made` or `written` but what read back as asked. */
export interface Outcome {
  readonly email: string;
  /**
   * `asIs`: it was so before, nothing was sent. `made`: a new user. `refused`: by us or by CCAIP, and nothing is written, or it reads back
   * otherwise. `unsure`: sent, and whether it is done isn't known.
   */
  readonly ended: 'asIs' | 'written' | 'made' | 'refused' | 'unsure';
  /** In words, each with its column where CCAIP names one: `First name: Non-empty string`. */
  readonly problems: readonly string[];
  /** Wasn't in CCAIP before and is now, however it ended: `made`, or a new user who isn't as asked yet. */
  readonly isNew?: boolean | undefined;
  readonly warnings: readonly string[];
  /** What nobody asked to change and reads back otherwise: `role "Manager" is gone`. An error, whatever else is done. */
  readonly losses?: readonly string[] | undefined;
  /** The user as read last. */
  readonly user?: CcaipUser | undefined;
}
