import type { Context } from '../../../kit/resource.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { groupNames } from '../../readiness/groups.ts';
import { type Licences, readLicences } from '../../readiness/licences.ts';
import { isResourceAccount } from '../../readiness/resource-account.ts';
import { missingPlans } from '../../readiness/service-plans.ts';
import { readTeamsUsers } from '../../readiness/teams-users.ts';
import type { Values } from '../roster/asked.ts';
import { type Book, byUpn } from '../roster/book.ts';
import type { Asked, Leaving } from './ledger.ts';
import type { Applicant } from './plan.ts';

/** The tenant as it is, seen from who is to have a licence and who has one from here. */
export interface LicenceSurvey {
  readonly applicants: readonly Applicant[];
  readonly asked: Asked;
  /** Of those who lack a plan, of whom something is open, or who go. */
  readonly licences: Licences;
}

/** Groups by their names: an id is no help to whoever has to change one. */
const named = async (graph: Graph, licences: Licences, context: Context): Promise<Licences> => {
  const states = [...licences.users.values()].flatMap((user) => user.licenseAssignmentStates ?? []);
  const ids = [...new Set(states.flatMap(({ assignedByGroup }) => assignedByGroup || []))];
  if (ids.length === 0) return licences;
  const names = await groupNames(graph, ids, context);
  const users = [...licences.users].map(([id, user]) => {
    const states = user.licenseAssignmentStates?.map((state) => ({
      ...state,
      assignedByGroup: state.assignedByGroup && (names.get(state.assignedByGroup) ?? state.assignedByGroup),
    }));
    return [id, { ...user, licenseAssignmentStates: states }] as const;
  });
  return { ...licences, users: new Map(users) };
};

/** One look before the first write. Everything is read by the everyday identity. */
export const surveyLicences = async (
  graph: Graph,
  people: Values,
  before: { readonly book: Book; readonly leaving: readonly Leaving[] },
  context: Context,
): Promise<LicenceSurvey> => {
  const known = byUpn(before.book);
  const directory = await readDirectory(
    graph,
    { upns: Object.keys(people), ids: Object.keys(people).flatMap((upn) => known.get(upn)?.[0]?.objectId ?? []) },
    context,
  );
  const found = Object.entries(people).map(([upn, country]) => {
    const id = known.get(upn)?.[0]?.objectId ?? '';
    // Two people are told by whoever gives the numbers, and nobody is given anything.
    const isOne = directory.twoCalled(upn, id) === undefined;
    const user = isOne ? (directory.byUpn(upn, id) ?? directory.byId(id)) : undefined;
    return { upn, country, user };
  });
  const lacking = found.flatMap(({ user }) =>
    user === undefined || isResourceAccount(user) || missingPlans(user.assignedPlans ?? []).length === 0
      ? []
      : [user.id],
  );
  const asked = new Map(found.flatMap(({ upn, user }) => (user === undefined ? [] : [[user.id, upn] as const])));
  const ofOurs = [...before.book.values()].flatMap(({ objectId, pending }) =>
    pending.length > 0 || !asked.has(objectId) ? [objectId] : [],
  );
  const ids = [...new Set([...lacking, ...ofOurs, ...before.leaving.map(({ objectId }) => objectId)])];
  const [licences, teams] = await Promise.all([
    readLicences(graph, ids, context).then((read) => named(graph, read, context)),
    readTeamsUsers(graph, lacking, context),
  ]);
  const applicants = found.map((one) => ({ ...one, teams: one.user && teams.get(one.user.id.toLowerCase()) }));
  return { applicants, asked, licences };
};
