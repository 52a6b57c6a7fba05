import type { Literals } from '../literals.ts';
import type { CcaipUser } from '../users.ts';
import type { Users } from './carry-out.ts';
import type { PersonChange } from './change.ts';
import { type Gap, gapsOf } from './judge.ts';

const everything = {
  external: { sipUri: '', ucaasName: '' },
  unrestrictedInternationalCalling: true,
  status: 'Active',
} as const;

/**
 * What of a change couldn't be read back, so that a file would be written again and again: a column that no row of the list has, and a flag in
 * words that nobody knows. A list with nobody in it tells nothing of its columns.
 */
export const untoldBy = (users: Users, literals: Literals): ((change: PersonChange) => string[]) => {
  const untold = (user: CcaipUser): Gap[] =>
    gapsOf({ email: user.email, ...everything }, user, literals).filter((gap) => gap.untold);
  const all = [...users.values()];
  const [first] = all;
  const nowhere =
    first === undefined
      ? []
      : untold(first).filter(({ about }) => all.every((user) => untold(user).some((gap) => gap.about === about)));
  return (change) => {
    const user = users.get(change.email.trim().toLowerCase());
    const ofUser = user === undefined ? [] : untold(user).filter((gap) => isOdd(gap, user));
    const others = nowhere.filter(({ about }) => !ofUser.some((gap) => gap.about === about));
    return [...ofUser, ...others].filter((gap) => isAsked(gap, change)).map(({ text }) => text);
  };
};

/** Told, in words that nobody knows. */
const isOdd = ({ about }: Gap, user: CcaipUser): boolean =>
  (about === 'external' && typeof user.external === 'object') ||
  (about === 'calling' && typeof user.unrestrictedInternationalCalling === 'object');

const isAsked = ({ about }: Gap, change: PersonChange): boolean => {
  if (about === 'calling') return change.unrestrictedInternationalCalling !== undefined;
  if (about === 'other') return change.status !== undefined;
  return change.external !== undefined;
};
