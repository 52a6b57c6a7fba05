import type { Now } from '../kit/clock.ts';
import type { Context } from '../kit/resource.ts';
import type { Environment } from '../msteams/auth/environment-problem.ts';
import type { Recorder } from '../msteams/history/recorder.ts';
import { type Account, openAccount, openQueue } from './client.ts';
import { chooseTelnyx } from './place.ts';
import { type Budget, createBudget } from './resources/number-order/budget.ts';
import type { SentOrders } from './resources/number-order/sent-orders.ts';

/** One configured provider's way into one account at Telnyx. */
export interface TelnyxSession {
  /** Entra tenant id (GUID) of the customer whose trunk it is. */
  readonly tenantId: string;
  /** Undefined where there is no key. Nothing is sent before the first request. */
  account(context: Context): Account | undefined;
  readonly now?: Now | undefined;
  /** What this run has ordered, of what was approved for all its orders together. */
  readonly budget: Budget;
  /** What the history knows of orders that left; undefined where there is none. */
  readonly sent?: SentOrders | undefined;
  /** Numbers of this run's orders, which the account may show later. */
  readonly ordered: Set<string>;
  /** Ids that this run has made or taken up: whatever is deleted under another name leaves them. */
  readonly taken: Set<string>;
}

/** `recorder`: the history of changes, which hears of every write before it leaves. */
export const createTelnyxSession = (
  tenantId: string,
  env: Environment,
  {
    recorder,
    sent,
    now,
  }: { readonly recorder?: Recorder | undefined; readonly sent?: SentOrders | undefined; readonly now?: Now } = {},
): TelnyxSession => {
  const queue = openQueue();
  return {
    tenantId,
    account: (context) => {
      const place = chooseTelnyx(tenantId, env);
      return place && openAccount(place, { context, recorder, queue });
    },
    now,
    budget: createBudget(),
    sent,
    ordered: new Set(),
    taken: new Set(),
  };
};
