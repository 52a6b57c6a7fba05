import { isInDoubt, ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Account } from '../../client.ts';
import type { NumberOrderArgs } from '../../schema/number-order.ts';
import { lookFor } from '../look-for.ts';
import { costWords, overApproved } from './approval.ts';
import type { Budget, Cost } from './budget.ts';
import { findOffers, findOrder } from './look.ts';
import { priceOf } from './prices.ts';
import { type AvailableRow, type OrderRow, orderRow } from './row.ts';

interface Placing {
  readonly account: Account;
  readonly context: Context;
  readonly budget: Budget;
  /** What Telnyx is told, and finds it by. */
  readonly reference: string;
}

export interface Placed {
  readonly order: OrderRow;
  /** Undefined where an earlier run has placed it: what it cost then isn't known. */
  readonly placed?: { readonly cost: Cost; readonly numbers: readonly string[] };
}

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
 * a reply that was lost; nothing that buys is sent a second time by itself.
 */
export const placeOrder = (args: NumberOrderArgs, placing: Placing): Promise<Placed> =>
  placing.budget.turn.add(async () => {
    const { account, context, budget, reference } = placing;
    const earlier = await findOrder(account, reference);
    if (earlier !== undefined) {
      context.log(`taken up: order "${args.reference}", which an earlier run placed.`);
      return { order: earlier };
    }
    const { offers, cost } = await priceOffers(args, placing);
    const meanwhile = await findOrder(account, reference);
    if (meanwhile !== undefined) return { order: meanwhile };
    if (context.signal.aborted) {
      const doing = `order numbers "${args.reference}"`;
      throw new ServiceError({ kind: 'Rejected', doing, text: 'cancelled; nothing is ordered.', fix: 'run up again.' });
    }
    // What is in doubt has been spent, as far as anybody knows.
    budget.note(reference, cost);
    context.log(`Ordering "${args.reference}": ${costWords(cost, args.currency ?? '')}.`);
    const numbers = offers.map(({ phone_number: number }) => number);
    return { order: await send(args, numbers, placing), placed: { cost, numbers } };
  });

const send = async (
  args: NumberOrderArgs,
  numbers: readonly string[],
  { account, context, reference }: Placing,
): Promise<OrderRow> => {
  const doing = `order numbers "${args.reference}"`;
  try {
    return await account.write({
      change: { kind: 'NumberOrder', object: args.reference, from: null, to: { numbers, reference } },
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
  } catch (error) {
    if (!(error instanceof ServiceError) || !isInDoubt(error)) throw error;
    const order = await lookFor(() => findOrder(account, reference), context);
    if (order !== undefined) {
      context.log(`The reply to order "${args.reference}" was lost; Telnyx has the order.`);
      return order;
    }
    throw new ServiceError({
      ...error.facts,
      text: `${error.facts.text} Whether Telnyx took the order isn't known: it shows none of the reference ${reference} so far. It is not sent again.`,
      fix: 'look at the orders in the Telnyx portal after some minutes, then run up again: it looks for this reference before it orders anything.',
    });
  }
};
