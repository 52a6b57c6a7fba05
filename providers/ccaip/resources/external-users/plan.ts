import { formatWording } from '../../../kit/wording.ts';
import type { NewUser, PersonChange } from '../../bulk/change.ts';
import type { CcaipUser } from '../../users.ts';
import type { NamesInEntra } from './names.ts';
import type { NewUserFacts } from './new-users.ts';
import { heldValue, isDeactivated, isMet, isSameName, readValue } from './value.ts';

/** One user of the file, beside what CCAIP has of that address. */
interface Wanted {
  readonly email: string;
  readonly value: string;
  /** Undefined: not there. */
  readonly user: CcaipUser | undefined;
}

/** A change that is to be written. */
interface Step extends Wanted {
  readonly change: PersonChange;
}

export interface Plan {
  /** Who has it already. */
  readonly met: readonly Wanted[];
  readonly steps: readonly Step[];
  /** Why somebody is left as they are. */
  readonly problems: ReadonlyMap<string, string>;
  /** Of these, who has another place. */
  readonly left: readonly { readonly email: string; readonly from: string; readonly to: string }[];
}

/** What is known beside CCAIP's users. */
export interface Beside {
  readonly facts: ReadonlyMap<string, NewUserFacts>;
  readonly names: NamesInEntra;
  /** Everybody in CCAIP. */
  readonly users: readonly CcaipUser[];
}

export const byEmail = (users: readonly CcaipUser[]): ReadonlyMap<string, CcaipUser> =>
  new Map(users.map((user) => [user.email.toLowerCase(), user]));

/** Whose names CCAIP's own record doesn't tell: who is new, and who has none. */
export const lacksNames = ({ user }: Pick<Wanted, 'user'>): boolean => !user?.firstName || !user.lastName;

export const wantedOf = (asked: Readonly<Record<string, string>>, users: readonly CcaipUser[]): Wanted[] => {
  const known = byEmail(users);
  return Object.entries(asked).map(([email, value]) => ({ email, value, user: known.get(email.toLowerCase()) }));
};

export const isUnmet = ({ value, user }: Wanted): boolean =>
  user === undefined || isDeactivated(user) || !isMet(value, user);

/** What is missing of somebody who isn't there yet: every column at once. */
const lackingFacts = (facts: NewUserFacts | undefined): readonly string[] => [
  ...(facts === undefined || facts.roles.length === 0 ? ['ccaipRole (no role)'] : []),
  ...(facts === undefined || facts.teams.length === 0 ? ['ccaipTeam (no team)'] : []),
  ...(facts?.location === undefined ? ['ccaipLocation (no location)'] : []),
];

/** Names that are missing, and what keeps them from being known. */
const lackingNames = (email: string, { found, unreadable }: NamesInEntra): readonly string[] => {
  const names = found.get(email);
  if (names === undefined) {
    return [
      unreadable === undefined
        ? 'First name, Last name (Entra has no such user)'
        : `First name, Last name (Entra wasn't readable: ${unreadable})`,
    ];
  }
  return [
    ...(names.firstName ? [] : ["First name (Entra's user has no givenName)"]),
    ...(names.lastName ? [] : ["Last name (Entra's user has no surname)"]),
  ];
};

const mendNames = ({ unreadable }: NamesInEntra): string =>
  unreadable === undefined
    ? 'names are those of Entra'
    : 'names are those of Entra, which the everyday identity must be able to read';

const refuseNew = (email: string, columns: readonly string[], names: NamesInEntra): string =>
  formatWording({
    message: `add ${email} to CCAIP: ${columns.join(', ')}.`,
    fix: `fill in the columns of users.csv, or ucaas.externalUsers.newUsers; ${mendNames(names)}; or add the user in the portal.`,
  });

