import type { Statuses } from '../trace.ts';
import type { StatusTable } from './told.ts';

/** The guide's words for the three options. */
const options = {
  none: 'Do not inherit status at login',
  'at-login': 'Apply UCaaS agent status at login',
  always: "UCaaS always overrides agent's next status",
} as const;

const logins = { teams: 'Teams alone', both: 'Teams and CCAIP', ccaip: 'CCAIP alone' } as const;

export const statusTable = ({ of, login, option, inherits, moments }: Statuses): StatusTable => ({
  title: `Status of ${of}, signed in to ${logins[login]}; ${inherits ? options[option] : 'statuses of Teams are not inherited'}`,
  rows: moments.map(({ when, teams, ccaip }) => ({ when, teams, ccaip })),
});
