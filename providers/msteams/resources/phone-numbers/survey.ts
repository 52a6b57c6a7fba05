import type { Context } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Graph } from '../../graph/graph.ts';
import { type Directory, type DirectoryUser, readDirectory } from '../../readiness/directory.ts';
import { readLicences } from '../../readiness/licences.ts';
import { isOurSort, isPrimary, type NumberRow, readNumberRows } from '../../readiness/number-rows.ts';
import { type Applicant, readinessProblems } from '../../readiness/readiness-problems.ts';
import { isResourceAccount } from '../../readiness/resource-account.ts';
import { missingPlans } from '../../readiness/service-plans.ts';
import { readTeamsUsers } from '../../readiness/teams-users.ts';
import type { LicenceRecord } from '../licences/record.ts';
import { type Book, byUpn, givenTo, knownOf } from '../roster/book.ts';
import type { Given, Wanted } from './plan.ts';

/** The tenant as it is, seen from one roster. */
export interface NumberSurvey {
  readonly wanted: readonly Wanted[];
  /** What the last run gave to users who are still to be found, by object id. */
  readonly given: ReadonlyMap<string, Given>;
  readonly holders: ReadonlyMap<string, string>;
  readonly current: ReadonlyMap<string, string>;
  /** One message per user who can't get the number, by sign-in name. */
  readonly problems: ReadonlyMap<string, string>;
  /** Of these, whom nothing but a licence keeps from it that this run couldn't give. */
  readonly unlicensed: ReadonlySet<string>;
  /** A sign-in name for an object id in a message. */
  nameOf(objectId: string): string;
}

/** Who holds which Direct Routing number, and each holder's own. */
export const whoHolds = (rows: readonly NumberRow[]) => {
  const held = rows.filter((row) => row.assignmentTargetId);
  const pairs = (some: readonly NumberRow[]) =>
    some.map((row) => [row.telephoneNumber, row.assignmentTargetId as string] as const);
  return {
    holders: new Map(pairs(held)),
    current: new Map(pairs(held.filter((row) => isOurSort(row) && isPrimary(row))).map(([number, id]) => [id, number])),
  };
};

type Found = {
  readonly upn: string;
  readonly number: string;
  readonly user?: DirectoryUser;
  /** Both names of one whose sign-in is changed lead to somebody, and they aren't one person. */
  readonly two?: readonly DirectoryUser[];
};

/** By sign-in name, else by the object id of the last run: a renamed user stays who they are. */
const findUsers = (
  numbers: Readonly<Record<string, string>>,
  book: Book,
  directory: Directory,
  context: Context,
): Found[] => {
  const known = byUpn(book);
  return Object.entries(numbers).map(([upn, number]) => {
    const knownId = known.get(upn)?.[0]?.objectId ?? '';
    const two = directory.twoCalled(upn, knownId);
    if (two !== undefined) return { upn, number, two };
    const user = directory.byUpn(upn, knownId) ?? directory.byId(knownId);
    if (user !== undefined && user.userPrincipalName.toLowerCase() !== upn.toLowerCase()) {
      const message = `${upn} is now called ${user.userPrincipalName}: correct users.csv.`;
      context.log(message, { severity: 'warning' });
    }
    return { upn, number, user };
  });
};

/** Two rows that turn out to be one person can't both be obeyed. */
const twice = (found: readonly Found[]): ReadonlyMap<string, string> => {
  const first = new Map<string, Found>();
  const problems = new Map<string, string>();
  for (const one of found) {
    const other = one.user === undefined ? undefined : first.get(one.user.id);
    if (one.user !== undefined) first.set(one.user.id, other ?? one);
    if (other === undefined) continue;
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      problems.set(
        a.upn,
        formatWording({
          message: `assign ${a.number} to ${a.upn}: this is the same person as ${b.upn}.`,
          fix: 'remove one of the two rows from users.csv.',
        }),
      );
    }
  }
  return problems;
};

const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who the holders are whom the roster doesn't name; an id stays where Entra has no name for it. */
const knowHolders = async (graph: Graph, directory: Directory, ids: readonly string[], context: Context) => {
  // A shared calling policy can hold a number too, under a name that is no object id.
  const strangers = [...new Set(ids)].filter((id) => objectId.test(id) && directory.byId(id) === undefined);
  const more = strangers.length === 0 ? directory : await readDirectory(graph, { upns: [], ids: strangers }, context);
  const deletedName = (id: string) => directory.deletedName(id) ?? more.deletedName(id);
  const nameOf = (id: string): string =>
    (directory.byId(id) ?? more.byId(id))?.userPrincipalName ?? deletedName(id) ?? id;
  return { nameOf, deletedName };
};

const licenceOf = (id: string, licensing: LicenceRecord | undefined): Applicant['licence'] =>
  licensing?.refused.get(id) ?? (licensing?.toBeGiven.has(id) ? 'to be given' : undefined);

