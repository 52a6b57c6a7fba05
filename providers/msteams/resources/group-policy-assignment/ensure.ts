import { isNotFound, ServiceError } from '../../../kit/error.ts';
import { type Context, PartialFailure } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import type { Change } from '../../history/change.ts';
import type {
  GroupPolicyAssignmentArgs as Args,
  GroupPolicyAssignmentState as State,
} from '../../schema/group-policy-assignment.ts';
import { grantCmdlet } from '../../schema/group-policy-types.ts';
import { nowOf, type Session } from '../../session.ts';
import { patience } from '../patience.ts';
import { waitingPolicies } from '../policy-assignments/held-back.ts';
import { isOfThisStack } from '../policy-assignments/policy-types.ts';
import { type Book, givenTo, knownOf } from '../roster/book.ts';
import type { Journal } from '../roster/journal.ts';
import { writeBook } from '../roster/layout.ts';
import { tellFound } from '../roster/words.ts';
import { runRecord } from '../run-record.ts';
import { sameName } from '../same-name.ts';
import { waitingFor, waitingWarning } from '../waiting.ts';
import { knownGroups } from './known-groups.ts';
import { bookName, entryOf } from './ledger.ts';
import { type GroupGrant, type Placement, placeGroup } from './placement.ts';
import { readGrants } from './read.ts';

/** A policy made minutes ago "is not a user policy" for up to a quarter of an hour. */
const freshPolicySeconds = 900;

interface How {
  readonly book: Book;
  readonly context: Context;
  readonly sleep: Sleep;
  readonly journal: Journal | undefined;
  /** Of an update: what the last run left behind. */
  readonly state?: State | undefined;
}

/** What is there for the group, and where it is to stand. */
export interface Looked {
  readonly groupId: string;
  readonly grants: readonly GroupGrant[];
  readonly now: GroupGrant | undefined;
  readonly placement: Placement;
  /** It was there before this stack came. */
  readonly isFound: boolean;
}

/** Looks at the tenant for one group; writes nothing. */
export const lookAt = async (
  session: Session,
  args: Args,
  { book, context }: Pick<How, 'book' | 'context'>,
): Promise<Looked> => {
  const { policyType, policy, group, order } = args;
  const doing = doingOf(args);
  const groups = knownGroups(session);
  const groupId = await groups.idOf(group, doing, context);
  const ids: string[] = [];
  for (const one of order) ids.push(await groups.idOf(one, doing, context));
  const at = ids.indexOf(groupId);
  const grants = await retry(() => readGrants(session, policyType), { context, ...patience('write') });
  const now = grants.find((one) => one.groupId === groupId);
  const entry = book.get(groupId);
  const isSame = now !== undefined && sameName(now.policy, policy);
  const isKnown = entry !== undefined && knownOf(entry).some((one) => sameName(one, policy));
  const isFound = isKnown
    ? givenTo(entry).every((one) => !sameName(one, policy))
    : isSame && !isOfThisStack(runRecord(session), policyType, policy);
  const before = at === -1 ? ids : ids.slice(0, at);
  const after = at === -1 ? [] : ids.slice(at + 1);
  return {
    groupId,
    grants,
    now,
    placement: placeGroup(grants, groupId, { before, after }),
    isFound: isFound && isSame,
  };
};

export const doingOf = ({ policyType, policy, group }: Pick<Args, 'policyType' | 'policy' | 'group'>): string =>
  `give ${policyType} "${policy}" to group "${group}"`;

/** For the history of changes. */
const changeOf = (
  { policyType: kind, group }: Pick<Args, 'policyType' | 'group'>,
  values: Pick<Change, 'from' | 'to'>,
): Change => ({ kind, object: `group "${group}"`, ...values });

