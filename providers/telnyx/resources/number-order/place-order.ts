import { isInDoubt, isNotFound, ServiceError } from '../../../kit/error.ts';
import { Refusal } from '../../../kit/refusal.ts';
import type { Context } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Account } from '../../client.ts';
import type { NumberOrderArgs } from '../../schema/number-order.ts';
import { connectionRow } from '../connection/row.ts';
import { lookFor } from '../look-for.ts';
import { costWords, isApproved, notApproved, overApproved } from './approval.ts';
import type { Budget, Cost } from './budget.ts';
import { findOffers, findOrder, offersOf } from './look.ts';
import { otherNumbers, type What } from './outcome.ts';
import { priceOf } from './prices.ts';
import { countOf, requestOf } from './request.ts';
import { type AvailableRow, type OrderRow, orderRow } from './row.ts';
import { kind, type SentOrders } from './sent-orders.ts';

interface Placing {
  readonly account: Account;
  readonly context: Context;
  readonly budget: Budget;
  /** What Telnyx is told, and finds it by. */
  readonly reference: string;
  /** What the history knows of orders that left; undefined where there is none. */
  readonly sent?: SentOrders | undefined;
}

/** How it ended. */
export type Placed =
  | { readonly order: OrderRow /** Undefined where an earlier run has placed it. */; readonly placed?: What }
  /** It may have been placed, and Telnyx shows none. `fault`: what became of the reply, where this run has sent it. */
  | { readonly inDoubt: What; readonly fault?: ServiceError };

/** Seconds before each look where no history tells whether a killed run has sent an order: how late a list may be isn't published. */
const patient = [0, 20, 40];

/** What would be ordered, within what is approved. Throws why nothing is. */
export const priceOffers = async (
  args: NumberOrderArgs,
  { account, budget, reference }: Pick<Placing, 'account' | 'budget' | 'reference'>,
): Promise<{ readonly offers: readonly AvailableRow[]; readonly cost: Cost }> => {
  const doing = `order numbers "${args.reference}"`;
  const offers = await findOffers(account, args);
  const priced = priceOf(offers, args.currency ?? '');
  if ('problems' in priced) {
    const text = [...priced.problems, 'Nothing is ordered.'].join('\n  ');
    throw new ServiceError({
      kind: 'Rejected',
      doing,
      text,
      fix: 'ask Telnyx for its prices, or order other numbers.',
    });
  }
  const over = overApproved(args.reference, { cost: priced.cost, others: budget.others(reference) }, args);
  if (over !== undefined) {
    throw new ServiceError({ kind: 'Rejected', doing, text: formatWording({ ...over, fix: '' }), fix: over.fix });
  }
  return { offers, cost: priced.cost };
};

/**
 * Places the order, once. Telnyx is asked for an order of this reference before the prices, again right before the order leaves, and after
 * a reply that was lost; nothing that buys is sent a second time by itself. `before`: the numbers of one that is in doubt.
 */
