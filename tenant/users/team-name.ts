import { portalUsers } from '../portal-users.ts';
import type { Wording } from '../problem.ts';

/** Why CCAIP has no team of that name (DOC add-configure-teams). */
export const teamNameProblem = (name: string): Wording | undefined =>
  name.includes(':')
    ? {
        message: `"${name}" holds a colon, so it can't be a team of CCAIP.`,
        allowed: 'Names of teams have no ":".',
        fix: `write the team's name as ${portalUsers} shows it.`,
      }
    : undefined;
