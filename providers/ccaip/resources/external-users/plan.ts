import { formatWording } from '../../../kit/wording.ts';
import type { NewUser, PersonChange } from '../../bulk/change.ts';
import type { CcaipUser } from '../../users.ts';
import type { Names } from './names.ts';
import type { NewUserFacts } from './new-users.ts';
import { heldValue, isDeactivated, isMet, readValue } from './value.ts';

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
const lacking = (facts: NewUserFacts | undefined, names: Names | undefined): readonly string[] => [
  ...(facts === undefined || facts.roles.length === 0 ? ['ccaipRole (no role)'] : []),
  ...(facts === undefined || facts.teams.length === 0 ? ['ccaipTeam (no team)'] : []),
  ...(facts?.location === undefined ? ['ccaipLocation (no location)'] : []),
  ...noNames(names),
];

const noNames = (names: Names | undefined): readonly string[] => [
  ...(names?.firstName ? [] : ["First name (Entra's user has no givenName)"]),
  ...(names?.lastName ? [] : ["Last name (Entra's user has no surname)"]),
];

const refuseNew = (email: string, columns: readonly string[]): string =>
  formatWording({
    message: `add ${email} to CCAIP: ${columns.join(', ')}.`,
    fix: 'fill in the columns of users.csv, or ucaas.externalUsers.newUsers; names are those of Entra; or add the user in the portal.',
  });

const refuseNames = (email: string, columns: readonly string[]): string =>
  formatWording({
    message: `set the external fields of ${email} in CCAIP: ${columns.join(', ')}.`,
    fix: 'fill in the names in the portal, or in Entra: CCAIP demands both in every row.',
  });

const refuseDeactivated = ({ email, deactivatedAt }: CcaipUser): string =>
  formatWording({
    message: `set the external fields of ${email} in CCAIP: the user is deactivated there since ${deactivatedAt}.`,
    fix: 'activate the user in the portal, then run up again; or take the row out of users.csv.',
  });

/** What is to be written, and for whom that is refused: nothing is looked at but what was read before. */
export const planExternalUsers = (
  wanted: readonly Wanted[],
  facts: ReadonlyMap<string, NewUserFacts>,
  names: ReadonlyMap<string, Names>,
): Plan => {
  const met: Wanted[] = [];
  const steps: Step[] = [];
  const problems = new Map<string, string>();
  for (const one of wanted) {
    const { email, value, user } = one;
    const { sipUri, ucaasName, ...calling } = readValue(value);
    const fields = { email, external: { sipUri, ucaasName }, ...calling };
    const ofEntra = names.get(email);
    if (!isUnmet(one)) met.push(one);
    else if (user === undefined) {
      const made = facts.get(email.toLowerCase());
      const columns = lacking(made, ofEntra);
      if (columns.length > 0 || made === undefined || ofEntra === undefined) {
        problems.set(email, refuseNew(email, columns));
      } else {
        const newUser: NewUser = { ...ofEntra, roles: made.roles, teams: made.teams, location: made.location };
        steps.push({ ...one, change: { ...fields, newUser } });
      }
    } else if (isDeactivated(user)) {
      problems.set(email, refuseDeactivated(user));
    } else {
      const columns = lacksNames(one) ? noNames(ofEntra) : [];
      if (columns.length > 0) problems.set(email, refuseNames(email, columns));
      else steps.push({ ...one, change: { ...fields, ...(lacksNames(one) && { names: ofEntra }) } });
    }
  }
  return { met, steps, problems };
};

/** What a user has now, as the state would have it; null for nothing. */
export const hasNow = (user: CcaipUser | undefined): string | null =>
  user === undefined ? null : (heldValue(user) ?? null);