export const placeOrder = (args: NumberOrderArgs, placing: Placing, before?: What): Promise<Placed> =>
  placing.budget.turn.add(async () => {
    const { account, context, budget, reference } = placing;
    if (args.connectionId !== undefined) await hasConnection(account, args.reference, args.connectionId);
    const look = () => findOrder(account, reference);
    const earlier = await look();
    if (earlier !== undefined) {
      context.log(`taken up: order "${args.reference}", which an earlier run placed.`);
      return { order: earlier };
    }
    const left = before ?? leftBehind(placing);
    const other = otherNumbers(left?.numbers, args);
    if (other !== undefined) throw otherOrder(args, other);
    const exact = left === undefined ? args : { ...args, numbers: [...left.numbers], search: undefined };
    if (left !== undefined) {
      // A number is had once: others might be bought beside those of the order that isn't shown yet.
      budget.note(reference, left.cost ?? { count: left.numbers.length, monthly: 0n, upfront: 0n });
      if ((await offersOf(account, left.numbers)).length < new Set(left.numbers).size) return { inDoubt: left };
    }
    if (!isApproved(args)) throw new Refusal(notApproved(args.reference, countOf(args)), '');
    const priced = await priceOffers(exact, placing).catch((error: unknown) => ({ error }));
    const isUntold = left === undefined && placing.sent === undefined && args.search !== undefined;
    const meanwhile = await (isUntold ? lookFor(look, context, patient) : look());
    if (meanwhile !== undefined) return { order: meanwhile };
    // Only now: the numbers of an order that is shown late are offered no more.
    if ('error' in priced) throw priced.error;
    const { offers, cost } = priced;
    if (context.signal.aborted) {
      const doing = `order numbers "${args.reference}"`;
      throw new ServiceError({ kind: 'Rejected', doing, text: 'cancelled; nothing is ordered.', fix: 'run up again.' });
    }
    // What is in doubt has been spent, as far as anybody knows.
    budget.note(reference, cost);
    context.log(`Ordering "${args.reference}": ${costWords(cost, args.currency ?? '')}.`);
    return send(args, { numbers: offers.map(({ phone_number: number }) => number), cost }, placing);
  });

/** Another account's key would buy numbers there, and they'd ring nowhere. */
const hasConnection = async (account: Account, order: string, id: string): Promise<void> => {
  const doing = `order numbers "${order}"`;
  try {
    await account.read(doing, connectionRow, (api, options) => api.fqdnConnections.retrieve(id, options));
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new ServiceError({
      kind: 'Rejected',
      doing,
      text: `the account of this key has no connection ${id}, at which the numbers are to ring. Nothing is ordered.`,
      fix: 'put the key of the account that has the connection in TRUNKLINE_TELNYX_API_KEY.',
    });
  }
};

/** An order of this name that isn't the one of the file; `id`: where Telnyx shows it. */
export const otherOrder = (args: NumberOrderArgs, other: string, id?: string): ServiceError =>
  new ServiceError({
    kind: 'AlreadyExists',
    doing: `order numbers "${args.reference}"`,
    text: `${id === undefined ? 'An earlier run has sent an order of this name' : `Telnyx has an order of this name (${id})`} for ${other}, and the file has ${requestOf(args)}. Nothing is ordered.`,
    fix: 'put the order back as it was placed, and add what is new under another name.',
  });

const leftBehind = ({ sent, reference }: Placing): What | undefined => {
  const numbers = sent?.(reference);
  return numbers && { numbers };
};

const send = async (
  args: NumberOrderArgs,
  what: Required<What>,
  { account, context, reference }: Placing,
): Promise<Placed> => {
  const doing = `order numbers "${args.reference}"`;
  const { numbers } = what;
  try {
    const order = await account.write({
      change: { kind, object: args.reference, from: null, to: { numbers, reference } },
      doing,
      row: orderRow,
      once: true,
      send: (api, options) =>
        api.numberOrders.create(
          {
            customer_reference: reference,
            ...(args.connectionId !== undefined && { connection_id: args.connectionId }),
            phone_numbers: numbers.map((number) => ({
              phone_number: number,
              ...(args.requirementGroup !== undefined && { requirement_group_id: args.requirementGroup }),
            })),
          },
          options,
        ),
    });
    return { order, placed: what };
  } catch (error) {
    if (!(error instanceof ServiceError) || !isInDoubt(error)) throw error;
    const order = await lookFor(() => findOrder(account, reference), context);
    if (order === undefined) return { inDoubt: what, fault: replyLost(error, reference) };
    context.log(`The reply to order "${args.reference}" was lost; Telnyx has the order.`);
    return { order, placed: what };
  }
};

const replyLost = ({ facts }: ServiceError, reference: string): ServiceError =>
  new ServiceError({
    ...facts,
    text: `${facts.text} Whether Telnyx took the order isn't known: it shows none of the reference ${reference} so far. It is not sent again.`,
    fix: 'look at the orders in the Telnyx portal after some minutes, then run up again: it looks for this reference, and orders these very numbers or none.',
  });
