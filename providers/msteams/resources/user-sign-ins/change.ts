import type { Change } from '../../history/change.ts';

/** One person's sign-in name that is to be another: changed for a row's mark, or put back for want of it. */
export interface SignInChange {
  readonly verb: 'change' | 'put back';
  readonly objectId: string;
  /** The row's name, by which the roster knows the person: the old one. */
  readonly upn: string;
  /** As Entra has it now. */
  readonly from: string;
  readonly to: string;
}

/** Verb and names, for an error's first line. */
export const doingOf = ({ verb, from, to }: SignInChange): string =>
  verb === 'change' ? `change the sign-in of ${from} to ${to}` : `put the sign-in of ${from} back to ${to}`;

/** The same for the history of changes. */
export const changeOf = ({ objectId: user, upn, from, to }: SignInChange): Change => ({
  kind: 'UserSignIns',
  user,
  upn,
  from,
  to,
});
