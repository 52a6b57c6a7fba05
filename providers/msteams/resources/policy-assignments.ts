import { setTimeout as wait } from 'node:timers/promises';
import { diffMap } from '../../kit/diff.ts';
import { ServiceError } from '../../kit/error.ts';
import { type Change, type Context, type Kind, PartialFailure } from '../../kit/resource.ts';
import type { Graph } from '../graph/graph.ts';
import { readDirectory } from '../readiness/directory.ts';
import { unknownUser } from '../readiness/readiness-problems.ts';
import { policyOf, readTeamsUsers } from '../readiness/teams-users.ts';
import { checkArgs } from '../schema/check.ts';
import {
  type PolicyAssignmentsArgs,
  type PolicyAssignmentsState,
  policyAssignmentsArgs,
} from '../schema/policy-assignments.ts';
import type { Session } from '../session.ts';
import { type BatchOptions, runBatch } from './policy-assignments-batch.ts';
import {
  type Assignment,
  changedUsers,
  givenPolicies,
  planAssignments,
  samePolicy,
  toBatches,
} from './policy-assignments-plan.ts';
import { knownPolicyType } from './policy-types.ts';
import { lowerCaseKeys } from './roster-keys.ts';

type Sleep = BatchOptions['sleep'];

/** Teams shows an assignment some time after it is done: a difference is looked at again before it is believed. */
const secondLookSeconds = 3;

/** The policy that each user was directly given, by object id; users whom Teams doesn't know are missing. */
const readDirect = async (graph: Graph, type: string, ids: readonly string[], context: Context) =>
  new Map(
    [...(await readTeamsUsers(graph, ids, context))].map(([objectId, user]) => {
      const policy = policyOf(user, type);
      return [objectId, policy?.direct === true ? policy.name : undefined] as const;
    }),
  );

const readTwice = async (
  graph: Graph,
  type: string,
  expected: ReadonlyMap<string, { readonly policy: string }>,
  { context, sleep }: { context: Context; sleep: Sleep },
): Promise<ReadonlyMap<string, string | undefined>> => {
  const first = await readDirect(graph, type, [...expected.keys()], context);
  const differ = [...expected].filter(([id, { policy }]) => !samePolicy(first.get(id), policy)).map(([id]) => id);
  if (differ.length === 0) return first;
  await sleep(secondLookSeconds, context.signal);
  return new Map([...first, ...(await readDirect(graph, type, differ, context))]);
};

/** Those who still have what we gave them; who has got another policy since is left alone, and named. */
const stillOurs = async (
  graph: Graph,
  type: string,
  leavers: readonly Required<Assignment>[],
  options: { context: Context; sleep: Sleep },
): Promise<Assignment[]> => {
  if (leavers.length === 0) return [];
  const shown = await readTwice(graph, type, new Map(leavers.map((one) => [one.objectId, one])), options);
  return leavers.flatMap(({ upn, objectId, policy }) => {
    if (!shown.has(objectId)) return [];
    const now = shown.get(objectId);
    if (now === undefined || samePolicy(now, policy)) return [{ upn, objectId }];
    options.context.log(`${upn} was given ${type} "${policy}" and has "${now}" now: left as it is.`, {
      severity: 'warning',
    });
    return [];
  });
};

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
  for (const [upn, policy] of Object.entries(args.policies)) {
    const doing = `assign ${args.policyType} "${policy}" to ${upn}`;
    const known = state.objectIds[upn];
    const objectId = changed.has(upn) ? (directory.byUpn(upn)?.id ?? directory.byId(known ?? '')?.id) : known;
    if (objectId === undefined) {
      const { text, fix } = unknownUser(directory.deletedOn(upn));
      reasons.push(`${doing}: ${text}\n  Fix: ${fix}.`);
    } else if (first.has(objectId)) {
      reasons.push(
        `${doing}: this is the same person as ${first.get(objectId)}.\n  Fix: remove one of the two rows from users.csv.`,
      );
    } else {
      first.set(objectId, upn);
      wanted.push({ upn, objectId, policy });
    }
  }
  return { wanted, reasons };
};

const toState = (policyType: string, entries: readonly Required<Assignment>[]): PolicyAssignmentsState => ({
  policyType,
  policies: Object.fromEntries(entries.map(({ upn, policy }) => [upn, policy])),
  objectIds: Object.fromEntries(entries.map(({ upn, objectId }) => [upn, objectId])),
});

/** Batch after batch; a cancelled run stops between two. */
const runAll = async (type: string, assignments: readonly Assignment[], options: BatchOptions) => {
  const done = new Set<string>();
  const reasons: string[] = [];
  for (const batch of toBatches(assignments)) {
    if (options.context.signal.aborted) {
      reasons.push('Cancelled before all policies were assigned.\n  Fix: run up again, it goes on from here.');
      break;
    }
    const outcome = await runBatch(type, batch, options);
    for (const objectId of outcome.done) done.add(objectId);
    reasons.push(...outcome.reasons);
  }
  return { done, reasons };
};

