import type { Rows } from '../../store.ts';

/** A Microsoft account of a person's own, in no organization. */
const personalAccount = 'someone@outlook.example';

export const isPersonal = (account: string): boolean => account.toLowerCase() === personalAccount;

/** An account that the sign-in page offers, and what is particular about it. */
export interface Offer {
  readonly account: string;
  readonly about: string;
}

/** Whom the page offers: who has a directory role, one member who has none, and somebody's personal account. Anybody else by name. */
export const offeredAccounts = (rows: Rows, member: string): Offer[] => {
  const living = rows.list('user').filter((one) => one.deletedDateTime === null && one.accountType === 'user');
  const withRoles = living.filter(({ directoryRoles = [] }) => directoryRoles.length > 0);
  const plain = living.filter(
    ({ userPrincipalName, directoryRoles = [] }) =>
      directoryRoles.length === 0 && userPrincipalName.startsWith(`${member}@`),
  );
  return [
    ...withRoles.map(({ userPrincipalName, directoryRoles = [] }) => ({
      account: userPrincipalName,
      about: directoryRoles.join(', '),
    })),
    ...plain.map(({ userPrincipalName }) => ({ account: userPrincipalName, about: 'Member, no directory role' })),
    { account: personalAccount, about: 'Personal account, in no organization' },
  ];
};