const refuseNames = (email: string, columns: readonly string[], names: NamesInEntra): string =>
  formatWording({
    message: `set the external fields of ${email} in CCAIP: ${columns.join(', ')}.`,
    fix:
      names.unreadable === undefined
        ? 'fill in the names in the portal, or in Entra: CCAIP demands both in every row.'
        : 'fill in the names in the portal; or let the everyday identity read Entra: CCAIP demands both names in every row.',
  });

const refuseTwin = (email: string, twin: CcaipUser): string =>
  formatWording({
    message: `add ${email} to CCAIP: no user has this address, but ${twin.email} has the UCaaS username ${twin.ucaasName}, and a person is one user of CCAIP.`,
    fix: `write ${twin.email} in the column ccaipEmail of users.csv; or, if that is somebody else, clear that user in the portal.`,
  });

const refuseDeactivated = ({ email, deactivatedAt }: CcaipUser): string =>
  formatWording({
    message: `set the external fields of ${email} in CCAIP: the user is deactivated there since ${deactivatedAt}.`,
    fix: 'activate the user in the portal, then run up again; or take the row out of users.csv.',
  });

/** Somebody in CCAIP whom the file doesn't ask for, and who is the same person by another address: made anew they would be there twice. */
const twinOf = (
  { email, value }: Wanted,
  { users, facts }: Beside,
  isAsked: (email: string) => boolean,
): CcaipUser | undefined => {
  const names = [readValue(value).ucaasName, email, ...(facts.get(email.toLowerCase())?.signIns ?? [])];
  return users.find((user) => !isAsked(user.email) && names.some((name) => isSameName(name, user.ucaasName)));
};

/** The change of one user, or why there is none. */
const changeOf = (
  one: Wanted,
  beside: Beside,
  isAsked: (email: string) => boolean,
): PersonChange | { readonly problem: string } => {
  const { email, value, user } = one;
  const { facts, names } = beside;
  const { sipUri, ucaasName, ...calling } = readValue(value);
  const fields = { email, external: { sipUri, ucaasName }, ...calling };
  const ofEntra = names.found.get(email);
  if (user !== undefined && isDeactivated(user)) return { problem: refuseDeactivated(user) };
  const columns = lacksNames(one) ? lackingNames(email, names) : [];
  if (user !== undefined) {
    if (columns.length > 0) return { problem: refuseNames(email, columns, names) };
    return { ...fields, ...(lacksNames(one) && { names: ofEntra }) };
  }
  const twin = twinOf(one, beside, isAsked);
  if (twin !== undefined) return { problem: refuseTwin(email, twin) };
  const made = facts.get(email.toLowerCase());
  const all = [...lackingFacts(made), ...columns];
  if (all.length > 0 || made === undefined || ofEntra === undefined) {
    return { problem: refuseNew(email, all, names) };
  }
  const newUser: NewUser = { ...ofEntra, roles: made.roles, teams: made.teams, location: made.location };
  return { ...fields, newUser };
};

/** What is to be written, and for whom that is refused: nothing is looked at but what was read before. */
export const planExternalUsers = (wanted: readonly Wanted[], beside: Beside): Plan => {
  const asked = new Set(wanted.map(({ email }) => email.toLowerCase()));
  const isAsked = (email: string) => asked.has(email.toLowerCase());
  const met: Wanted[] = [];
  const steps: Step[] = [];
  const problems = new Map<string, string>();
  const left: { email: string; from: string; to: string }[] = [];
  for (const one of wanted) {
    if (!isUnmet(one)) {
      met.push(one);
      continue;
    }
    const change = changeOf(one, beside, isAsked);
    if (!('problem' in change)) {
      steps.push({ ...one, change });
      continue;
    }
    const { email, value, user } = one;
    problems.set(email, change.problem);
    const from = hasNow(user);
    if (from !== null && user !== undefined && !isDeactivated(user)) left.push({ email, from, to: value });
  }
  return { met, steps, problems, left };
};

/** What a user has now, as the state would have it; null for nothing. */
export const hasNow = (user: CcaipUser | undefined): string | null =>
  user === undefined ? null : (heldValue(user) ?? null);
