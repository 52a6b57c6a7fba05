import { realNow } from '../../../kit/clock.ts';
import { isNotFound } from '../../../kit/error.ts';
import { Refusal } from '../../../kit/refusal.ts';
import { type CheckFailure, type Context, isUnknown, type Kind, PartialFailure } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import { diffWaiting, stillWaiting, waitingFor, waitingWarning } from '../../../msteams/resources/waiting.ts';
import { checkArgs } from '../../../msteams/schema/check.ts';
import type { Account } from '../../client.ts';
import { cantTell, noKey } from '../../place.ts';
import { type NumberOrderArgs, type NumberOrderState, numberOrderArgs } from '../../schema/number-order.ts';
import type { TelnyxSession } from '../../session.ts';
import { referenceOf } from '../../trunk/order-reference.ts';
import { naming } from '../trunk-numbers/words.ts';
import { usualWait } from '../usual-wait.ts';
import { costWords, isApproved, notApproved } from './approval.ts';
import { afterMoments, findOrder, readOrder } from './look.ts';
import {
  inDoubt,
  isFailed,
  type Known,
  otherThan,
  sentBefore,
  stateOf,
  waitsFor,
  waitsForOrder,
  whyFailed,
} from './outcome.ts';
import { otherOrder, type Placed, placeOrder, priceOffers } from './place-order.ts';
import { countOf, requestOf } from './request.ts';
import type { OrderRow } from './row.ts';
import { kind } from './sent-orders.ts';

/** A changed order would be another one: what was bought stays bought. */
const changed = (args: NumberOrderArgs, state: NumberOrderState | undefined): CheckFailure[] => {
  if (state?.request === undefined) return [];
  const request = requestOf(args);
  if (request === state.request && args.reference === state.reference) return [];
  const now = args.reference === state.reference ? request : `"${args.reference}": ${request}`;
  return [
    {
      path: '',
      reason: formatWording({
        message: `order "${state.reference}" was placed for ${state.request}, and the file now has ${now}. Nothing is ordered.`,
        allowed: 'Allowed: an order as it was placed. A new name is a new order.',
        fix: 'put it back as it was, and add what is new under another name.',
      }),
    },
  ];
};

