import { realNow } from '../../../kit/clock.ts';
import { isNotFound, type ServiceError } from '../../../kit/error.ts';
import { type Context, PartialFailure } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import { waitingFor, waitingWarning } from '../../../msteams/resources/waiting.ts';
import type { Account, Ended, Write } from '../../client.ts';
import type { TrunkNumbersState } from '../../schema/trunk-numbers.ts';
import type { TelnyxSession } from '../../session.ts';
import { usualWait } from '../usual-wait.ts';
import { numbersIn, textOf } from './lines.ts';
import { type Asked, type Plan, planNumbers } from './plan.ts';
import { type Accepted, acceptedRow, type NumberRow, numberRow } from './row.ts';
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

export const id = 'trunk-numbers';
const kind = 'TrunkNumbers';

export interface Wanted extends Asked {
  readonly connectionId: string;
  readonly approvedMoves?: number | undefined;
  readonly approvedReleases?: number | undefined;
}

interface Work {
  readonly session: TelnyxSession;
  readonly account: Account;
  readonly context: Context;
}

export const listNumbers = (account: Account): Promise<NumberRow[]> =>
  account.list("read the account's numbers", numberRow, (api, paging, options) =>
    api.phoneNumbers.list(paging, options),
  );

const moved = ({ phone_number: number, ...row }: NumberRow, connectionId: string): Write<NumberRow> => ({
  change: { kind, object: number, from: row.connection_id || null, to: connectionId },
  doing: `let ${number} ring at the connection`,
  row: numberRow,
  send: (api, options) => api.phoneNumbers.update(row.id, { connection_id: connectionId }, options),
});

const withEmergency = ({ phone_number: number, ...row }: NumberRow, address: string): Write<Accepted> => ({
  change: { kind, object: `${number} emergency`, from: row.emergency_address_id || null, to: address },
  doing: `enable emergency calling on ${number}`,
  row: acceptedRow,
  send: (api, options) =>
    api.phoneNumbers.actions.enableEmergency(
      row.id,
      { emergency_enabled: true, emergency_address_id: address },
      options,
    ),
});

const givenBack = ({ phone_number: number, ...row }: NumberRow): Write<NumberRow> => ({
  change: { kind, object: number, from: 'in the account', to: null },
  doing: `give ${number} back to Telnyx`,
  row: numberRow,
  // Never a second time by itself: the number may be somebody else's by then.
  once: true,
  send: (api, options) => api.phoneNumbers.delete(row.id, options),
});

const isDone = (end: Ended<unknown> | undefined): boolean => end !== undefined && 'row' in end;

/** What the numbers that were written look like now: after a lost reply what is there counts, and nothing else. */
const failures = (
  rows: readonly NumberRow[],
  ends: readonly Ended<unknown>[],
  isSo: (row: NumberRow) => boolean,
): ServiceError[] =>
  rows.flatMap((row, at) => {
    const end = ends[at];
    return end === undefined || !('error' in end) || isSo(row) ? [] : [end.error];
  });

const reasonsBefore = (
  plan: Plan,
  unapproved: { moves?: string | undefined; releases?: string | undefined },
): string[] => [
  ...plan.missing.map(notOwned),
  ...(unapproved.moves === undefined ? [] : [unapproved.moves]),
  ...(unapproved.releases === undefined ? [] : [unapproved.releases]),
  ...plan.foreignRelease.map(foreignRelease),
  ...plan.locked.map(lockedRelease),
];

/** Of the numbers to be given back, those that no run is known to have given back. */
export const leftToRelease = (release: readonly string[], state: TrunkNumbersState | undefined): string[] => {
  const done = new Set(numbersIn(state?.released));
  return [...new Set(release)].filter((number) => !done.has(number));
};

const givenBackBefore = (plan: Plan, before: TrunkNumbersState | undefined): ReadonlySet<string> =>
  new Set([...numbersIn(before?.released), ...plan.deleted]);

/** Numbers that the account doesn't have, and that nobody is known to have given back. */
export const notGivenBack = (plan: Plan, before: TrunkNumbersState | undefined): string[] => {
  const known = givenBackBefore(plan, before);
  return plan.released.filter((number) => !known.has(number));
};

const failedEmergency = (row: NumberRow): string =>
  formatWording({
    message: `${row.phone_number}: Telnyx couldn't enable emergency calling with address ${row.emergency_address_id} (provisioning-failed).`,
    fix: 'look at the address in the Telnyx portal, whether it is one that emergency services accept for this number; then run up again.',
  });

