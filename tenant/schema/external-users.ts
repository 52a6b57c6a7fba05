import { z } from 'zod';
import type { Wording } from '../problem.ts';
import { teamNameProblem } from '../users/team-name.ts';
import { block } from './block.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

/** A user of CCAIP has at most so many (DOC agent_team_configuration). */
export const mostRoles = 10;

/** Names in CCAIP, each as its own page shows it. */
const names = () => z.array(text()).min(1);

/** A team of CCAIP by its name. */
export const teamName = () => text().check(worded(teamNameProblem as (value: unknown) => Wording | undefined));

const newUsers = block({
  roles: names()
    .max(mostRoles)
    .optional()
    .meta({ description: `Roles, at most ${mostRoles}, as CCAIP spells them.`, examples: [['Agent']] }),
  teams: z
    .array(teamName())
    .min(1)
    .optional()
    .meta({ description: 'Teams, as CCAIP spells them.', examples: [['Sales']] }),
  location: text()
    .optional()
    .meta({ description: 'Location, as CCAIP spells it.', examples: ['Amsterdam'] }),
});

/** Who enters the people of users.csv in CCAIP as external users, and with what. */
export const externalUsers = block({
  by: z.enum(['api', 'csv']).meta({
    description:
      '"api": up sets and clears them by CCAIP\'s Bulk User Management API, with the token in TRUNKLINE_CCAIP_TOKEN. "csv": npm run ccaip-csv writes the file that a person uploads in the portal.',
  }),
  newUsers: newUsers.default({}).meta({
    description:
      "What people get who aren't in CCAIP yet; ccaipRole, ccaipTeam and ccaipLocation of users.csv say otherwise for one of them. CCAIP makes nobody without. Who is there keeps what they have.",
    examples: ['{ roles: [Agent], teams: [Sales], location: Amsterdam }'],
  }),
  whenRemoved: z.enum(['clear', 'deactivate']).default('clear').meta({
    description:
      'What happens in CCAIP to people who leave users.csv, before their number is released. "clear": the external fields are emptied. "deactivate": and the user is made Inactive. More than 5, or 5 %, at once need approvals.externalUsers. Default: clear.',
  }),
  internationalCalling: z
    .enum(['unrestricted', 'restricted'])
    .optional()
    .meta({
      description:
        'CCAIP\'s "Non-restricted international calling" of the people of users.csv: "unrestricted" is 1, "restricted" is 0. Left out, it stays as it is in CCAIP.',
      examples: ['restricted'],
    }),
});
