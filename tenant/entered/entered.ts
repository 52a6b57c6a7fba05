/** What CCAIP's user settings hold for one person: a person entered it there and confirmed it here. */
export interface EnteredUser {
  readonly upn: string;
  /** "SIP URI/ID" of the portal, e.g. `+31205552101@ujet.sip.carrier.example`. */
  readonly sipUri: string;
  /** "UCaaS username" of the portal. */
  readonly ucaasName: string;
}

/** What should stand there: Google's guide doesn't say what a UCaaS username is; trunkline takes the person's sign-in name. */
export const wantedEntry = ({
  upn,
  sipUri,
  signIn,
}: {
  readonly upn: string;
  readonly sipUri: string;
  /** Where `up` changes it. */
  readonly signIn?: string | undefined;
}): EnteredUser => ({
  upn,
  sipUri,
  ucaasName: signIn ?? upn,
});