/** Numbers that are bought: within an approval, and once. */
export const createNumberOrderKind = (session: TelnyxSession): Kind<NumberOrderArgs, NumberOrderState> => {
  const foundBy = (args: NumberOrderArgs) => referenceOf(session.tenantId, args.reference);
  const what = ({ reference }: NumberOrderArgs) => `order "${reference}"`;

  /** Success, a wait, or a failure that the engine keeps with what is known. */
  const settle = async (
    order: OrderRow,
    args: NumberOrderArgs,
    { context, ...known }: Known & { readonly context: Context },
  ): Promise<{ id: string; state: NumberOrderState }> => {
    const { id } = order;
    const state = stateOf(order, args, known);
    if (isFailed(order)) throw new PartialFailure({ id, state, reasons: [whyFailed(order, args.reference)] });
    for (const number of state.numbers) session.ordered.add(number);
    if (order.status === 'success') return { id, state };
    const waiting = await waitingFor(session, waitsFor(order), known.before?.waiting);
    const now = await (session.now ?? realNow)();
    context.log(waitingWarning(what(args), waiting, now, usualWait), { severity: 'warning' });
    return { id, state: { ...state, waiting } };
  };

  const place = async (account: Account, args: NumberOrderArgs, context: Context, before?: NumberOrderState) => {
    const placing = { account, context, budget: session.budget, reference: foundBy(args), sent: session.sent };
    const placed = await placeOrder(args, placing, before && sentBefore(before));
    if (!('order' in placed)) return doubt(args, placed, context, before);
    const { order, placed: now } = placed;
    const other = now === undefined ? otherThan(order, args) : undefined;
    if (other !== undefined) throw otherOrder(args, other, order.id);
    const ended = await afterMoments(account, order, context);
    // Sent a second time, it fails for numbers that the first one has.
    if (before !== undefined && now !== undefined && isFailed(ended))
      return doubt(args, { inDoubt: now }, context, before);
    return settle(ended, args, { context, placed: now, before });
  };

  /** It may have been placed: the state keeps the numbers, and the next run orders these or none. */
  const doubt = async (
    args: NumberOrderArgs,
    { inDoubt: what, fault }: Extract<Placed, { inDoubt: unknown }>,
    context: Context,
    before: NumberOrderState | undefined,
  ): Promise<{ id: string; state: NumberOrderState }> => {
    const waiting = await waitingFor(session, waitsForOrder(what.numbers), before?.waiting);
    const id = foundBy(args);
    const state = { ...inDoubt(what, args, before), waiting };
    if (fault !== undefined) throw new PartialFailure({ id, state, reasons: [fault] });
    for (const number of state.numbers) session.ordered.add(number);
    const now = await (session.now ?? realNow)();
    context.log(waitingWarning(`order "${args.reference}"`, waiting, now, usualWait), { severity: 'warning' });
    return { id, state };
  };

  return {
    token: `telnyx:index:${kind}`,
    check: ({ news, olds, oldState }) => {
      const { args, failures } = checkArgs(kind, numberOrderArgs, news);
      const { connectionId, ...order } = args;
      if (failures.length > 0 || isUnknownDeep(order)) return { args, failures };
      const isNew = olds === undefined && oldState === undefined;
      return {
        args,
        failures: [
          ...changed(args, oldState),
          ...(isNew && !isApproved(args) ? [{ path: '', reason: notApproved(args.reference, countOf(args)) }] : []),
        ],
      };
    },
    diff: ({ state, args, log }) => {
      const [refused] = changed(args, state);
      if (refused !== undefined) throw new Refusal(refused.reason, '');
      if (state.waiting !== undefined) log?.(stillWaiting(what(args), state.waiting));
      return [
        ...diffWaiting(state),
        ...(state.status === 'failure' ? [{ path: 'status', kind: 'update' as const }] : []),
      ];
    },
    foresee: async ({ args, state, context }) => {
      const numbers = state === undefined ? args.numbers : state.numbers;
      for (const number of numbers ?? []) session.ordered.add(number);
      if (state !== undefined) return;
      const account = session.account(context);
      if (account === undefined) {
        context.log(cantTell(`${what(args)} can be placed, and for what`), { severity: 'warning' });
        return;
      }
      const reference = foundBy(args);
      await session.budget.turn.add(async () => {
        if ((await findOrder(account, reference)) !== undefined) {
          context.log(`${what(args)} is placed already: up takes it up, and orders nothing.`);
          return;
        }
        const sent = session.sent?.(reference);
        if (sent !== undefined) {
          context.log(
            `${what(args)} was sent by an earlier run: up looks for it, and orders these numbers or none: ${naming(sent)}.`,
          );
          return;
        }
        const { cost } = await priceOffers(args, { account, budget: session.budget, reference });
        session.budget.note(reference, cost);
        context.log(`${what(args)} buys ${costWords(cost, args.currency ?? '')}.`, { severity: 'warning' });
      });
    },
    create: async ({ args, context }) => {
      const account = session.account(context);
      if (account === undefined) throw noKey(`order numbers "${args.reference}"`);
      if (!isApproved(args)) throw new Refusal(notApproved(args.reference, countOf(args)), '');
      return place(account, args, context);
    },
    update: async ({ args, state, context }) => {
      const account = session.account(context);
      if (account === undefined) throw noKey(`look at ${what(args)}`);
      if (state.orderId === '') return { state: (await place(account, args, context, state)).state };
      const settled = await settle(await readOrder(account, state.orderId), args, { context, before: state });
      return { state: settled.state };
    },
    read: async ({ id, state, args, context }) => {
      if (state === undefined || args === undefined) return undefined;
      const account = session.account(context);
      if (account === undefined) {
        context.log(cantTell(`${what(args)} is as it was left`), { severity: 'warning' });
        return { id, args, state };
      }
      try {
        const order =
          state.orderId === '' ? await findOrder(account, foundBy(args)) : await readOrder(account, state.orderId);
        if (order === undefined) return { id, args, state };
        const { waiting, ...now } = { ...state, ...stateOf(order, args, { before: state }) };
        const waits = now.status === 'pending' && waiting !== undefined;
        return { id, args, state: waits ? { ...now, waiting } : now };
      } catch (error) {
        if (!isNotFound(error)) throw error;
        // An order that is forgotten here would be placed a second time.
        context.log(
          `Telnyx doesn't show ${what(args)} (${id}) any more. It stays in the state, so that nothing is bought twice.`,
          {
            severity: 'warning',
          },
        );
        return { id, args, state };
      }
    },
    delete: async ({ state, context }) => {
      const { length } = state.numbers;
      if (state.orderId === '') {
        context.log(
          `Whether order "${state.reference}" was placed isn't known (${naming(state.numbers)}): look at the orders in the Telnyx portal. What it bought stays in the account, and is paid for.`,
          { severity: 'warning' },
        );
        return;
      }
      context.log(
        `${length} ${length === 1 ? 'number' : 'numbers'} of order "${state.reference}" ${length === 1 ? 'stays' : 'stay'} in the account, and ${length === 1 ? 'is' : 'are'} paid for: a number is given back by sipTrunk.telnyx.release alone.`,
        { severity: 'warning' },
      );
    },
    preview: ({ args, state }) =>
      state ?? {
        reference: args.reference,
        request: requestOf(args),
        ...(args.numbers !== undefined && { numbers: args.numbers.toSorted() }),
      },
  };
};

const isUnknownDeep = (value: unknown): boolean =>
  isUnknown(value) || (typeof value === 'object' && value !== null && Object.values(value).some(isUnknownDeep));
