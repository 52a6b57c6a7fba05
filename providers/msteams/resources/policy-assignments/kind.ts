import { ServiceError } from '../../../kit/error.ts';
import { isUnknown, type Kind } from '../../../kit/resource.ts';
import { realSleep, type Sleep } from '../../../kit/sleep.ts';
import { checkArgs } from '../../schema/check.ts';
import {
  type PolicyAssignmentsArgs,
  type PolicyAssignmentsState,
  policyAssignmentsArgs,
} from '../../schema/policy-assignments.ts';
import type { Session } from '../../session.ts';
import { type Asked, askedValues, readAsked, writeAsked } from '../roster/asked.ts';
import { givenTo } from '../roster/book.ts';
import { diffRoster } from '../roster/diff.ts';
import { handOver } from '../roster/hand-over.ts';
import { lowerCaseKeys } from '../roster/keys.ts';
import { readAs, readBook, writeBook, writeValues } from '../roster/layout.ts';
import { rosterRecord } from '../roster/record.ts';
import { openRoster } from '../roster/roster.ts';
import { tellLeft } from '../roster/words.ts';
import { sameName } from '../same-name.ts';
import { diffWaiting, stillWaiting, waitingText } from '../waiting.ts';
import { ensureAssignments, foreseeAssignments } from './ensure.ts';
import { knownPolicyType } from './policy-types.ts';
import { readBack, stillOurs } from './read.ts';
import { sendAssignments } from './send.ts';

const withPolicies = (args: Asked<PolicyAssignmentsArgs, 'policies'>): PolicyAssignmentsArgs => ({
  ...args,
  policies: askedValues(args.policies),
});

/**
 * Which user has which policy of one type, assigned directly: one roster per type, in batches of up to 5,000, so that
 * three users without a licence keep nobody else from theirs.
 */
export const createPolicyAssignmentsKind = (
  session: Session,
  sleep: Sleep = realSleep,
): Kind<Asked<PolicyAssignmentsArgs, 'policies'>, PolicyAssignmentsState> => {
  const record = rosterRecord(session);
  const open = (urn: string, kind: string, state?: PolicyAssignmentsState) =>
    openRoster(session, { urn, kind, what: `assignments of ${kind}`, same: sameName, state });

  return {
    token: 'msteams:index:PolicyAssignments',
    check: ({ news, olds }) => {
      const asked = { ...news, policies: readAsked(news.policies) };
      const { args, failures } = checkArgs('PolicyAssignments', policyAssignmentsArgs, asked);
      const policyType = knownPolicyType(String(args.policyType)) ?? args.policyType;
      const policies = lowerCaseKeys(args.policies);
      const isPlain = failures.length === 0 && typeof policies === 'object' && !Object.values(policies).some(isUnknown);
      const text = isPlain ? writeAsked(policies, olds === undefined) : policies;
      return { args: { ...args, policyType, policies: text }, failures };
    },
    diff: ({ urn, state, args, log }) => {
      const roster = open(urn, state.policyType, state);
      record.see(state.policyType, urn, () => roster.book);
      roster.tellOld(log);
      return [
        ...(sameName(state.policyType, args.policyType)
          ? []
          : [{ path: 'policyType', kind: 'update' as const, replaces: true }]),
        ...diffRoster({ path: 'policies', roster, asked: args.policies, has: state.policies, same: sameName, log }),
        ...diffWaiting(state),
      ];
    },
    foresee: async ({ args, state, context }) => {
      const roster = open(context.urn, args.policyType, state);
      if (state?.waiting !== undefined) {
        context.log(stillWaiting(args.policyType, state.waiting), { severity: 'warning' });
      }
      await roster.foresee(context, () => foreseeAssignments(session, withPolicies(args), roster.book, context));
    },
    create: async ({ args, context }) => {
      const roster = open(context.urn, args.policyType);
      const work = roster.work(context, (journal) =>
        ensureAssignments(session, withPolicies(args), roster.book, { context, sleep, journal }),
      );
      return { id: args.policyType, state: await record.work(args.policyType, context.urn, work) };
    },
    update: async ({ args, state, context }) => {
      const roster = open(context.urn, args.policyType, state);
      const { waiting } = state;
      const work = roster.work(context, (journal) =>
        ensureAssignments(session, withPolicies(args), roster.book, { context, sleep, journal, waiting }),
      );
      return { state: await record.work(args.policyType, context.urn, work) };
    },
    read: async ({ id, state, args, context }) => {
      const policyType = knownPolicyType(id) ?? id;
      if (state?.waiting !== undefined) context.log(waitingText(policyType, state.waiting), { severity: 'warning' });
      const before = readBook(state);
      const book = before.size === 0 ? before : await readBack(session, policyType, before, { context, sleep });
      // What was read as it was is kept as it was, in its old layout too.
      const users = writeBook(book.values());
      const isSame = state !== undefined && users === writeBook(before.values());
      const policies = readAs(args?.policies, book);
      if (isSame) return { id: policyType, args: { ...args, policyType, policies }, state };
      open(context.urn, policyType, state).journal?.refreshed(state, { users });
      return {
        id: policyType,
        args: { ...args, policyType, policies },
        state: {
          policyType,
          users,
          policies: writeValues(book.values()),
          ...(state?.waiting !== undefined && { waiting: state.waiting }),
        },
      };
    },
    delete: async ({ state, context }) => {
      const { policyType } = state;
      const { book, journal } = open(context.urn, policyType, state);
      const { rest, handed } = handOver(book, { kind: policyType, record, journal, context });
      tellLeft(context, rest, `assignments of ${policyType}`);
      const leavers = [...rest.values()]
        .map((entry) => ({ ...entry, policies: givenTo(entry) }))
        .filter(({ policies }) => policies.length > 0);
      const { takeAway, unsure } = await stillOurs(session, policyType, leavers, { context, sleep });
      const { done, reasons } = await sendAssignments(session, policyType, takeAway, { context, sleep, journal });
      const all = [...unsure.values(), ...reasons];
      if (all.length > 0) {
        throw new ServiceError({
          kind: 'Unknown',
          doing: `take ${policyType} from ${takeAway.length + unsure.size} users`,
          text: [`${takeAway.length + unsure.size - done.size} may still have it.`, ...all].join('\n'),
          fix: 'run the same command again: it goes on with the rest.',
        });
      }
      if (handed === 0) journal?.forget();
    },
    preview: ({ args, state }) => ({ policyType: args.policyType, ...state }),
  };
};
