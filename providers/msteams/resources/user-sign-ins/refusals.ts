import type { DirectoryUser } from '../../readiness/directory.ts';
import type { Problem } from '../../readiness/licence-problem.ts';
import { isResourceAccount } from '../../readiness/resource-account.ts';
import type { SignInChange } from './change.ts';
import type { VerifiedDomain } from './look.ts';

/** What decides whether a sign-in may be changed, as it was before the first write. */
export interface Facts {
  readonly user: DirectoryUser;
  /** Somebody else who has the name already. */
  readonly holder: DirectoryUser | undefined;
  /** By name in lower case. */
  readonly domains: ReadonlyMap<string, VerifiedDomain>;
  /** Undefined where they may not be read. */
  readonly roles: readonly string[] | undefined;
}

export const domainOf = (name: string): string => name.slice(name.indexOf('@') + 1).toLowerCase();

const leaveEmpty = 'leave sip empty for this row: CCAIP then dials the number';

/**
 * Why somebody's sign-in is left alone, all reasons at once. What a directory synchronises is changed there; who signs in by a federated
 * domain is known elsewhere by the old name; and the name of somebody with a directory role is changed by hand, by whoever may.
 */
export const refusalsOf = (change: SignInChange, { user, holder, domains, roles }: Facts): readonly Problem[] => {
  const [from, to] = [domains.get(domainOf(change.from)), domains.get(domainOf(change.to))];
  return [
    ...(isResourceAccount(user)
      ? [{ text: 'This is a resource account, which nobody signs in with.', fix: 'remove the row from users.csv' }]
      : []),
    ...(/#ext#/i.test(change.from)
      ? [{ text: "This is a guest of another tenant, whose sign-in is that tenant's.", fix: leaveEmpty }]
      : []),
    ...(user.onPremisesSyncEnabled === true
      ? [
          {
            text: 'An on-premises directory synchronises this user, so Entra refuses the change in the cloud.',
            fix: `change the UPN suffix in that directory and let it synchronise; or ${leaveEmpty}`,
          },
        ]
      : []),
    ...(from?.isFederated === true
      ? [
          {
            text: `${from.name} is a federated domain: whoever signs in by it is known there by the old name.`,
            fix: leaveEmpty,
          },
        ]
      : []),
    ...(to?.isFederated === true
      ? [{ text: `${to.name} is a federated domain, which no user of the cloud signs in by.`, fix: leaveEmpty }]
      : []),
    ...(roles === undefined || roles.length === 0
      ? []
      : [
          {
            text: `This user has ${roles.length === 1 ? 'the directory role' : 'the directory roles'} ${roles.join(', ')}: the sign-in of an administrator is never changed by trunkline.`,
            fix: `take the role away, or ${leaveEmpty}`,
          },
        ]),
    ...(holder === undefined
      ? []
      : [
          {
            text: `${change.to} is the sign-in name of another user (${holder.id}) already.`,
            fix: 'give that user another name, or leave sip empty for this row',
          },
        ]),
  ];
};
