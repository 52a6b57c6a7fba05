import type { LeftForUser } from '../../tenant/entered/left-to-enter.ts';
import type { ExternalUser } from '../../tenant/external-users.ts';
import { listing } from '../../tenant/listing.ts';
import type { Problem } from '../../tenant/problem.ts';
import { type Column, keys, nameGiven } from './columns.ts';
import { newCells } from './new-user.ts';
import type { Cells, Standing } from './standing.ts';
import { wouldRun } from './would-run.ts';

/** What the file is made from. */
export interface Asked {
  readonly columns: readonly Column[];
  /** Who is to be an external user, in the order of users.csv. */
  readonly wanted: readonly ExternalUser[];
  /** What of it isn't confirmed to stand in CCAIP, and who was confirmed and must go. */
  readonly left: readonly LeftForUser[];
  /** Who is in CCAIP, and whether that tells who is an external user. */
  readonly people: readonly Standing[];
  readonly tellsExternal: boolean;
  /** Names of those who aren't there yet, by upn. */
  readonly names: ReadonlyMap<string, PersonName>;
  readonly literals: CsvLiterals;
  readonly whenRemoved: 'clear' | 'deactivate';
  /** Where a person of users.csv stands. */
  place(upn: string): Pick<Problem, 'file' | 'line'>;
}

export interface PersonName {
  readonly first?: string;
  readonly last?: string;
}

/** What the file says for what nobody published. */
export interface CsvLiterals {
  readonly external: string;
  readonly notExternal: string;
  readonly callingOn: string;
  readonly callingOff: string;
  /** In "External SIP URI" and "UCaaS username" of somebody who is no external user any more. */
  readonly cleared: string;
}