/** Who would get the number if only the licence had been given. */
const lacksOnlyLicence = (applicant: Applicant): boolean =>
  typeof applicant.licence === 'object' && readinessProblems([{ ...applicant, licence: 'to be given' }]).size === 0;

/** One bulk read before the first write: who everyone is, what they hold, and what stands in the way of each. */
export const surveyNumbers = async (
  graph: Graph,
  numbers: Readonly<Record<string, string>>,
  book: Book,
  context: Context,
  licensing?: LicenceRecord,
): Promise<NumberSurvey> => {
  const [rows, directory] = await Promise.all([
    readNumberRows(graph, context),
    readDirectory(graph, { upns: Object.keys(numbers), ids: [...book.keys()] }, context),
  ]);
  const found = findUsers(numbers, book, directory, context);
  const { holders, current } = whoHolds(rows);
  const rowOf = new Map(rows.map((row) => [row.telephoneNumber, row]));
  const rowsOf = Map.groupBy(rows, (row) => row.assignmentTargetId ?? '');
  const isPerson = ({ user }: Found) => !isResourceAccount(user, rowsOf.get(user?.id ?? ''));
  const isFine = (one: Found): boolean => {
    const { user, number } = one;
    const row = rowOf.get(number);
    return row?.assignmentTargetId === user?.id && row !== undefined && isOurSort(row) && isPerson(one);
  };
  const changing = found.filter((one) => !isFine(one));
  // Whose name leads to nobody may be back tomorrow: the file still names them, so nothing of theirs is released.
  const missing = new Set(found.filter(({ user }) => user === undefined).map(({ upn }) => upn));
  const notPeople = new Set(found.flatMap((one) => (one.user === undefined || isPerson(one) ? [] : [one.user.id])));
  const given = new Map<string, Given>(
    [...book].flatMap(([id, entry]) => {
      const known = notPeople.has(id) ? givenTo(entry) : knownOf(entry);
      return missing.has(entry.upn) ? [] : [[id, { upn: entry.upn, numbers: known }] as const];
    }),
  );
  // Who is named by the roster, or was given this very number by it, may have to give it up in this run.
  const named = new Set(found.filter(isPerson).flatMap(({ user }) => (user === undefined ? [] : [user.id])));
  const outsider = (number: string): string | undefined => {
    const holder = holders.get(number);
    return holder === undefined || named.has(holder) || given.get(holder)?.numbers.includes(number)
      ? undefined
      : holder;
  };
  const lacking = changing.filter((one) => isPerson(one) && missingPlans(one.user?.assignedPlans ?? []).length > 0);
  const [teams, licences, { nameOf, deletedName }] = await Promise.all([
    readTeamsUsers(
      graph,
      changing.flatMap(({ user }) => (user === undefined ? [] : [user.id])),
      context,
    ),
    readLicences(
      graph,
      lacking.flatMap(({ user }) => (user === undefined ? [] : [user.id])),
      context,
    ),
    knowHolders(
      graph,
      directory,
      [...changing.map(({ number }) => number), ...[...given.values()].flatMap(({ numbers: some }) => some)].flatMap(
        (number) => outsider(number) ?? [],
      ),
      context,
    ),
  ]);
  // Teams can leave a number with a user who is deleted: nobody is cut off when the next one takes it.
  for (const { number, user, upn } of changing) {
    const holder = outsider(number);
    const was = holder === undefined ? undefined : deletedName(holder);
    if (holder === undefined || was === undefined || user === undefined) continue;
    given.set(holder, { upn: was, numbers: [number] });
    context.log(`${number} was still with ${was}, who is deleted: it goes to ${upn}.`, { severity: 'warning' });
  }
  const applicants = changing.map(({ upn, number, user, two }): Applicant => {
    const holder = outsider(number);
    return {
      upn,
      number,
      user,
      licences,
      licence: user && licenceOf(user.id, licensing),
      deletedOn: directory.deletedOn(upn),
      two,
      teams: teams.get(user?.id ?? ''),
      held: user === undefined ? [] : (rowsOf.get(user.id) ?? []),
      row: rowOf.get(number),
      // A deleted holder is no obstacle: the user's own old self, or one whose number is taken over.
      holder: holder === undefined || deletedName(holder) !== undefined ? undefined : nameOf(holder),
    };
  });
  const doubled = twice(found);
  const problems = new Map([...readinessProblems(applicants), ...doubled]);
  const unlicensed = new Set(
    applicants.filter((one) => lacksOnlyLicence(one) && !doubled.has(one.upn)).map(({ upn }) => upn),
  );
  // An auto attendant's number is nobody's here to give or to take, unless the last run gave it.
  const wanted = found
    .filter(isPerson)
    .flatMap(({ upn, number, user }) =>
      user === undefined ? [] : [{ objectId: user.id, upn, number, ready: !problems.has(upn) }],
    );
  return { wanted, given, holders, current, problems, unlicensed, nameOf };
};