/** Lets every number ring that can, and says of each other why not. The listing is read once, and once more where it isn't known how a write ended. */
export const ensureNumbers = async (
  asked: Wanted,
  before: TrunkNumbersState | undefined,
  { session, account, context }: Work,
): Promise<TrunkNumbersState> => {
  const wanted = { ...asked, ordered: session.ordered };
  const rows = await listNumbers(account);
  const plan = planNumbers(wanted, rows);
  const unapproved = {
    moves: unapprovedMoves(plan.elsewhere, wanted.approvedMoves),
    releases: unapprovedReleases(
      leftToRelease(wanted.release, before),
      numbersIn(before?.unfinished),
      wanted.approvedReleases,
    ),
  };
  const toMove = [...plan.free, ...(unapproved.moves === undefined ? plan.elsewhere : [])];
  const moves = await account.writeEach(toMove.map((row) => moved(row, wanted.connectionId)));
  const address = wanted.emergencyAddress;
  // Emergency calling belongs to a number that rings here: another connection's is left as it is.
  const arrived = new Set(numbersOf([...plan.here, ...toMove.filter((_, at) => isDone(moves[at]))]));
  const toEnable = plan.emergency.filter(({ phone_number: number }) => arrived.has(number));
  const enables = await account.writeEach(toEnable.map((row) => withEmergency(row, address ?? '')));
  const toRelease = unapproved.releases === undefined ? plan.release : [];
  const releases = await account.writeEach(toRelease.map(givenBack));
  const isAllDone = [...moves, ...enables, ...releases].every(isDone);
  const shown = new Map((isAllDone ? rows : await listNumbers(account)).map((row) => [row.id, row]));
  // What Telnyx answered counts, whether or not its list shows it already.
  toMove.forEach(({ id: one }, at) => {
    const row = shown.get(one);
    if (row !== undefined && isDone(moves[at])) shown.set(one, { ...row, connection_id: wanted.connectionId });
  });
  toEnable.forEach(({ id: one }, at) => {
    const row = shown.get(one);
    const end = enables[at];
    if (row === undefined || end === undefined || !('row' in end)) return;
    const status = end.row?.emergency?.emergency_status ?? 'provisioning';
    shown.set(one, { ...row, emergency_address_id: address, emergency_status: status });
  });
  toRelease.forEach(({ id: one }, at) => {
    if (isDone(releases[at])) shown.delete(one);
  });
  const after = planNumbers(wanted, [...shown.values()]);
  const here = new Set(numbersOf(after.here));
  const released = new Set(after.released);
  const failed = after.here.filter((row) => address !== undefined && row.emergency_status === 'provisioning-failed');
  const enabled = new Set(numbersOf(after.here.filter((row) => !after.emergency.includes(row))));
  const reasons = [
    ...reasonsBefore(plan, unapproved),
    ...notGivenBack(plan, before).map(neverThere),
    ...failures(toMove, moves, ({ phone_number: number }) => here.has(number)),
    ...failures(toEnable, enables, ({ phone_number: number }) => enabled.has(number)),
    ...failed.map(failedEmergency),
    ...failures(toRelease, releases, ({ phone_number: number }) => released.has(number)).filter(
      (error) => !isNotFound(error),
    ),
  ];
  const known = givenBackBefore(plan, before);
  const now = wanted.release.filter((number) => released.has(number));
  const done = now.filter((number) => known.has(number) || toRelease.some((row) => row.phone_number === number));
  const isApproved = unapproved.releases === undefined && wanted.approvedReleases !== undefined;
  const unfinished = isApproved ? wanted.release.filter((number) => !done.includes(number)) : [];
  const state = {
    ...(await stateOf(after, wanted, { before, released: done, session })),
    ...(unfinished.length > 0 && { unfinished: textOf(unfinished) }),
  };
  if (state.waiting !== undefined) {
    const time = await (session.now ?? realNow)();
    context.log(waitingWarning('numbers of the SIP trunk', state.waiting, time, usualWait), { severity: 'warning' });
  }
  if (reasons.length > 0) throw new PartialFailure({ id, state, reasons });
  return state;
};

const stateOf = async (
  plan: Plan,
  wanted: Wanted,
  {
    before,
    released,
    session,
  }: {
    readonly before: TrunkNumbersState | undefined;
    readonly released: readonly string[];
    readonly session: TelnyxSession;
  },
): Promise<TrunkNumbersState> => {
  const address = wanted.emergencyAddress;
  const provisioning = plan.here.filter((row) => address !== undefined && row.emergency_status === 'provisioning');
  const active = plan.here.filter((row) => row.emergency_status === 'active' && row.emergency_address_id === address);
  const waits = [
    ...(plan.coming.length === 0 ? [] : [`Telnyx to show what was ordered: ${naming(plan.coming)}`]),
    ...(plan.pending.length === 0 ? [] : [`Telnyx to activate ${pendingWords(plan.pending)}`]),
    ...(provisioning.length === 0 ? [] : [`Telnyx to enable emergency calling on ${naming(numbersOf(provisioning))}`]),
  ];
  return {
    connectionId: wanted.connectionId,
    numbers: textOf(numbersOf(plan.here)),
    ...(address !== undefined && {
      emergency: active
        .map(({ phone_number: number }) => `${number} ${address}\n`)
        .toSorted()
        .join(''),
    }),
    ...(released.length > 0 && { released: textOf(released) }),
    ...(waits.length > 0 && { waiting: await waitingFor(session, waits.join(', and for '), before?.waiting) }),
  };
};

/** What is known of the asked numbers, read anew; a refresh writes nothing. */
export const readNumbersNow = async (
  wanted: Wanted,
  state: TrunkNumbersState,
  { session, account }: Pick<Work, 'session' | 'account'>,
): Promise<TrunkNumbersState> => {
  const plan = planNumbers(wanted, await listNumbers(account));
  const known = givenBackBefore(plan, state);
  const released = plan.released.filter((number) => known.has(number));
  return {
    ...(await stateOf(plan, wanted, { before: state, released, session })),
    ...(state.unfinished !== undefined && { unfinished: state.unfinished }),
  };
};