/** Gives until Teams shows it in its place; a reply that was lost is simply asked again: a second Grant does nothing more. */
export const ensureGrant = async (session: Session, args: Args, how: How): Promise<State> => {
  const { policyType, policy, group, order } = args;
  const { context, sleep, journal } = how;
  const doing = doingOf(args);
  const first = await lookAt(session, args, how);
  const { groupId } = first;
  const state = (pending: readonly string[]): State => {
    const known = how.book.get(groupId);
    const has =
      pending.length === 0
        ? { value: policy, how: first.isFound ? ('found' as const) : ('made' as const) }
        : known?.has;
    return {
      policyType,
      group,
      policy,
      order: [...order],
      groupId,
      users: writeBook([entryOf({ group, groupId, has, pending })]),
    };
  };
  const was = { upn: bookName(group), objectId: groupId, from: first.now?.policy, to: policy };
  if (first.isFound) {
    tellFound(context, [{ upn: group, value: policy }], { what: `assignments of ${policyType} to groups`, total: 1 });
  }
  const isRight = ({ now, placement }: Looked) =>
    now !== undefined && sameName(now.policy, policy) && placement.rank === undefined;
  if (isRight(first)) return state([]);
  const reason = (await waitingPolicies(session, policyType, how))?.reasonOf(policy);
  if (reason !== undefined) {
    // Which of its members have another policy, and by which group, isn't asked: what the group has stays.
    const waiting = await waitingFor(session, reason, how.state?.waiting);
    context.log(waitingWarning(`${policyType} "${policy}" for group "${group}"`, waiting, await nowOf(session)), {
      severity: 'warning',
    });
    const nothing = { policyType, group, policy, order: [...order], groupId, users: '' };
    return { ...(how.state ?? nothing), waiting };
  }
  if (!first.isFound) journal?.note('sent', [was]);
  let looked = first;
  let isSent = false;
  const attempt = async () => {
    if (isSent) looked = await lookAt(session, args, how);
    if (isRight(looked)) return;
    const rank = looked.placement.rank ?? looked.now?.rank;
    const parameters = { Group: groupId, PolicyName: policy, ...(rank === undefined ? {} : { Rank: rank }) };
    isSent = true;
    await (await session.cmdlets()).run(grantCmdlet(policyType), parameters, doing, [
      changeOf(args, { from: looked.now?.policy ?? null, to: policy }),
    ]);
    looked = await lookAt(session, args, how);
    if (isRight(looked)) return;
    const text = `Teams accepted it, and shows ${looked.now === undefined ? 'nothing of it' : `"${looked.now.policy}" at rank ${looked.now.rank}`}.`;
    throw new ServiceError({
      kind: 'NotReady',
      doing,
      text,
      fix: 'run the same command again in some minutes: it goes on from what Teams shows then.',
    });
  };
  await retry(attempt, { context, sleep, patienceSeconds: freshPolicySeconds, firstDelaySeconds: 2 }).catch(
    (error: unknown) => {
      const isOpen = isSent && error instanceof ServiceError && (error.facts.mayBeDone === true || error.retriable);
      if (!isOpen) {
        if (!first.isFound) journal?.note('failed', [was]);
        throw error;
      }
      throw new PartialFailure({ id: `${policyType}/${groupId}`, state: state([policy]), reasons: [error] });
    },
  );
  if (!first.isFound) journal?.note('done', [was]);
  return state([]);
};

/** Takes what is ours; another policy that the group has by now is left, and said. */
export const takeGrant = async (
  session: Session,
  { policyType, policy, group, groupId }: State,
  { ours, context, sleep, journal }: Omit<How, 'book' | 'state'> & { readonly ours: readonly string[] },
): Promise<void> => {
  const doing = `take ${policyType} "${policy}" from group "${group}"`;
  const find = async () => (await readGrants(session, policyType)).find((one) => one.groupId === groupId);
  const attempt = async () => {
    const now = await find();
    if (now === undefined) return;
    if (!ours.some((one) => sameName(one, now.policy))) {
      context.log(`group "${group}" was given ${policyType} "${policy}" and has "${now.policy}" now: left as it is.`, {
        severity: 'warning',
      });
      return;
    }
    journal?.note('sent', [{ upn: bookName(group), objectId: groupId, from: now.policy }]);
    await (await session.cmdlets())
      .run(grantCmdlet(policyType), { Group: groupId, PolicyName: null }, doing, [
        changeOf({ policyType, group }, { from: now.policy, to: null }),
      ])
      .catch((error: unknown) => {
        if (!isNotFound(error)) throw error;
      });
    // A removal that does nothing, without a word, has been seen.
    if ((await find()) !== undefined) {
      throw new ServiceError({
        kind: 'NotReady',
        doing,
        text: 'Teams accepted it, and shows the policy still.',
        fix: 'run the same command again in some minutes.',
      });
    }
  };
  await retry(attempt, { context, sleep, ...patience('removal') });
};
