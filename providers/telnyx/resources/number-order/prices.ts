import { addMoney, readMoney } from '../../money.ts';
import type { Cost } from './budget.ts';
import type { AvailableRow } from './row.ts';

/** What numbers cost together; or why that can't be said. */
export type Priced = { readonly cost: Cost } | { readonly problems: readonly string[] };

/** Every price is known and in the approved currency, or nothing is ordered. */
export const priceOf = (rows: readonly AvailableRow[], currency: string): Priced => {
  const problems: string[] = [];
  const prices = rows.flatMap(({ phone_number: number, cost_information: cost }) => {
    const monthly = readMoney(cost?.monthly_cost);
    const upfront = readMoney(cost?.upfront_cost);
    if (monthly === undefined || upfront === undefined) {
      const what = monthly === undefined ? 'a month' : 'once';
      problems.push(`${number}: Telnyx doesn't say what it costs ${what}.`);
      return [];
    }
    if (cost?.currency !== currency) {
      const theirs = cost?.currency ? `in ${cost.currency}` : 'in no currency that Telnyx names';
      problems.push(`${number}: its price is ${theirs}, and ${currency} is approved.`);
      return [];
    }
    return [{ monthly, upfront }];
  });
  if (problems.length > 0) return { problems };
  return {
    cost: {
      count: rows.length,
      monthly: addMoney(prices.map(({ monthly }) => monthly)),
      upfront: addMoney(prices.map(({ upfront }) => upfront)),
    },
  };
};
