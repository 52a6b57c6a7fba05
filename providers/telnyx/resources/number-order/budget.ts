import PQueue from 'p-queue';
import { addMoney, type Money } from '../../money.ts';

/** What an order costs, by the prices of the API. */
export interface Cost {
  readonly count: number;
  readonly monthly: Money;
  readonly upfront: Money;
}

/** What this run has ordered so far: an approval is for all orders of a run together. */
export interface Budget {
  /** Of all other orders that were noted. */
  others(order: string): Cost;
  note(order: string, cost: Cost): void;
  /** One order at a time: no two may see the same money. */
  readonly turn: PQueue;
}

export const createBudget = (): Budget => {
  const noted = new Map<string, Cost>();
  return {
    others: (order) => {
      const some = [...noted].filter(([name]) => name !== order).map(([, cost]) => cost);
      return {
        count: some.reduce((all, { count }) => all + count, 0),
        monthly: addMoney(some.map(({ monthly }) => monthly)),
        upfront: addMoney(some.map(({ upfront }) => upfront)),
      };
    },
    note: (order, cost) => void noted.set(order, cost),
    turn: new PQueue({ concurrency: 1 }),
  };
};
