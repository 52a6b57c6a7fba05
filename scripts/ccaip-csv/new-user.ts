import type { ExternalUser } from '../../tenant/external-users.ts';
import { listing } from '../../tenant/listing.ts';
import { nearest } from '../../tenant/nearest.ts';
import type { Problem } from '../../tenant/problem.ts';
import { type Column, keys, nameGiven } from './columns.ts';
import type { Cells } from './standing.ts';

/** What a new user must have, and no file says. */
export interface Lack {
  /** Column of users.csv. */
  readonly path: string;
  readonly what: string;
}

/** Cells of somebody who isn't in CCAIP yet: role, team and location are the files', each among those that CCAIP has. */
export const newCells = (
  { roles = [], teams = [], location }: ExternalUser,
  columns: readonly Column[],
  place: Pick<Problem, 'file' | 'line'>,
): { readonly cells: Cells; readonly lacks: readonly Lack[]; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const lacks: Lack[] = [];
  const flags = (what: 'role' | 'team', path: string, names: readonly string[]) => {
    if (names.length === 0) lacks.push({ path, what });
    const there = columns.flatMap((column) => {
      const name = nameGiven(column, what);
      return name === undefined ? [] : [{ key: column.key, name }];
    });
    const wanted = names.map((name) => name.toLowerCase());
    for (const typed of names.filter((one) => !there.some(({ name }) => name.toLowerCase() === one.toLowerCase())))
      problems.push({
        ...place,
        path,
        ...unknown(
          typed,
          what,
          there.map(({ name }) => name),
        ),
      });
    return there.map(({ key, name }) => [key, wanted.includes(name.toLowerCase()) ? '1' : '0'] as const);
  };
  const given = [...flags('role', 'ccaipRole', roles), ...flags('team', 'ccaipTeam', teams)];
  if (location === undefined) lacks.push({ path: 'ccaipLocation', what: 'location' });
  return {
    cells: new Map([[keys.status, 'Active'], [keys.location, location ?? ''], ...given]),
    lacks,
    problems,
  };
};

const unknown = (
  typed: string,
  what: string,
  known: readonly string[],
): Pick<Problem, 'message' | 'allowed' | 'fix'> => {
  const close = nearest(typed, known);
  return {
    message: `"${typed}" isn't a ${what} of CCAIP's template.`,
    allowed: known.length === 0 ? `The template has no ${what}s.` : `There are ${listing(known)}.`,
    fix:
      close === undefined
        ? `make it in the portal and download the template again, or correct it.`
        : `write "${close}".`,
  };
};