/** A row, and why it is in the file. */
export interface PlannedRow {
  readonly action: 'new' | 'enter' | 'change' | 'clear' | 'deactivate';
  readonly email: string;
  readonly cells: Cells;
  /** What a person reads of it. */
  readonly text: string;
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  /** Of those wanted: already as they are to be. */
  readonly same: number;
  /** What isn't done, and why. */
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

/** The rows that make CCAIP's users what the files say: changes alone, each with whatever stands in its other columns. */
export const planRows = (asked: Asked): Plan => {
  const { wanted, people, columns } = asked;
  const byEmail = new Map(people.map((one) => [one.email.toLowerCase(), one]));
  const problems: Problem[] = [];
  const rows = wanted.flatMap((user): PlannedRow[] => {
    const there = byEmail.get(user.email.toLowerCase());
    const made = there === undefined ? newRow(user, asked) : changedRow(user, there, asked);
    if (made === undefined) return [];
    problems.push(...made.problems);
    return [made.row];
  });
  const gone = goneRows(asked, new Set(wanted.map(({ email }) => email.toLowerCase())));
  const all = [...rows, ...gone.rows];
  const places = new Map(wanted.map(({ email, upn }) => [email.toLowerCase(), asked.place(upn)]));
  problems.push(
    ...all.flatMap((row) =>
      cellProblems(row, columns, places.get(row.email.toLowerCase()) ?? { file: 'npm run ccaip-csv' }),
    ),
  );
  return { rows: all, same: wanted.length - rows.length, notes: gone.notes, problems };
};

type Made = { readonly row: PlannedRow; readonly problems: readonly Problem[] };

const entryOf = ({ sipUri, ucaasName }: Pick<ExternalUser, 'sipUri' | 'ucaasName'>): string =>
  `SIP URI ${sipUri}, UCaaS username ${ucaasName}`;

const externalCells = (user: ExternalUser, literals: CsvLiterals): Cells =>
  new Map([
    [keys.external, literals.external],
    [keys.sipUri, user.sipUri],
    [keys.ucaasName, user.ucaasName],
    ...(user.unrestrictedInternationalCalling === undefined
      ? []
      : [
          [
            keys.international,
            user.unrestrictedInternationalCalling ? literals.callingOn : literals.callingOff,
          ] as const,
        ]),
  ]);

const newRow = (user: ExternalUser, asked: Asked): Made => {
  const { first = '', last = '' } = asked.names.get(user.upn) ?? {};
  const { cells, problems } = newCells(user, asked.columns, asked.place(user.upn));
  const told = [
    [first, last].filter((name) => name !== '').join(' '),
    ...(['role', 'team'] as const).flatMap((what) => {
      const names = asked.columns.flatMap((column) =>
        cells.get(column.key) === '1' ? (nameGiven(column, what) ?? []) : [],
      );
      return names.length === 0 ? [] : `${what}s ${names.join(', ')}`;
    }),
    ...(user.location === undefined ? [] : [`location ${user.location}`]),
  ];
  return {
    problems,
    row: {
      action: 'new',
      email: user.email,
      cells: new Map([
        [keys.email, user.email],
        [keys.firstName, first],
        [keys.lastName, last],
        ...cells,
        ...externalCells(user, asked.literals),
      ]),
      text: `${user.email} (${told.join('; ')}): ${entryOf(user)}`,
    },
  };
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const changedRow = (user: ExternalUser, there: Standing, asked: Asked): Made | undefined => {
  const { international } = there;
  const wants = user.unrestrictedInternationalCalling;
  const isAbroad = wants === undefined || international === undefined || international === wants;
  const isExternal = asked.tellsExternal
    ? there.external === true && same(there.sipUri, user.sipUri) && same(there.ucaasName, user.ucaasName)
    : !asked.left.some(({ upn }) => same(upn, user.upn));
  if (isExternal && isAbroad && !there.isDeactivated) return undefined;
  const stands =
    there.sipUri === '' && there.ucaasName === '' ? '' : ` (there stands ${there.sipUri}, ${there.ucaasName})`;
  const again = there.isDeactivated ? '; was deactivated, and becomes active' : '';
  return {
    problems: [],
    row: {
      action: stands === '' ? 'enter' : 'change',
      email: there.email,
      cells: new Map([
        ...there.cells,
        ...(there.isDeactivated ? [[keys.status, 'Active'] as const] : []),
        ...externalCells(user, asked.literals),
      ]),
      text: `${there.email}: ${entryOf(user)}${stands}${again}`,
    },
  };
};

/** Who was confirmed to be entered, and is in users.csv no more. Whoever else is an external user is left alone. */
const goneRows = (
  { left, people, tellsExternal, literals, whenRemoved }: Asked,
  kept: ReadonlySet<string>,
): { readonly rows: PlannedRow[]; readonly notes: string[] } => {
  const rows: PlannedRow[] = [];
  const notes: string[] = [];
  const handled = new Set(kept);
  for (const { before } of left.filter(({ action }) => action === 'clear')) {
    if (before === undefined) continue;
    const there = people.find(
      (one) =>
        [before.upn, before.ucaasName].some((name) => same(name, one.email)) ||
        (one.sipUri !== '' && same(one.sipUri, before.sipUri) && same(one.ucaasName, before.ucaasName)),
    );
    if (there === undefined) {
      notes.push(
        `${before.upn} is to be cleared (${entryOf(before)}), and no user of CCAIP is known by that: look in the portal.`,
      );
      continue;
    }
    if (handled.has(there.email.toLowerCase())) continue;
    handled.add(there.email.toLowerCase());
    const isOthers =
      there.sipUri !== '' && !(same(there.sipUri, before.sipUri) && same(there.ucaasName, before.ucaasName));
    if (isOthers) {
      notes.push(
        `${there.email} is left alone: there stands ${there.sipUri}, ${there.ucaasName}, and ${before.sipUri}, ${before.ucaasName} was confirmed.`,
      );
      continue;
    }
    const isCleared = tellsExternal && there.external !== true && there.sipUri === '' && there.ucaasName === '';
    if (isCleared && (whenRemoved === 'clear' || there.isDeactivated)) continue;
    rows.push({
      action: whenRemoved,
      email: there.email,
      cells: new Map([
        ...there.cells,
        [keys.external, literals.notExternal],
        [keys.sipUri, literals.cleared],
        [keys.ucaasName, literals.cleared],
        ...(whenRemoved === 'deactivate' ? [[keys.status, 'Inactive'] as const] : []),
      ]),
      text: `${there.email}: ${entryOf(before)}`,
    });
  }
  const others = people.filter(
    (one) => one.external === true && !one.isDeactivated && !handled.has(one.email.toLowerCase()),
  );
  if (others.length > 0)
    notes.push(`left alone, in no row of users.csv with ccaip: ${listing(others.map(({ email }) => email))}.`);
  return { rows, notes };
};

/** A row without a name is refused by CCAIP (DOC bulk-user-management-api); one that runs in a spreadsheet, by us. */
const cellProblems = (
  { email, cells }: PlannedRow,
  columns: readonly Column[],
  place: Pick<Problem, 'file' | 'line'>,
): Problem[] =>
  columns.flatMap(({ header, key }): Problem[] => {
    const cell = cells.get(key) ?? '';
    const isName = key === keys.firstName || key === keys.lastName;
    if (cell === '' && isName) {
      return [
        {
          ...place,
          path: header,
          message: `${email} has none that is known.`,
          allowed: 'CCAIP takes no row without first and last name.',
          fix: "write it beside the e-mail address in the file of --from; who isn't in CCAIP yet has Entra's, if the automation's identity is in the environment.",
        },
      ];
    }
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
