import type { Statuses } from '../trace.ts';
import type { StatusTable } from './told.ts';

/** The guide's words for the three options. */
const options = {
  none: 'Do not inherit status at login',
  'at-login': 'Apply UCaaS agent status at login',
  always: "UCaaS always overrides agent's next status",
} as const;

const logins = { teams: 'Teams alone', both: 'Teams and CCAIP', ccaip: 'CCAIP alone' } as const;

/** A table of each moment for those with whom it would be the same. */
export const queueTables = (statuses: readonly Statuses[]): StatusTable[] =>
  [...Map.groupBy(statuses, ({ moments }) => JSON.stringify(moments)).values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [tableOf(`who answers (${alike.map(({ of }) => of).join(', ')})`, first)] : [];
  });

export const statusTable = (statuses: Statuses): StatusTable => tableOf(statuses.of, statuses);

const tableOf = (whom: string, { login, option, inherits, moments }: Statuses): StatusTable => ({
  title: `Status of ${whom}, signed in to ${logins[login]}; ${inherits ? options[option] : 'statuses of Teams are not inherited'}`,
  rows: moments.map(({ when, teams, ccaip }) => ({ when, teams, ccaip })),
});
