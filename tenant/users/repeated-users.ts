import type { Problem } from '../problem.ts';
import type { User } from '../tenant.ts';

/** Users with two rows, and numbers with two users. */
export const repeatedUsers = (users: readonly User[], file: string): Problem[] => {
  const rows = new Map<string, User>();
  const holders = new Map<string, User>();
  const logins = new Map<string, User>();
  return users.flatMap((user): Problem[] => {
    const { upn, number, line } = user;
    const found: Problem[] = [];
    const row = rows.get(upn.toLowerCase());
    if (row === undefined) rows.set(upn.toLowerCase(), user);
    else if (upn !== '') {
      found.push({
        file,
        line,
        path: 'upn',
        message: `"${upn}" stands on line ${row.line} already.`,
        allowed: 'A user has one row; UPNs ignore case.',
        fix: 'remove one of the two rows.',
      });
    }
    const holder = holders.get(number);
    if (holder === undefined) holders.set(number, user);
    else if (number !== '' && holder !== row) {
      found.push({
        file,
        line,
        path: 'number',
        message: `"${number}" is the number of ${holder.upn} on line ${holder.line} already.`,
        allowed: 'A number belongs to one user; with another ;ext= it is another number.',
        fix: 'give one of the two another number.',
      });
    }
    const email = (user.ccaipEmail ?? upn).toLowerCase();
    const login = logins.get(email);
    if (user.ccaip === undefined) return found;
    if (login === undefined) logins.set(email, user);
    else if (email !== '' && login.upn.toLowerCase() !== upn.toLowerCase()) {
      found.push({
        file,
        line,
        path: 'ccaipEmail',
        message: `"${user.ccaipEmail ?? upn}" is what ${login.upn} on line ${login.line} signs in to CCAIP by already.`,
        allowed: 'A user of CCAIP is one person; where ccaipEmail is empty it is the upn.',
        fix: 'give one of the two another ccaipEmail.',
      });
    }
    return found;
  });
};
