import { keyPath } from '../../../kit/diff.ts';
import { Refusal } from '../../../kit/refusal.ts';
import { type Change, type Context, isUnknown, type Kind } from '../../../kit/resource.ts';
import { diffWaiting, stillWaiting } from '../../../msteams/resources/waiting.ts';
import { checkArgs } from '../../../msteams/schema/check.ts';
import { cantTell, noKey } from '../../place.ts';
import { type TrunkNumbersArgs, type TrunkNumbersState, trunkNumbersArgs } from '../../schema/trunk-numbers.ts';
import type { TelnyxSession } from '../../session.ts';
import { ensureNumbers, id, leftToRelease, listNumbers, notGivenBack, readNumbersNow, type Wanted } from './ensure.ts';
import { numbersIn, readNumbers, textOf } from './lines.ts';
import { planNumbers } from './plan.ts';
import {
  foreignRelease,
  lockedRelease,
  naming,
  neverThere,
  notOwned,
  numbersOf,
  pendingWords,
  unapprovedMoves,
  unapprovedReleases,
} from './words.ts';

const kind = 'TrunkNumbers';

/** As it travels: the numbers are one text. */
type Args = Omit<TrunkNumbersArgs, 'numbers'> & { readonly numbers: string };

const wantedOf = ({ numbers, release = [], ...args }: Args): Wanted => ({
  ...args,
  numbers: numbersIn(numbers),
  release: [...new Set(release)],
});

/** Why nothing is given back, if nothing is. */
const unapproved = (args: Pick<Args, 'release' | 'approvedReleases'>, state: TrunkNumbersState | undefined) =>
  (args.release ?? []).some(isUnknown)
    ? undefined
    : unapprovedReleases(leftToRelease(args.release ?? [], state), numbersIn(state?.unfinished), args.approvedReleases);

const oneByOne = (path: string, before: readonly string[], after: readonly string[]): Change[] => {
  const [had, has] = [new Set(before), new Set(after)];
  const some = [
    ...before.filter((one) => !has.has(one)).map((one) => `delete ${one}`),
    ...after.filter((one) => !had.has(one)).map((one) => `add ${one}`),
  ];
  if (some.length === 0) return [];
  return [
    { path, kind: 'update' },
    ...some.map((one): Change => ({ path: keyPath('', one), kind: 'update', of: path })),
  ];
};

/** Emergency calling as it is asked: active, with this address, on every number that rings here. */
const emergencyChanges = ({ emergencyAddress }: Args, state: TrunkNumbersState): Change[] => {
  if (emergencyAddress === undefined || isUnknown(emergencyAddress) || state.waiting !== undefined) return [];
  const wanted = numbersIn(state.numbers).map((number) => `${number} ${emergencyAddress}`);
  return numbersIn(state.emergency).join('\n') === wanted.join('\n')
    ? []
    : [{ path: 'emergencyAddress', kind: 'update' }];
};

