import { type Context, PartialFailure } from '../../../kit/resource.ts';
import { realSleep, type Sleep } from '../../../kit/sleep.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { callAlso } from '../../readiness/other-names.ts';
import { notAPerson, twoPeople, unknownUser } from '../../readiness/readiness-problems.ts';
import { isResourceAccount } from '../../readiness/resource-account.ts';
import type { PolicyAssignmentsArgs, PolicyAssignmentsState } from '../../schema/policy-assignments.ts';
import type { Waiting } from '../../schema/waiting.ts';
import { nowOf, type Session } from '../../session.ts';
import { keptPolicies } from '../kept-policies.ts';
import { askedValues } from '../roster/asked.ts';
import { type Book, byUpn, type Entry, givenBy, knownOf } from '../roster/book.ts';
import type { Journal } from '../roster/journal.ts';
import { latelyTaken } from '../roster/lately-taken.ts';
import { writeBook, writeValues } from '../roster/layout.ts';
import { tellFound } from '../roster/words.ts';
import { runRecord } from '../run-record.ts';
import { sameName } from '../same-name.ts';
import { waitingFor, waitingWarning } from '../waiting.ts';
import { heldBack } from './held-back.ts';
import { changedUsers, type Gift, planAssignments } from './plan.ts';
import { isOfThisStack, knownPolicyType } from './policy-types.ts';
import { readListed, stillOurs } from './read.ts';
import { sendAssignments } from './send.ts';
import { waitingForGroup } from './to-group.ts';

/** Sign-in names to object ids, and a message for each that leads to nobody or to somebody named twice. */
const findUsers = async (graph: Graph, args: PolicyAssignmentsArgs, book: Book, context: Context) => {
  const changed = new Set(changedUsers(args.policies, book));
  const known = byUpn(book);
  const idOf = (upn: string) => known.get(upn)?.[0]?.objectId;
  callAlso(graph, askedValues(args.alsoCalled ?? ''));
  const oldIds = [...changed].flatMap((upn) => idOf(upn) ?? []);
  const directory = await readDirectory(graph, { upns: [...changed], ids: oldIds }, context);
  const reasons: string[] = [];
  const wanted: Gift[] = [];
  const first = new Map<string, string>();
  const notPeople = new Set<string>();
  for (const [upn, policy] of Object.entries(args.policies)) {
    const doing = `assign ${args.policyType} "${policy}" to ${upn}`;
    const two = changed.has(upn) ? directory.twoCalled(upn, idOf(upn)) : undefined;
    const found = two ? undefined : (directory.byUpn(upn, idOf(upn)) ?? directory.byId(idOf(upn) ?? ''));
    const objectId = changed.has(upn) ? found?.id : idOf(upn);
    if (objectId === undefined) {
      const { text, fix } = two ? twoPeople(two) : unknownUser(directory.deletedOn(upn));
      reasons.push(formatWording({ message: `${doing}: ${text}`, fix: `${fix}.` }));
    } else if (isResourceAccount(directory.byId(objectId))) {
      notPeople.add(objectId);
      reasons.push(formatWording({ message: `${doing}: ${notAPerson.text}`, fix: `${notAPerson.fix}.` }));
    } else if (first.has(objectId)) {
      reasons.push(
        formatWording({
          message: `${doing}: this is the same person as ${first.get(objectId)}.`,
          fix: 'remove one of the two rows from users.csv.',
        }),
      );
    } else {
      first.set(objectId, upn);
      wanted.push({ upn, objectId, policy });
    }
  }
  return { wanted, reasons, notPeople };
};

/** What a look showed: who has the wanted policy already, and what everybody has whom it was asked of. */
interface Found {
  readonly found: ReadonlySet<string>;
  readonly shown: ReadonlyMap<string, string | undefined>;
}

/**
 * Who has the wanted policy already, without this stack's doing, by object id. A policy of this stack's own counts as given
 * by it, whoever granted it: Teams keeps a policy that somebody has, and its removal would stick.
 */
const findFound = async (
  session: Session,
  type: string,
  assign: readonly Gift[],
  book: Book,
  context: Context,
): Promise<Found> => {
  const isStill = ({ objectId, policy }: Gift): boolean => {
    const has = book.get(objectId)?.has;
    return has?.how === 'found' && sameName(has.value, policy);
  };
  const asked = assign.filter(({ objectId, policy }) => {
    const entry = book.get(objectId);
    const isKnown = entry !== undefined && knownOf(entry).some((one) => sameName(one, policy));
    return !isKnown && !isOfThisStack(runRecord(session), type, policy);
  });
  const still = assign.filter(isStill).map(({ objectId }) => objectId);
  if (asked.length === 0) return { found: new Set(still), shown: new Map() };
  const ids = asked.map(({ objectId }) => objectId);
  const shown = await readListed(session, type, ids, context);
  const taken = latelyTaken(session, type);
  const found = asked.filter(({ objectId, policy }) => {
    const isGoing = taken.get(objectId)?.some((one) => sameName(one, policy)) === true;
    return sameName(shown.get(objectId) ?? '', policy) && !isGoing;
  });
  tellFound(
    context,
    found.map(({ upn, policy }) => ({ upn, value: policy })),
    { what: `assignments of ${type}`, total: assign.length },
  );
  return { found: new Set([...still, ...found.map(({ objectId }) => objectId)]), shown };
};

