import type { Rows } from '../../store.ts';
import { findUsers } from './find-user.ts';
import { type Known, memberOf } from './member.ts';
import type { Member } from './trace.ts';

/** Who transfers: the agent who is named, or the first who can. In Teams nobody has CCAIP's transfer view. */
export const agentFor = (rows: Rows, known: Known, asked: string | undefined): Member | undefined => {
  const users = asked === undefined ? rows.list('ccaipUser') : findUsers(rows, asked);
  return users
    .filter(({ roles }) => roles.includes('Agent'))
    .map((user) => memberOf(user, known))
    .find(({ isExternal, notAvailable }) => !isExternal && notAvailable === undefined);
};
