import type { ExternalUser } from '../../tenant/external-users.ts';
import type { Problem } from '../../tenant/problem.ts';
import { keys, nameGiven } from './columns.ts';
import { type Lack, newCells } from './new-user.ts';
import { type Asked, type CsvLiterals, entryOf, type PlannedRow, same, sameUri } from './planned.ts';
import type { Cells, Standing } from './standing.ts';

/** A row, and what is wrong with it. */
export interface Made {
  readonly row: PlannedRow;
  readonly lacks?: readonly Lack[];
  readonly problems?: readonly Problem[];
}

/** The row of somebody who is to be an external user; undefined where all is so already. */
export const wantedRow = (user: ExternalUser, there: Standing | undefined, asked: Asked): Made | undefined =>
  there === undefined ? newRow(user, asked) : changedRow(user, there, asked);

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
  const { cells, lacks, problems } = newCells(user, asked.columns, asked.place(user.upn));
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
    lacks,
    problems: [...problems, ...twinProblems(user, asked)],
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

/** Somebody in CCAIP who is the same person by another address: made anew they would be there twice. */
const twinProblems = ({ email, upn, ucaasName }: ExternalUser, { people, place }: Asked): Problem[] => {
  const twin = people.find((one) => [upn, ucaasName].some((name) => same(name, one.ucaasName)));
  if (twin === undefined) return [];
  return [
    {
      ...place(upn),
      path: 'ccaipEmail',
      message: `${email} isn't in CCAIP, but ${twin.email} has the UCaaS username ${twin.ucaasName}.`,
      allowed: 'A person is one user of CCAIP, known by the address that they sign in with there.',
      fix: `write ${twin.email} in the column ccaipEmail; or, if that is somebody else, clear that user in the portal.`,
    },
  ];
};

const changedRow = (user: ExternalUser, there: Standing, asked: Asked): Made | undefined => {
  const { international } = there;
  const wants = user.unrestrictedInternationalCalling;
  const isAbroad = wants === undefined || international === undefined || international === wants;
  const isExternal = asked.tellsExternal
    ? there.external === true && sameUri(there.sipUri, user.sipUri) && same(there.ucaasName, user.ucaasName)
    : !asked.left.some(({ upn }) => same(upn, user.upn));
  if (isExternal && isAbroad) return undefined;
  const stands =
    there.sipUri === '' && there.ucaasName === '' ? '' : ` (there stands ${there.sipUri}, ${there.ucaasName})`;
  return {
    row: {
      action: stands === '' ? 'enter' : 'change',
      email: there.email,
      cells: new Map([...there.cells, ...externalCells(user, asked.literals)]),
      text: `${there.email}: ${entryOf(user)}${stands}`,
    },
  };
};