const ensure = async (
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
  const { wanted, reasons } = await findUsers(graph, args, before, how.context);
  // A name that leads to nobody today may be a hiccup of Entra: who is still named loses nothing.
  const named = new Set(Object.keys(args.policies));
  const { assign, leavers } = planAssignments(wanted, before);
  const gone = leavers.filter((one) => !named.has(one.upn) || wanted.some((other) => other.upn === one.upn));
  const takeAway = await stillOurs(graph, policyType, gone, how);
  const work = [...assign, ...takeAway];
  const options = { ...how, cmdlets: work.length === 0 ? undefined : await session.cmdlets() };
  const run =
    options.cmdlets === undefined
      ? { done: new Set<string>(), reasons: [] }
      : await runAll(policyType, work, { ...options, cmdlets: options.cmdlets });
  const open = new Set(work.map((one) => one.objectId).filter((objectId) => !run.done.has(objectId)));
  const given = givenPolicies(before);
  const state = toState(policyType, [
    ...leavers.flatMap((one) => (open.has(one.objectId) || !gone.includes(one) ? [one] : [])),
    ...wanted.flatMap((one) => {
      if (!open.has(one.objectId)) return [one];
      const old = given.get(one.objectId);
      return old === undefined ? [] : [{ ...one, policy: old.policy }];
    }),
  ]);
  const all = [...reasons, ...run.reasons];
  if (all.length > 0) throw new PartialFailure({ id: policyType, state, reasons: all });
  return state;
};

const realTime: Sleep = async (seconds, signal) => {
  await wait(seconds * 1000, undefined, { signal }).catch(() => undefined);
};

/** Names that differ in case only are one policy to Teams. */
const diffPolicies = (before: PolicyAssignmentsState, after: PolicyAssignmentsArgs): Change[] =>
  diffMap(
    'policies',
    before.policies,
    typeof after.policies !== 'object'
      ? after.policies
      : Object.fromEntries(
          Object.entries(after.policies).map(([upn, policy]) => {
            const old = before.policies[upn];
            return [upn, old !== undefined && samePolicy(old, policy) ? old : policy];
          }),
        ),
  );

/**
 * Which user has which policy of one type, assigned directly: one roster per type, in batches of up to 5,000, so that
 * three users without a licence keep nobody else from theirs.
 */
export const createPolicyAssignmentsKind = (
  session: Session,
  sleep: Sleep = realTime,
): Kind<PolicyAssignmentsArgs, PolicyAssignmentsState> => ({
  token: 'msteams:index:PolicyAssignments',
  check: ({ news }) => {
    const { args, failures } = checkArgs('PolicyAssignments', policyAssignmentsArgs, news);
    const policyType = knownPolicyType(String(args.policyType)) ?? args.policyType;
    return { args: { ...args, policyType, policies: lowerCaseKeys(args.policies) }, failures };
  },
  diff: ({ state, args }) => [
    ...(samePolicy(state.policyType, args.policyType)
      ? []
      : [{ path: 'policyType', kind: 'update' as const, replaces: true }]),
    ...diffPolicies(state, args),
  ],
  create: async ({ args, context }) => ({
    id: args.policyType,
    state: await ensure(session, args, toState(args.policyType, []), { context, sleep }),
  }),
  update: async ({ args, state, context }) => ({ state: await ensure(session, args, state, { context, sleep }) }),
  read: async ({ id, state = toState(id, []), context }) => {
    const given = givenPolicies(state);
    const policyType = knownPolicyType(id) ?? id;
    const shown =
      given.size === 0
        ? new Map<string, string | undefined>()
        : await readTwice(await session.graph(), policyType, given, { context, sleep });
    const found = toState(
      policyType,
      [...given].flatMap(([objectId, { upn, policy }]) => {
        const now = shown.get(objectId);
        return now === undefined ? [] : [{ upn, objectId, policy: samePolicy(now, policy) ? policy : now }];
      }),
    );
    return { id: policyType, args: { policyType, policies: found.policies }, state: found };
  },
  delete: async ({ state, context }) => {
    const leavers = planAssignments([], state).leavers;
    const work = await stillOurs(await session.graph(), state.policyType, leavers, { context, sleep });
    if (work.length === 0) return;
    const options = { context, sleep, cmdlets: await session.cmdlets() };
    const { done, reasons } = await runAll(state.policyType, work, options);
    if (reasons.length === 0) return;
    throw new ServiceError({
      kind: 'Unknown',
      doing: `take ${state.policyType} from ${work.length} users`,
      text: [`${work.length - done.size} still have it.`, ...reasons].join('\n'),
      fix: 'run the same command again: it goes on with the rest.',
    });
  },
  preview: ({ args }) => args,
});