/** What the change will meet, for a preview. */
export const foreseeAssignments = async (
  session: Session,
  args: PolicyAssignmentsArgs,
  before: Book,
  context: Context,
): Promise<void> => {
  const { wanted } = await findUsers(await session.graph(), args, before, context);
  const { assign } = planAssignments(wanted, before);
  await findFound(session, args.policyType, assign, before, context);
  const { reason } = await heldBack(session, args.policyType, { assign, before }, { context, sleep: realSleep });
  if (reason !== undefined) context.log(`${args.policyType} waits for ${reason}.`, { severity: 'warning' });
};

/** What is known of one wanted user after the run. */
const entryAfter = (
  { upn, objectId, policy }: Gift,
  of: { before: Entry | undefined; isAsked: boolean; isDone: boolean; isUnknown: boolean; isFound: boolean },
): Entry[] => {
  const { before, isAsked, isDone, isUnknown, isFound } = of;
  if (!isAsked && before !== undefined) return [{ ...before, upn }];
  if (isDone) {
    return [{ upn, objectId, has: { value: policy, how: isFound ? 'found' : 'made' }, pending: [] }];
  }
  const others = (before?.pending ?? []).filter((one) => !sameName(one, policy));
  const was = others.length < (before?.pending.length ?? 0);
  // Who was found to have it has it, however the batch ended: pending it would count as given.
  const pending = (isUnknown && !isFound) || was ? [...others, policy] : others;
  const has = before?.has;
  return has === undefined && pending.length === 0 ? [] : [{ upn, objectId, ...(has && { has }), pending }];
};

/** Gives and takes until everyone has what the roster says; throws what is done and what isn't as a PartialFailure. */
export const ensureAssignments = async (
  session: Session,
  args: PolicyAssignmentsArgs,
  before: Book,
  how: { context: Context; sleep: Sleep; journal: Journal | undefined; waiting?: Waiting | undefined },
): Promise<PolicyAssignmentsState> => {
  const { policyType } = args;
  const { context } = how;
  if (knownPolicyType(policyType) === undefined) {
    const message = `"${policyType}" isn't a policy type that Microsoft lists for batch assignment: passed on as written.`;
    context.log(message, { severity: 'warning' });
  }
  const graph = await session.graph();
  const { wanted, reasons, notPeople } = await findUsers(graph, args, before, context);
  // A name that leads to nobody today may be a hiccup of Entra: who is still named loses nothing.
  const named = new Set(Object.keys(args.policies));
  const { assign: all, leavers } = planAssignments(wanted, before);
  const { held, reason, keeps } = await heldBack(session, policyType, { assign: all, before }, how);
  for (const one of keeps) keptPolicies(session).note(one);
  const assign = all.filter(({ objectId }) => !held.has(objectId));
  const waiting = reason === undefined ? undefined : await waitingFor(session, reason, how.waiting);
  if (waiting !== undefined) {
    context.log(waitingWarning(policyType, waiting, await nowOf(session)), { severity: 'warning' });
  }
  const unnamed = leavers.filter(
    (one) => !named.has(one.upn) || notPeople.has(one.objectId) || wanted.some((other) => other.upn === one.upn),
  );
  const keeping = await waitingForGroup(session, policyType, { leavers: unnamed, byGroup: args.byGroup ?? {} }, how);
  const gone = unnamed.filter((one) => !keeping.has(one));
  // From a resource account only what this stack gave: it may need its own for the calls that it answers.
  const losing = gone
    .map((one) => (notPeople.has(one.objectId) ? { ...one, policies: givenBy(before, one.objectId) } : one))
    .filter(({ policies }) => policies.length > 0);
  const { takeAway, unsure } = await stillOurs(session, policyType, losing, how);
  const { found, shown } = await findFound(session, policyType, assign, before, context);
  const giving = assign.map((one) => {
    // What was seen comes before what the last run's account says.
    if (shown.has(one.objectId)) return { ...one, was: shown.get(one.objectId) ?? null };
    const was = before.get(one.objectId)?.has?.value;
    return { ...one, ...(was !== undefined && { was }) };
  });
  const run = await sendAssignments(session, policyType, [...giving, ...takeAway], { ...how, found });
  const asked = new Set(assign.map(({ objectId }) => objectId));
  const open = new Set([...assign, ...takeAway].map((one) => one.objectId).filter((one) => !run.done.has(one)));
  const kept = new Set(
    leavers
      .filter((one) => open.has(one.objectId) || unsure.has(one.objectId) || !gone.includes(one))
      .map((one) => one.objectId),
  );
  const entries = [
    ...[...before.values()].filter(({ objectId }) => kept.has(objectId)),
    ...wanted.flatMap((one) =>
      entryAfter(one, {
        before: before.get(one.objectId),
        isAsked: asked.has(one.objectId),
        isDone: run.done.has(one.objectId),
        isUnknown: run.unknown.has(one.objectId),
        isFound: found.has(one.objectId),
      }),
    ),
  ];
  const known = { policyType, users: writeBook(entries), policies: writeValues(entries) };
  const state = waiting === undefined ? known : { ...known, waiting };
  const failed = [...reasons, ...unsure.values(), ...run.reasons];
  if (failed.length > 0) throw new PartialFailure({ id: policyType, state, reasons: failed });
  return state;
};
