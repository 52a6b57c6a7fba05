import { formatWording, type Wording } from '../../../kit/wording.ts';
import { readMoney, writeMoney } from '../../money.ts';
import type { NumberOrderArgs } from '../../schema/number-order.ts';
import type { Cost } from './budget.ts';

type Approved = Pick<NumberOrderArgs, 'approvedCount' | 'approvedMonthlyCost' | 'approvedUpfrontCost' | 'currency'>;

/** What a person has agreed to pay; all four or nothing. */
export const isApproved = ({ approvedCount, approvedMonthlyCost, approvedUpfrontCost, currency }: Approved): boolean =>
  approvedCount !== undefined &&
  approvedMonthlyCost !== undefined &&
  approvedUpfrontCost !== undefined &&
  currency !== undefined;

export const notApproved = (reference: string, count: number): string =>
  formatWording({
    message: `order "${reference}" buys ${count} ${count === 1 ? 'number' : 'numbers'}, and nobody has approved that. Nothing is ordered.`,
    allowed: 'Allowed: numbers and prices that the tenant file approves.',
    fix: `add to tenant.yaml: approvals: { purchase: { count: ${count}, monthlyCost: …, upfrontCost: …, currency: USD, reason: … } }`,
  });

/** Why an order of this cost may not be placed, or undefined. `others` are the orders of the same run. */
export const overApproved = (
  reference: string,
  { cost, others }: { readonly cost: Cost; readonly others: Cost },
  approved: Approved,
): Wording | undefined => {
  const { approvedCount = 0, currency = '' } = approved;
  const monthly = readMoney(approved.approvedMonthlyCost) ?? 0n;
  const upfront = readMoney(approved.approvedUpfrontCost) ?? 0n;
  const all = {
    count: cost.count + others.count,
    monthly: cost.monthly + others.monthly,
    upfront: cost.upfront + others.upfront,
  };
  const over = [
    ...(all.count > approvedCount ? [`${all.count} numbers, of ${approvedCount} approved`] : []),
    ...(all.monthly > monthly
      ? [`${writeMoney(all.monthly)} ${currency} a month, of ${writeMoney(monthly)} approved`]
      : []),
    ...(all.upfront > upfront
      ? [`${writeMoney(all.upfront)} ${currency} once, of ${writeMoney(upfront)} approved`]
      : []),
  ];
  if (over.length === 0) return undefined;
  const beside = others.count === 0 ? '' : `, with the other orders of this run (${others.count} numbers)`;
  return {
    message: `order "${reference}" comes to ${over.join('; ')}${beside}. Nothing of it is ordered.`,
    allowed: 'Allowed: at most what approvals.purchase of the tenant file says, for all orders of a run together.',
    fix: `order less; or, if this is meant, let somebody approve it: approvals: { purchase: { count: ${all.count}, monthlyCost: ${writeMoney(all.monthly)}, upfrontCost: ${writeMoney(all.upfront)}, currency: ${currency}, reason: … } }`,
  };
};

/** What an order costs, for who reads a preview or a log. */
export const costWords = ({ count, monthly, upfront }: Cost, currency: string): string =>
  `${count} ${count === 1 ? 'number' : 'numbers'}, ${writeMoney(monthly)} ${currency} a month and ${writeMoney(upfront)} ${currency} once`;
