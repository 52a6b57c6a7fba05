import type { CcaipUser } from '../../providers/ccaip/users.ts';
import { type Column, columnOf, keys, nameGiven } from './columns.ts';
import { type FlagWords, type Standing, standingOf } from './standing.ts';

/** Somebody as CCAIP's list of users has them, with a cell for each column of the template that it tells of. */
export const standingOfUser = (user: CcaipUser, columns: readonly Column[], words: FlagWords): Standing => {
  const given = (['role', 'team'] as const).flatMap((what) => {
    const has = what === 'role' ? user.roles : user.teams;
    return columns.flatMap((column) => {
      const name = nameGiven(column, what);
      if (name === undefined || has === undefined) return [];
      const isIn = has.some((one) => one.toLowerCase() === name.toLowerCase());
      return [[column.key, isIn ? '1' : '0'] as const];
    });
  });
  const texts = [
    [keys.email, user.email],
    [keys.firstName, user.firstName],
    [keys.lastName, user.lastName],
    [keys.location, user.location],
    [keys.sipUri, user.sipUri],
    [keys.ucaasName, user.ucaasName],
    [keys.deactivatedAt, user.deactivatedAt],
  ] as const;
  const cells = new Map([
    ...[...(user.said ?? [])].map(([name, value]) => [columnOf(name).key, value] as const),
    ...texts.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
    ...given,
  ]);
  const kept = new Map([...cells].filter(([, value]) => value !== ''));
  return {
    ...standingOf({ cells: kept }, words),
    external: typeof user.external === 'boolean' ? user.external : undefined,
  };
};
