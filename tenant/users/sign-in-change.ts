import { isNotKnownYet } from '../not-known-yet.ts';
import type { Problem, Wording } from '../problem.ts';
import type { User } from '../tenant.ts';
import { userPrincipalName } from './user-principal-name.ts';

/** The sign-in name that a person with `sip: username` gets: the guide's "change subdomain of the user". */
export const newSignIn = (upn: string, sipDomain: string): string => `${upn.split('@')[0]}@${sipDomain}`;

/** What has to be true of the tenant file; what couldn't be read there is undefined, and passed over. */
interface Allowing {
  readonly allowed: boolean | undefined;
  readonly mapsUsernames: boolean | undefined;
}

/** Why a sign-in isn't changed, or nothing. */
export const signInProblem = (
  { upn, signIn }: { readonly upn: string; readonly signIn: string },
  { allowed, mapsUsernames }: Allowing,
): Wording | undefined => {
  if (allowed === false) {
    return {
      message: `"username" would change the sign-in of ${upn} to ${isNotKnownYet(signIn) ? "one in the SIP domain, whose name isn't known yet" : signIn}, and the tenant file doesn't allow it.`,
      allowed: 'Sign-ins are changed only with allowSignInChange: true in tenant.yaml.',
      fix: 'write allowSignInChange: true in tenant.yaml once these people know of it, or leave sip empty.',
    };
  }
  if (mapsUsernames === false) {
    return {
      message: `"username" has CCAIP dial ${upn.split('@')[0]}@…, and no SBC turns that into a number.`,
      allowed: 'Teams finds people by number only. An SBC that maps user names to numbers says mapsUsernames: true.',
      fix: 'have the SBC map user names and say mapsUsernames: true, or leave sip empty: CCAIP then dials the number.',
    };
  }
  // What is wrong with `upn` itself is told of that column.
  if (!userPrincipalName.safeParse(upn).success || userPrincipalName.safeParse(signIn).success) return undefined;
  return {
    message: `"${signIn}" can't be a sign-in name.`,
    allowed: 'Entra takes at most 48 characters of a domain.',
    fix: 'leave sip empty: CCAIP then dials the number.',
  };
};

/** Two people who would have one sign-in name in the SIP domain. */
export const repeatedSignIns = (users: readonly User[], activation: string | undefined, file: string): Problem[] => {
  const holders = new Map<string, string>();
  if (activation !== undefined) holders.set(activation.toLowerCase(), 'the activation user has');
  for (const { upn, line } of users) holders.set(upn.toLowerCase(), `${upn} on line ${line} has`);
  return users.flatMap(({ upn, signIn, line }): Problem[] => {
    if (signIn === undefined || signIn.toLowerCase() === upn.toLowerCase()) return [];
    const holder = holders.get(signIn.toLowerCase());
    if (holder === undefined) {
      holders.set(signIn.toLowerCase(), `${upn} on line ${line} gets`);
      return [];
    }
    const message = `"username" gives ${upn} the sign-in name ${signIn}, which ${holder} already.`;
    const allowed =
      'A sign-in name belongs to one person: the name before the @ must be theirs alone in the SIP domain.';
    return [{ file, line, path: 'sip', message, allowed, fix: 'leave sip empty for one of the two.' }];
  });
};
