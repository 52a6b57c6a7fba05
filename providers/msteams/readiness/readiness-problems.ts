import { formatWording } from '../../kit/wording.ts';
import type { DirectoryUser } from './directory.ts';
import { licenceProblems, type Problem } from './licence-problem.ts';
import type { Licences } from './licences.ts';
import { isOurSort, isPrimary, type NumberRow } from './number-rows.ts';
import { isResourceAccount } from './resource-account.ts';
import { policyOf, type TeamsUser } from './teams-users.ts';

/** A user who is to get a number, with all that the bulk read told. */
export interface Applicant {
  readonly upn: string;
  readonly number: string;
  readonly user?: DirectoryUser;
  /** ISO date of deletion, for a user Entra still remembers. */
  readonly deletedOn?: string;
  /** Two people to whom the names of one lead whose sign-in is changed. */
  readonly two?: readonly DirectoryUser[] | undefined;
  /** Of those who lack a plan. */
  readonly licences?: Licences;
  /** Where licences are given: it will be by then, or why it wasn't. */
  readonly licence?: 'to be given' | Problem;
  /** Missing when Teams doesn't know the user yet: unknown is not blocked. */
  readonly teams?: TeamsUser;
  /** Numbers that the user holds now. */
  readonly held: readonly NumberRow[];
  /** The wanted number, where the tenant's inventory has it. */
  readonly row?: NumberRow;
  /** Who holds the wanted number and won't give it up in this run. */
  readonly holder?: string;
}

const kinds: Readonly<Record<string, string>> = {
  callingplan: 'a Calling Plan number',
  operatorconnect: 'an Operator Connect number',
};

const kindOf = (row: NumberRow): string =>
  row.numberSource?.toLowerCase() === 'onpremises'
    ? 'a number of the on-premises directory'
    : (kinds[row.numberType.toLowerCase()] ?? `a number of kind ${row.numberType}`);

const holderKinds: Readonly<Record<string, string>> = {
  userassigned: '',
  voiceapplicationassigned: 'the resource account ',
  conferenceassigned: 'the conference bridge ',
  policyassigned: 'the shared calling policy ',
};

const holderKind = (row: NumberRow | undefined): string =>
  holderKinds[row?.assignmentStatus?.toLowerCase() ?? 'userassigned'] ?? '';

/** A sign-in name that leads to nobody. `deletedOn` is the date, for a user Entra still remembers. */
export const unknownUser = (deletedOn: string | undefined): Problem =>
  deletedOn === undefined
    ? { text: 'Entra knows no such user.', fix: 'correct the sign-in name in users.csv, or create the user' }
    : {
        text: `The user was deleted${deletedOn === '' ? '' : ` on ${deletedOn}`}.`,
        fix: 'restore the user in Entra, or remove the row from users.csv',
      };

/** A row that is meant for one person, and leads to two. */
export const twoPeople = (two: readonly { readonly userPrincipalName: string }[]): Problem => ({
  text: `${two.map(({ userPrincipalName }) => userPrincipalName).join(' and ')} are two people, and nothing tells which of them is meant.`,
  fix: 'write the sign-in name of the person who is meant in users.csv, without sip: username',
});

const identityProblems = ({ user, deletedOn, two }: Applicant): Problem[] => {
  if (two !== undefined) return [twoPeople(two)];
  return user === undefined ? [unknownUser(deletedOn)] : [];
};

const licensingProblems = (
  user: DirectoryUser,
  licences: Licences | undefined,
  licence: Applicant['licence'],
): Problem[] => {
  if (licence === 'to be given') return [];
  if (licence !== undefined) return [licence];
  return [
    ...(user.usageLocation == null || user.usageLocation === ''
      ? [{ text: 'The user has no usage location.', fix: 'set the usage location in Entra' }]
      : []),
    ...licenceProblems(user, licences ?? { users: new Map() }),
  ];
};

const accountProblems = ({ user, licences, licence }: Applicant): Problem[] => {
  if (user === undefined) return [];
  return [
    ...(user.accountEnabled === false
      ? [{ text: 'The account is disabled.', fix: 'enable the account, or remove the row from users.csv' }]
      : []),
    ...licensingProblems(user, licences, licence),
  ];
};

/** An auto attendant's or call queue's account. */
export const notAPerson: Problem = {
  text: "This is a resource account; trunkline gives numbers and policies to people's accounts only.",
  fix: "remove the row from users.csv; an auto attendant's or call queue's number and policies are set in the Teams admin center",
};

const accountTypes: Readonly<Record<string, Problem>> = {
  resourceaccount: notAPerson,
  guest: { text: 'This is a guest of another tenant.', fix: 'remove the row from users.csv' },
  sfbonpremuser: {
    text: 'The user is homed on Skype for Business Server.',
    fix: 'move the user to Teams (Move-CsUser)',
  },
};

export const teamsProblems = ({ teams }: Pick<Applicant, 'teams'>): Problem[] => {
  const type = accountTypes[teams?.accountType?.toLowerCase() ?? ''];
  const mode = policyOf(teams, 'TeamsUpgradePolicy')?.name;
  return [
    ...(type === undefined ? [] : [type]),
    // Every other mode is Teams Only by now, whatever it is called: Skype for Business Online is gone.
    ...(mode === undefined || !/^(islands|sfb)/i.test(mode)
      ? []
      : [
          {
            text: `The user's mode is ${mode}; Direct Routing rings Teams Only users.`,
            fix: 'make the user Teams Only (TeamsUpgradePolicy UpgradeToTeams)',
          },
        ]),
  ];
};

const numberProblems = ({ number, held, row, holder }: Applicant): Problem[] => [
  ...held
    .filter((one) => isPrimary(one) && !isOurSort(one) && one.telephoneNumber !== number)
    .map((one) => ({
      text: `The user has ${one.telephoneNumber}, ${kindOf(one)}, which is never replaced unasked.`,
      fix: `remove ${one.telephoneNumber} from the user first`,
    })),
  ...(row !== undefined && !isOurSort(row)
    ? [{ text: `${number} is ${kindOf(row)}.`, fix: 'choose a Direct Routing number in users.csv' }]
    : []),
  ...(holder === undefined
    ? []
    : [
        {
          text: `${number} is held by ${holderKind(row)}${holder}.`,
          fix: `release ${number} from ${holder}, or correct the number in users.csv`,
        },
      ]),
];

/**
 * Who can't get the number that the file names, and what to do: one message per user, for all users at once, before
 * anything is written. Users whose message is here are left as they are; the others get their numbers.
 */
export const readinessProblems = (applicants: readonly Applicant[]): ReadonlyMap<string, string> =>
  new Map(
    applicants.flatMap((applicant) => {
      const { user, held } = applicant;
      // A person's licence or mode is no business of theirs.
      const checks = isResourceAccount(user, held)
        ? [() => [notAPerson]]
        : [identityProblems, accountProblems, teamsProblems, numberProblems];
      const problems = checks.flatMap((check) => check(applicant));
      if (problems.length === 0) return [];
      const texts = problems.map((one) => one.text).join(' ');
      const fixes = [...new Set(problems.map((one) => one.fix))].join('; ');
      const message = `assign ${applicant.number} to ${applicant.upn}: ${texts}`;
      return [[applicant.upn, formatWording({ message, fix: `${fixes}.` })]];
    }),
  );
