import { diffList, diffScalars } from '../../../kit/diff.ts';
import { isNotFound, ServiceError } from '../../../kit/error.ts';
import type { Context, Kind } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import { realSleep, type Sleep } from '../../../kit/sleep.ts';
import { checkArgs } from '../../schema/check.ts';
import {
  type GroupPolicyAssignmentArgs as Args,
  groupPolicyAssignmentArgs,
  type GroupPolicyAssignmentState as State,
} from '../../schema/group-policy-assignment.ts';
import { type GroupPolicyType, groupPolicyTypes } from '../../schema/group-policy-types.ts';
import type { Session } from '../../session.ts';
import { keptBy } from '../ownership.ts';
import { patience } from '../patience.ts';
import { givenTo, knownOf } from '../roster/book.ts';
import { readBook, writeBook } from '../roster/layout.ts';
import { openRoster } from '../roster/roster.ts';
import { runRecord } from '../run-record.ts';
import { sameName } from '../same-name.ts';
import { diffWaiting, stillWaiting, waitingText } from '../waiting.ts';
import { ensureGrant, takeGrant } from './ensure.ts';
import { foreseeGrant } from './foresee.ts';
import { knownGroups } from './known-groups.ts';
import { entryOf, journalKind } from './ledger.ts';
import { readGrants } from './read.ts';

const token = 'msteams:index:GroupPolicyAssignment';

/** The groups that stand before one in the program's order. */
const higher = ({ group, order }: Pick<Args, 'group' | 'order'>): readonly string[] => {
  const at = order.findIndex((one) => sameName(one, group));
  return at === -1 ? order : order.slice(0, at);
};

const what = ({ policyType, policy, group }: Pick<Args, 'policyType' | 'policy' | 'group'>): string =>
  `${policyType} "${policy}" of group "${group}"`;

const typeOf = (text: string): GroupPolicyType | undefined => groupPolicyTypes.find((one) => sameName(one, text));

/**
 * A policy for the direct members of a group (Grant-Cs… -Group -Rank). It carries no mark: what was there before is told from
 * what was given by the state and the journal, as in rosters.
 */
export const createGroupPolicyAssignmentKind = (session: Session, sleep: Sleep = realSleep): Kind<Args, State> => {
  const groups = knownGroups(session);
  const record = runRecord(session);
  const open = (urn: string, { policyType, group }: Pick<Args, 'policyType' | 'group'>, state?: State) =>
    openRoster(session, {
      urn,
      kind: journalKind(policyType, group),
      what: `assignments of ${policyType} to groups`,
      same: sameName,
      state,
    });
  const ensure = async (args: Args, context: Context, state?: State) => {
    const roster = open(context.urn, args, state);
    const after = await roster.work(context, (journal) =>
      ensureGrant(session, args, { book: roster.book, context, sleep, journal, state }),
    );
    const id = `${args.policyType}/${after.groupId}`;
    record.note(token, id, { urn: context.urn, how: 'made' });
    return { id, state: after };
  };

  return {
    token,
    check: ({ news }) => checkArgs('GroupPolicyAssignment', groupPolicyAssignmentArgs, news),
    diff: ({ state, args }) => {
      groups.note(state.group, state.groupId);
      const [entry] = readBook(state).values();
      const isPending = entry === undefined || entry.pending.length > 0;
      const policy = diffScalars(['policy'], state, args).filter(() => !sameName(state.policy, String(args.policy)));
      return [
        ...diffScalars(['policyType', 'group'], state, args)
          .filter(({ path }) => path !== 'group' || !sameName(state.group, String(args.group)))
          .map((change) => ({ ...change, replaces: true })),
        ...(isPending && policy.length === 0 ? [{ path: 'policy', kind: 'update' as const }] : policy),
        ...diffList('order', higher(state), Array.isArray(args.order) ? higher(args) : args.order),
        ...diffWaiting(state),
      ];
    },
    foresee: async ({ args, state, context }) => {
      const roster = open(context.urn, args, state);
      if (state?.waiting !== undefined) context.log(stillWaiting(what(state), state.waiting), { severity: 'warning' });
      await roster.foresee(context, () => foreseeGrant(session, args, { book: roster.book, context }));
    },
    preview: ({ args, state }) => ({ ...args, ...(state === undefined ? {} : { groupId: state.groupId }) }),
    create: ({ args, context }) => ensure(args, context),
    update: ({ args, state, context }) => ensure(args, context, state),
    read: async ({ id, state, context }) => {
      const [typed = '', groupId = ''] = id.split('/');
      const policyType = typeOf(typed);
      if (policyType === undefined) {
        const text = `"${typed}" is no type whose policies groups can have.`;
        const fix = `write <type>/<object id of the group>, the type one of ${groupPolicyTypes.join(', ')}.`;
        throw new ServiceError({ kind: 'Rejected', doing: `read ${id}`, text, fix });
      }
      const grants = await retry(() => readGrants(session, policyType), { context, ...patience('write') });
      const grant = grants.find((one) => one.groupId === groupId.toLowerCase());
      const [entry] = readBook(state).values();
      if (state?.waiting !== undefined) context.log(waitingText(what(state), state.waiting), { severity: 'warning' });
      // Given by nobody yet, or still by somebody else: not ours before it is given.
      if (state?.waiting !== undefined && entry === undefined) return { id, args: state, state };
      if (grant === undefined)
        return entry !== undefined && entry.pending.length > 0 && state ? { id, args: state, state } : undefined;
      const group = state?.group ?? grant.groupId;
      if (state !== undefined) groups.note(state.group, state.groupId);
      const others = state === undefined ? [] : higher(state);
      const standing: string[] = [];
      for (const other of others) {
        const otherId = await groups.idOf(other, `read ${id}`, context).catch(() => undefined);
        const rank = grants.find((one) => one.groupId === otherId)?.rank;
        if (rank === undefined || rank < grant.rank) standing.push(other);
      }
      const isLower = (one: string) => others.every((other) => !sameName(one, other));
      const order = [...standing, ...(state?.order ?? [group]).filter(isLower)];
      const known = entry === undefined ? [] : givenTo(entry);
      const isOurs = known.some((one) => sameName(one, grant.policy));
      const has =
        entry?.has !== undefined && sameName(entry.has.value, grant.policy) ? entry.has.how : isOurs ? 'made' : 'found';
      const now = entryOf({ group, groupId: grant.groupId, has: { value: grant.policy, how: has } });
      const args: Args = { policyType, group, policy: grant.policy, order };
      return {
        id: `${policyType}/${grant.groupId}`,
        args,
        state: {
          ...args,
          groupId: grant.groupId,
          users: writeBook([now]),
          ...(state?.waiting !== undefined && { waiting: state.waiting }),
        },
      };
    },
    delete: async ({ id, state, context }) => {
      const { book, journal } = open(context.urn, state, state);
      const [entry] = book.values();
      const kept = keptBy(record, token, id, context.urn);
      if (kept !== undefined) return context.log(kept);
      const ours = entry === undefined ? [] : givenTo(entry);
      if (entry !== undefined && ours.length === 0 && knownOf(entry).length > 0) {
        context.log(`left with the group, there before: ${what(state)}.`);
      } else if (entry !== undefined || state.waiting === undefined) {
        await takeGrant(session, state, { ours, context, sleep, journal }).catch((error: unknown) => {
          if (!isNotFound(error)) throw error; // the group itself is gone
        });
      }
      journal?.forget();
      record.forget(token, id);
    },
  };
};
