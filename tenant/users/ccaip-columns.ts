import { portalUsers } from '../portal-users.ts';
import type { Wording } from '../problem.ts';
import { mostRoles } from '../schema/external-users.ts';
import type { User } from '../tenant.ts';
import type { ExternalUsersSetting } from '../ucaas.ts';
import { codePoint, copiedCharacters } from './copied-characters.ts';
import { teamNameProblem } from './team-name.ts';

type Cells = Readonly<Record<string, string>>;

/** What the row says of the person in CCAIP, and of a new one what `newUsers` says where the row is empty. */
export const inCcaip = (
  cells: Cells,
  newUsers: Partial<ExternalUsersSetting['newUsers']> = {},
): Pick<User, 'ccaipEmail' | 'ccaipRoles' | 'ccaipTeams' | 'ccaipLocation'> => ({
  ccaipEmail: cells.ccaipEmail || undefined,
  ccaipRoles: several(cells.ccaipRole) ?? newUsers.roles,
  ccaipTeams: several(cells.ccaipTeam) ?? newUsers.teams,
  ccaipLocation: cells.ccaipLocation || newUsers.location,
});

/** What CCAIP would refuse of it, by column. */
export const ccaipProblems = (cells: Cells): { readonly column: string; readonly wording: Wording }[] => {
  const roles = several(cells.ccaipRole) ?? [];
  const email = cells.ccaipEmail ?? '';
  return [
    ...Object.entries(cells).flatMap(([column, value]) => {
      const found = /^ccaip./.test(column) ? (/[\p{Cc}\p{Cf}]/u.exec(value)?.[0] ?? '') : '';
      return found === '' ? [] : [{ column, wording: unseenIn(value, found) }];
    }),
    ...(email === '' || /^[^\s@|,;]+@[^\s@|,;]+\.[^\s@|,;]+$/.test(email)
      ? []
      : [{ column: 'ccaipEmail', wording: notAnAddress(email) }]),
    ...(roles.length <= mostRoles ? [] : [{ column: 'ccaipRole', wording: tooMany(roles.length) }]),
    ...(several(cells.ccaipTeam) ?? []).flatMap((team) => {
      const wording = teamNameProblem(team);
      return wording === undefined ? [] : [{ column: 'ccaipTeam', wording }];
    }),
  ];
};

/** Names between bars; each once, as CCAIP takes one value for each. */
const several = (cell = ''): readonly string[] | undefined => {
  const names = cell.split('|').flatMap((name) => name.trim() || []);
  return names.length === 0 ? undefined : [...new Set(names)];
};

const unseenIn = (value: string, found: string): Wording => ({
  message: `"${value}" holds the invisible ${codePoint(found)}.`,
  allowed: 'What CCAIP shows is letters, marks and spaces.',
  fix: `write ${copiedCharacters(value)?.clean}.`,
});

const notAnAddress = (email: string): Wording => ({
  message: `"${email}" isn't an e-mail address.`,
  allowed: 'What the person signs in to CCAIP by; empty where that is the upn.',
  fix: `copy it from ${portalUsers} of CCAIP.`,
});

const tooMany = (count: number): Wording => ({
  message: `${count} roles.`,
  allowed: `A user of CCAIP has at most ${mostRoles}.`,
  fix: 'leave some out.',
});
