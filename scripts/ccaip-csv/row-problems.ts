import { listing } from '../../tenant/listing.ts';
import type { Problem } from '../../tenant/problem.ts';
import { type Column, keys } from './columns.ts';
import type { Lack } from './new-user.ts';
import type { PlannedRow } from './planned.ts';
import { wouldRun } from './would-run.ts';

/** What new users must have and no file says, once for all who lack the same. */
export const unsaid = (lacks: readonly (Lack & { readonly email: string })[]): Problem[] => {
  const byUser = [...Map.groupBy(lacks, ({ email }) => email)];
  const alike = Map.groupBy(byUser, ([, all]) => all.map(({ path }) => path).join(', '));
  return [...alike].map(([path, users]) => ({
    file: 'users.csv',
    path,
    message: `${listing(users.map(([email]) => email))} ${users.length === 1 ? "isn't" : "aren't"} in CCAIP yet, and there is no ${(users[0]?.[1] ?? []).map(({ what }) => what).join(', no ')} for them.`,
    allowed:
      'A new user has roles, teams and a location: of the row, else of ucaas.externalUsers.newUsers in tenant.yaml.',
    fix: `fill in ${path}, or newUsers: { roles: [Agent], teams: [Sales], location: Amsterdam }; whoever is in CCAIP under another address has that in the column ccaipEmail.`,
  }));
};

/** A row without a name is refused by CCAIP (DOC bulk-user-management-api). */
export const nameless = (rows: readonly PlannedRow[], columns: readonly Column[]): Problem[] =>
  columns
    .filter(({ key }) => key === keys.firstName || key === keys.lastName)
    .flatMap(({ header, key }) => {
      const without = rows.filter(({ cells }) => (cells.get(key) ?? '') === '').map(({ email }) => email);
      if (without.length === 0) return [];
      return [
        {
          file: 'npm run ccaip-csv',
          path: header,
          message: `${listing(without)} ${without.length === 1 ? 'has' : 'have'} none that is known.`,
          allowed:
            'CCAIP takes no row without first and last name: those of the file of --from, or of CCAIP, and of a new user those of Entra.',
          fix: "write them in the file of --from, with New under Status for who isn't in CCAIP yet; Entra is asked where the environment has the automation's identity.",
        },
      ];
    });

/** Cells that a spreadsheet would run, by user and column. */
export const runningCells = (
  { email, cells }: PlannedRow,
  columns: readonly Column[],
  place: Pick<Problem, 'file' | 'line'>,
): Problem[] =>
  columns.flatMap(({ header, key }): Problem[] => {
    const cell = cells.get(key) ?? '';
    if (!wouldRun(cell)) return [];
    return [
      {
        ...place,
        path: header,
        message: `${email} has "${cell}", which a spreadsheet would run as a formula.`,
        allowed: "What CCAIP makes of an apostrophe before it isn't published, so none is written.",
        fix: 'correct it where it comes from (CCAIP, Entra or the tenant file), or enter this user by hand.',
      },
    ];
  });
