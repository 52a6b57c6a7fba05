import { type Context, PartialFailure } from '../../../kit/resource.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { notAPerson, unknownUser } from '../../readiness/readiness-problems.ts';
import { isResourceAccount } from '../../readiness/resource-account.ts';
import type { PolicyAssignmentsArgs, PolicyAssignmentsState } from '../../schema/policy-assignments.ts';
import type { Session } from '../../session.ts';
import { runRecord } from '../run-record.ts';
import { runBatches } from './batch.ts';
import { type Assignment, changedUsers, givenPolicies, planAssignments, toPolicyState } from './plan.ts';
import { isFresh, knownPolicyType } from './policy-types.ts';
import { stillOurs } from './read.ts';

/** Sign-in names to object ids, and a message for each that leads to nobody or to somebody named twice. */
const findUsers = async (
  graph: Graph,
  args: PolicyAssignmentsArgs,
  state: PolicyAssignmentsState,
  context: Context,
) => {
  const changed = new Set(changedUsers(args.policies, state));
  const oldIds = [...changed].flatMap((upn) => state.objectIds[upn] ?? []);
  const directory = await readDirectory(graph, { upns: [...changed], ids: oldIds }, context);
  const reasons: string[] = [];
  const wanted: Required<Assignment>[] = [];
  const first = new Map<string, string>();
  const notPeople = new Set<string>();
  for (const [upn, policy] of Object.entries(args.policies)) {
    const doing = `assign ${args.policyType} "${policy}" to ${upn}`;
    const known = state.objectIds[upn];
    const objectId = changed.has(upn) ? (directory.byUpn(upn)?.id ?? directory.byId(known ?? '')?.id) : known;
    if (objectId === undefined) {
      const { text, fix } = unknownUser(directory.deletedOn(upn));
      reasons.push(`${doing}: ${text}\n  Fix: ${fix}.`);
    } else if (isResourceAccount(directory.byId(objectId))) {
      notPeople.add(objectId);
      reasons.push(formatWording({ message: `${doing}: ${notAPerson.text}`, fix: `${notAPerson.fix}.` }));
    } else if (first.has(objectId)) {
      reasons.push(
        `${doing}: this is the same person as ${first.get(objectId)}.\n  Fix: remove one of the two rows from users.csv.`,
      );
    } else {
      first.set(objectId, upn);
      wanted.push({ upn, objectId, policy });
    }
  }
  return { wanted, reasons, notPeople };
};

/** Gives and takes until everyone has what the roster says; throws what is done and what isn't as a PartialFailure. */
export const ensureAssignments = async (
  session: Session,
  args: PolicyAssignmentsArgs,
  before: PolicyAssignmentsState,
  how: { context: Context; sleep: Sleep },
) => {
  const { policyType } = args;
  if (knownPolicyType(policyType) === undefined) {
    const message = `"${policyType}" isn't a policy type that Microsoft lists for batch assignment: passed on as written.`;
    how.context.log(message, { severity: 'warning' });
  }
  const graph = await session.graph();
  const { wanted, reasons, notPeople } = await findUsers(graph, args, before, how.context);
  // A name that leads to nobody today may be a hiccup of Entra: who is still named loses nothing.
  const named = new Set(Object.keys(args.policies));
  const { assign, leavers } = planAssignments(wanted, before);
  const gone = leavers.filter(
    (one) => !named.has(one.upn) || notPeople.has(one.objectId) || wanted.some((other) => other.upn === one.upn),
  );
  const { takeAway, unsure } = await stillOurs(session, policyType, gone, how);
  const work = [...assign, ...takeAway];
  const fresh = (policy: string) => isFresh(runRecord(session), policyType, policy);
  const options = { ...how, isFresh: fresh, cmdlets: work.length === 0 ? undefined : await session.cmdlets() };
  const run =
    options.cmdlets === undefined
      ? { done: new Set<string>(), reasons: [] }
      : await runBatches(policyType, work, { ...options, cmdlets: options.cmdlets });
  const open = new Set(work.map((one) => one.objectId).filter((objectId) => !run.done.has(objectId)));
  const given = givenPolicies(before);
  const state = toPolicyState(policyType, [
    ...leavers.flatMap((one) =>
      open.has(one.objectId) || unsure.has(one.objectId) || !gone.includes(one) ? [one] : [],
    ),
    ...wanted.flatMap((one) => {
      if (!open.has(one.objectId)) return [one];
      const old = given.get(one.objectId);
      return old === undefined ? [] : [{ ...one, policy: old.policy }];
    }),
  ]);
  const all = [...reasons, ...unsure.values(), ...run.reasons];
  if (all.length > 0) throw new PartialFailure({ id: policyType, state, reasons: all });
  return state;
};
