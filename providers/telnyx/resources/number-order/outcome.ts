import { formatWording } from '../../../kit/wording.ts';
import { readMoney, writeMoney } from '../../money.ts';
import type { NumberOrderArgs, NumberOrderState } from '../../schema/number-order.ts';
import { isNumberOf } from '../../trunk/is-number-of.ts';
import { naming } from '../trunk-numbers/words.ts';
import type { Cost } from './budget.ts';
import { countOf, requestOf } from './request.ts';
import type { OrderRow } from './row.ts';

type Line = NonNullable<OrderRow['phone_numbers']>[number];

const linesOf = ({ phone_numbers: lines }: OrderRow): readonly Line[] =>
  (lines ?? []).toSorted((one, other) => one.phone_number.localeCompare(other.phone_number));

/** Undefined where Telnyx names none. */
const numbersOf = (order: OrderRow): string[] | undefined =>
  order.phone_numbers ? linesOf(order).map(({ phone_number: number }) => number) : undefined;

/** Also an order that ended well but for some of its numbers. */
export const isFailed = (order: OrderRow): boolean =>
  order.status === 'failure' ||
  (order.status === 'success' && linesOf(order).some(({ status }) => status === 'failure'));

/** What an order that was found is for, where that isn't what is asked. */
export const otherThan = (order: OrderRow, args: NumberOrderArgs): string | undefined =>
  otherNumbers(numbersOf(order), args, order.phone_numbers_count ?? undefined);

const isFound = (numbers: readonly string[] = [], { search }: NumberOrderArgs): boolean =>
  search === undefined || numbers.every((number) => isNumberOf(number, search));

/** Numbers, as far as they are known, that aren't what is asked. */
export const otherNumbers = (
  numbers: readonly string[] | undefined,
  args: NumberOrderArgs,
  count = numbers?.length,
): string | undefined => {
  const isSame =
    args.search === undefined && numbers !== undefined
      ? [...numbers].toSorted().join(' ') === [...new Set(args.numbers)].toSorted().join(' ')
      : (count === undefined || count === countOf(args)) && isFound(numbers, args);
  if (isSame) return undefined;
  return `${count} numbers${numbers === undefined || numbers.length === 0 ? '' : ` (${numbers.slice(0, 5).join(', ')}${numbers.length > 5 ? ', …' : ''})`}`;
};

/** What was sent; its cost is unknown where an earlier run did that. */
export interface What {
  readonly numbers: readonly string[];
  readonly cost?: Cost | undefined;
}

/** What is known besides of an order: what this run placed, or what the state has. */
export interface Known {
  readonly placed?: What | undefined;
  readonly before?: NumberOrderState | undefined;
}

/** An order that may have been placed, and that Telnyx doesn't show: these numbers, and never others. */
export const inDoubt = (
  { numbers, cost }: What,
  args: NumberOrderArgs,
  before: NumberOrderState | undefined,
): NumberOrderState => ({
  orderId: '',
  status: 'pending',
  reference: args.reference,
  numbers: [...numbers].toSorted(),
  request: before?.request ?? requestOf(args),
  monthlyCost: cost === undefined ? (before?.monthlyCost ?? '') : writeMoney(cost.monthly),
  upfrontCost: cost === undefined ? (before?.upfrontCost ?? '') : writeMoney(cost.upfront),
});

/** What the state tells of an order that is in doubt. */
export const sentBefore = ({ numbers, monthlyCost, upfrontCost }: NumberOrderState): What => {
  const [monthly, upfront] = [readMoney(monthlyCost), readMoney(upfrontCost)];
  const isPriced = monthly !== undefined && upfront !== undefined;
  return { numbers, ...(isPriced && { cost: { count: numbers.length, monthly, upfront } }) };
};

/** An order as the state keeps it; what waits is said apart. */
export const stateOf = (order: OrderRow, args: NumberOrderArgs, { placed, before }: Known): NumberOrderState => ({
  orderId: order.id,
  status: isFailed(order) ? 'failure' : order.status,
  reference: args.reference,
  numbers: numbersOf(order) ?? placed?.numbers.toSorted() ?? before?.numbers ?? [],
  request: before?.request ?? requestOf(args),
  monthlyCost: placed?.cost === undefined ? (before?.monthlyCost ?? '') : writeMoney(placed.cost.monthly),
  upfrontCost: placed?.cost === undefined ? (before?.upfrontCost ?? '') : writeMoney(placed.cost.upfront),
});

const statusOf = ({ requirements_met: met, requirements_status: documents, status }: Line): string =>
  met === false ? `documents: ${documents ?? 'missing'}` : (status ?? 'not told');

/** Some of the numbers by what they have in common, ten by name. */
const named = (lines: readonly Line[]): string => {
  const byStatus = Map.groupBy(lines, statusOf);
  return [...byStatus]
    .map(([status, some]) => {
      const more = some.length - 10;
      const numbers = some.slice(0, 10).map(({ phone_number: number }) => number);
      return `${numbers.join(', ')}${more > 0 ? ` and ${more} more` : ''} (${status})`;
    })
    .join('; ');
};

/** What a pending order waits for. */
export const waitsFor = (order: OrderRow): string => {
  const open = linesOf(order).filter(({ status }) => status !== 'success');
  const lacks = open.filter(({ requirements_met: met }) => met === false);
  if (lacks.length > 0) return `the documents that the regulator asks for, at Telnyx: ${named(lacks)}`;
  return open.length === 0 ? 'Telnyx to end the order' : `Telnyx to end the order: ${named(open)}`;
};

/** What an order that is in doubt waits for. */
export const waitsForOrder = (numbers: readonly string[]): string =>
  `Telnyx to show it, since it may have been placed and Telnyx offers its numbers no more: ${naming(numbers)}. If the portal has no such order, ask for what is missing under another name, and take this one out`;

/** Why an order failed, by number. */
export const whyFailed = (order: OrderRow, reference: string): string =>
  formatWording({
    message: `order "${reference}" failed at Telnyx (${order.id}): ${named(linesOf(order).filter(({ status }) => status !== 'success')) || 'it names no number'}.`,
    why: 'It is never placed again under this name.',
    fix: 'look at the order in the Telnyx portal for the reason; then order what is missing under another name, and take this one out.',
  });
