import type { ExternalUser } from '../../tenant/external-users.ts';
import { goneRows } from './gone-rows.ts';
import type { Asked, Plan } from './planned.ts';
import { nameless, runningCells, unsaid } from './row-problems.ts';
import { type Made, wantedRow } from './wanted-rows.ts';

/** The rows that make CCAIP's users what the files say: changes alone, each with whatever stands in its other columns. */
export const planRows = (asked: Asked): Plan => {
  const { wanted, people, columns } = asked;
  const byEmail = new Map(people.map((one) => [one.email.toLowerCase(), one]));
  const there = ({ email }: ExternalUser) => byEmail.get(email.toLowerCase());
  const asleep = wanted.filter((user) => there(user)?.isDeactivated === true);
  const made = wanted.flatMap((user): Made[] => {
    const row = asleep.includes(user) ? undefined : wantedRow(user, there(user), asked);
    return row === undefined ? [] : [row];
  });
  const gone = goneRows(asked, new Set(wanted.map(({ email }) => email.toLowerCase())));
  const rows = [...made.map(({ row }) => row), ...gone.rows];
  const places = new Map(wanted.map(({ email, upn }) => [email.toLowerCase(), asked.place(upn)]));
  return {
    rows,
    same: wanted.length - made.length - asleep.length,
    tellsExternal: asked.tellsExternal,
    notes: [...asleep.map(tellAsleep), ...gone.notes],
    problems: [
      ...unsaid(made.flatMap(({ row, lacks = [] }) => lacks.map((lack) => ({ ...lack, email: row.email })))),
      ...nameless(rows, columns),
      ...made.flatMap(({ problems = [] }) => problems),
      ...rows.flatMap((row) => runningCells(row, columns, places.get(row.email.toLowerCase()) ?? elsewhere)),
    ],
  };
};

/** As up leaves them: whether somebody who was deactivated is to come back is a person's to say. */
const tellAsleep = ({ email }: ExternalUser): string =>
  `${email} is left alone, and gets no calls: deactivated in CCAIP. Activate the user in the portal and run this again, or take the row out of users.csv.`;

/** What is wrong with somebody who is in no row. */
const elsewhere = { file: 'npm run ccaip-csv' };