/** Which numbers of the account ring at the connection: one roster a tenant. */
export const createTrunkNumbersKind = (session: TelnyxSession): Kind<Args, TrunkNumbersState> => {
  const work = (args: Args, context: Context, state?: TrunkNumbersState) => {
    const account = session.account(context);
    if (account === undefined) throw noKey('let numbers ring at the connection');
    return ensureNumbers(wantedOf(args), state, { session, account, context });
  };
  return {
    token: `telnyx:index:${kind}`,
    check: ({ news, olds, oldState }) => {
      const { args, failures } = checkArgs(kind, trunkNumbersArgs, { ...news, numbers: readNumbers(news.numbers) });
      const { numbers } = args;
      if (!Array.isArray(numbers) || numbers.some(isUnknown))
        return { args: { ...args, numbers: numbers as never }, failures };
      const asked = { ...args, numbers: textOf(numbers) };
      if (failures.length > 0 || (args.release ?? []).some(isUnknown)) return { args: asked, failures };
      // What is given back already only the state knows, and not every engine tells of it here: the comparison says the rest.
      const isUntold = olds !== undefined && oldState === undefined;
      const refused = isUntold ? undefined : unapproved(args, oldState);
      return { args: asked, failures: refused === undefined ? [] : [{ path: '', reason: refused }] };
    },
    diff: ({ state, args, log }) => {
      const refused = unapproved(args, state);
      if (refused !== undefined) throw new Refusal(refused, '');
      if (state.waiting !== undefined) log?.(stillWaiting('numbers of the SIP trunk', state.waiting));
      return [
        ...(args.connectionId === state.connectionId ? [] : [{ path: 'connectionId', kind: 'update' as const }]),
        ...(isUnknown(args.numbers)
          ? [{ path: 'numbers', kind: 'update' as const }]
          : args.numbers === state.numbers
            ? []
            : oneByOne('numbers', numbersIn(state.numbers), numbersIn(args.numbers))),
        ...emergencyChanges(args, state),
        ...leftToRelease(args.release ?? [], state).map(
          (one): Change => ({ path: keyPath('', `release ${one}`), kind: 'update', of: 'release' }),
        ),
        ...diffWaiting(state),
      ];
    },
    foresee: async ({ args, state, context }) => {
      if (isUnknown(args.numbers)) return;
      const account = session.account(context);
      const warn = (message: string) => context.log(message, { severity: 'warning' });
      if (account === undefined) return warn(cantTell('the account has these numbers'));
      const connectionId = isUnknown(args.connectionId) ? undefined : args.connectionId;
      const wanted = { ...wantedOf(args), connectionId, ordered: session.ordered };
      const plan = planNumbers(wanted, await listNumbers(account));
      for (const number of plan.missing.slice(0, 10)) warn(notOwned(number));
      if (plan.missing.length > 10) warn(`${plan.missing.length - 10} more numbers aren't in the account.`);
      if (plan.coming.length > 0) context.log(`To be there by an order: ${naming(plan.coming)}.`);
      if (plan.pending.length > 0) warn(`Not active at Telnyx yet: ${pendingWords(plan.pending)}.`);
      if (plan.free.length > 0)
        context.log(`To ring at the connection: ${naming(numbersOf(plan.free))} (${plan.free.length}).`);
      for (const row of plan.foreignRelease) warn(foreignRelease(row));
      for (const row of plan.locked) warn(lockedRelease(row));
      for (const number of notGivenBack(plan, state)) warn(neverThere(number));
      if (plan.release.length > 0)
        warn(`Given back to Telnyx for good: ${naming(numbersOf(plan.release))} (${plan.release.length}).`);
      const asked = new Set(wanted.numbers);
      const dropped = numbersIn(state?.numbers).filter((one) => !asked.has(one));
      if (dropped.length > 0)
        context.log(
          `They go on ringing at the connection, since taking a number out moves nothing: ${naming(dropped)}.`,
        );
      const moves = unapprovedMoves(plan.elsewhere, args.approvedMoves);
      if (moves !== undefined) throw new Refusal(moves, '');
      if (plan.elsewhere.length > 0)
        warn(`Taken from other connections: ${naming(numbersOf(plan.elsewhere))} (${plan.elsewhere.length}).`);
    },
    create: async ({ args, context }) => ({ id, state: await work(args, context) }),
    update: async ({ args, state, context }) => ({ state: await work(args, context, state) }),
    read: async ({ state, args, context }) => {
      if (state === undefined || args === undefined) {
        return { id, args: { connectionId: '', numbers: '' }, state: { connectionId: '', numbers: '' } };
      }
      const account = session.account(context);
      if (account === undefined) {
        context.log(cantTell('the numbers still ring at the connection'), { severity: 'warning' });
        return { id, args, state };
      }
      const now = await readNumbersNow({ ...wantedOf(args), connectionId: state.connectionId }, state, {
        session,
        account,
      });
      return { id, args: { ...args, numbers: now.numbers }, state: now };
    },
    delete: async ({ state, context }) => {
      const { length } = numbersIn(state.numbers);
      if (length === 0) return;
      const many =
        length === 1 ? '1 number rings where before, and stays' : `${length} numbers ring where before, and stay`;
      context.log(`${many} in the account: a number is given back by sipTrunk.telnyx.release alone.`, {
        severity: 'warning',
      });
    },
    preview: ({ args, state }) => state ?? { numbers: args.numbers },
  };
};
