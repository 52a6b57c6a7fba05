import { diffMap } from '../../../kit/diff.ts';
import { ServiceError } from '../../../kit/error.ts';
import type { Change, Kind } from '../../../kit/resource.ts';
import { realSleep, type Sleep } from '../../../kit/sleep.ts';
import { checkArgs } from '../../schema/check.ts';
import {
  type PolicyAssignmentsArgs,
  type PolicyAssignmentsState,
  policyAssignmentsArgs,
} from '../../schema/policy-assignments.ts';
import type { Session } from '../../session.ts';
import { lowerCaseKeys } from '../roster-keys.ts';
import { rosterRecord } from '../roster-record.ts';
import { runBatches } from './batch.ts';
import { ensureAssignments } from './ensure.ts';
import { givenPolicies, planAssignments, samePolicy, toPolicyState } from './plan.ts';
import { knownPolicyType } from './policy-types.ts';
import { readAssigned, stillOurs } from './read.ts';

/** Names that differ in case only are one policy to Teams. */
const diffPolicies = ({ policies: before }: PolicyAssignmentsState, after: PolicyAssignmentsArgs): Change[] => {
  if (typeof after.policies !== 'object') return diffMap('policies', before, after.policies);
  const respelt = Object.entries(after.policies).flatMap(([upn, policy]) => {
    const old = before[upn];
    return old !== undefined && old !== policy && samePolicy(old, policy) ? [[upn, old] as const] : [];
  });
  const wanted = respelt.length === 0 ? after.policies : { ...after.policies, ...Object.fromEntries(respelt) };
  return diffMap('policies', before, wanted);
};

/**
 * Which user has which policy of one type, assigned directly: one roster per type, in batches of up to 5,000, so that
 * three users without a licence keep nobody else from theirs.
 */
export const createPolicyAssignmentsKind = (
  session: Session,
  sleep: Sleep = realSleep,
): Kind<PolicyAssignmentsArgs, PolicyAssignmentsState> => ({
  token: 'msteams:index:PolicyAssignments',
  check: ({ news }) => {
    const { args, failures } = checkArgs('PolicyAssignments', policyAssignmentsArgs, news);
    const policyType = knownPolicyType(String(args.policyType)) ?? args.policyType;
    return { args: { ...args, policyType, policies: lowerCaseKeys(args.policies) }, failures };
  },
  diff: ({ urn, state, args }) => {
    rosterRecord(session).see(state.policyType, urn, state);
    return [
      ...(samePolicy(state.policyType, args.policyType)
        ? []
        : [{ path: 'policyType', kind: 'update' as const, replaces: true }]),
      ...diffPolicies(state, args),
    ];
  },
  create: async ({ args, context }) => {
    const work = ensureAssignments(session, args, toPolicyState(args.policyType, []), { context, sleep });
    return { id: args.policyType, state: await rosterRecord(session).work(args.policyType, context.urn, work) };
  },
  update: async ({ args, state, context }) => {
    const work = ensureAssignments(session, args, state, { context, sleep });
    return { state: await rosterRecord(session).work(args.policyType, context.urn, work) };
  },
  read: async ({ id, state = toPolicyState(id, []), context }) => {
    const given = givenPolicies(state);
    const policyType = knownPolicyType(id) ?? id;
    const { shown, unknown } =
      given.size === 0
        ? { shown: new Map<string, string | undefined>(), unknown: new Set<string>() }
        : await readAssigned(session, policyType, given, { context, sleep });
    const found = toPolicyState(
      policyType,
      [...given].flatMap(([objectId, { upn, policy }]) => {
        // Whom Teams doesn't show may still have it: forgotten, nobody would take it away.
        if (unknown.has(objectId)) return [{ upn, objectId, policy }];
        const now = shown.get(objectId);
        return now === undefined ? [] : [{ upn, objectId, policy: samePolicy(now, policy) ? policy : now }];
      }),
    );
    return { id: policyType, args: { policyType, policies: found.policies }, state: found };
  },
  delete: async ({ state, context }) => {
    const record = rosterRecord(session);
    const leavers = planAssignments([], state).leavers.filter(
      ({ objectId }) => record.holder(state.policyType, context.urn, objectId) === undefined,
    );
    const { takeAway, unsure } = await stillOurs(session, state.policyType, leavers, { context, sleep });
    const { done, reasons } =
      takeAway.length === 0
        ? { done: new Set<string>(), reasons: [] }
        : await runBatches(state.policyType, takeAway, { context, sleep, cmdlets: await session.cmdlets() });
    const all = [...unsure.values(), ...reasons];
    if (all.length === 0) return;
    throw new ServiceError({
      kind: 'Unknown',
      doing: `take ${state.policyType} from ${takeAway.length + unsure.size} users`,
      text: [`${takeAway.length + unsure.size - done.size} may still have it.`, ...all].join('\n'),
      fix: 'run the same command again: it goes on with the rest.',
    });
  },
  preview: ({ args }) => args,
});
