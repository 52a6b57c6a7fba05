import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { realSleep } from '../../../kit/sleep.ts';
import type { Account } from '../../client.ts';
import type { NumberOrderArgs } from '../../schema/number-order.ts';
import { countOf } from './request.ts';
import { type AvailableRow, availableRow, type OrderRow, orderRow } from './row.ts';

export const readOrder = (account: Account, id: string): Promise<OrderRow> =>
  account.read(`read number order ${id}`, orderRow, (api, options) => api.numberOrders.retrieve(id, options));

/** The order of this reference, the first that was placed and didn't fail; undefined where the account has none. */
export const findOrder = async (account: Account, reference: string): Promise<OrderRow | undefined> => {
  const rows = await account.list(`look for the order "${reference}"`, orderRow, (api, paging, options) =>
    api.numberOrders.list({ ...paging, filter: { customer_reference: reference } }, options),
  );
  const [first] = rows
    .filter(({ customer_reference: of }) => of === reference)
    .toSorted(
      (one, other) =>
        Number(one.status === 'failure') - Number(other.status === 'failure') ||
        (one.created_at ?? '').localeCompare(other.created_at ?? ''),
    );
  // A list tells less of the numbers than the order itself does.
  return first === undefined ? undefined : readOrder(account, first.id);
};

/** Seconds between looks at an order that only takes its time; what takes longer waits for the next run. */
const quick = [5, 10, 20, 30, 30];

const lacksDocuments = ({ phone_numbers: lines }: OrderRow): boolean =>
  (lines ?? []).some(({ requirements_met: met }) => met === false);

/** The order once it has ended, or as it is where that takes more than a minute or two, or a person. */
export const afterMoments = async (
  account: Account,
  order: OrderRow,
  { sleep = realSleep, signal }: Pick<Context, 'sleep' | 'signal'>,
): Promise<OrderRow> => {
  let now = order;
  for (const seconds of quick) {
    if (now.status !== 'pending' || lacksDocuments(now)) return now;
    await sleep(seconds, signal);
    if (signal.aborted) return now;
    now = await readOrder(account, order.id);
  }
  return now;
};

const search = (account: Account, doing: string, filter: object): Promise<AvailableRow[]> =>
  account.all(doing, availableRow, (api, options) => api.availablePhoneNumbers.list({ filter }, options));

/** One number among those that can be bought. What a pattern is held against isn't published: the whole number, then its last digits. */
const offerOf = async (account: Account, number: string): Promise<AvailableRow | undefined> => {
  const doing = `look for ${number} among the numbers that can be bought`;
  const digits = number.slice(1);
  for (const pattern of [{ contains: digits }, { ends_with: digits.slice(-6) }]) {
    const rows = await search(account, doing, { phone_number: pattern, features: ['voice'] });
    const found = rows.find(({ phone_number: one }) => one === number);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Those of some numbers that can be bought. */
export const offersOf = async (account: Account, numbers: readonly string[]): Promise<AvailableRow[]> =>
  (await Promise.all(numbers.map((number) => offerOf(account, number)))).flatMap((offer) => offer ?? []);

/** What is to be ordered, each with its price. Throws where it can't be had whole: nothing is ordered in part. */
export const findOffers = async (account: Account, args: NumberOrderArgs): Promise<AvailableRow[]> => {
  const doing = `order numbers "${args.reference}"`;
  const count = countOf(args);
  if (args.search !== undefined) {
    const { country, areaCode, type } = args.search;
    const rows = await search(account, doing, {
      country_code: country,
      ...(areaCode !== undefined && { national_destination_code: areaCode }),
      phone_number_type: type,
      features: ['voice'],
      limit: count,
    });
    const some = [...new Map(rows.map((row) => [row.phone_number, row])).values()].slice(0, count);
    if (some.length === count) return some;
    const where = areaCode === undefined ? country : `${country}, area code ${areaCode}`;
    throw new ServiceError({
      kind: 'Rejected',
      doing,
      text: `Telnyx offers ${some.length} of the ${count} numbers (${type}, ${where}).`,
      fix: 'ask for fewer, or for another area code or type.',
    });
  }
  const numbers = [...new Set(args.numbers)];
  const found = await offersOf(account, numbers);
  const missing = numbers.filter((number) => !found.some(({ phone_number: one }) => one === number));
  if (missing.length > 0) {
    throw new ServiceError({
      kind: 'Rejected',
      doing,
      text: `Telnyx doesn't offer ${missing.join(', ')}: somebody may have bought ${missing.length === 1 ? 'it' : 'them'}.`,
      fix: 'choose other numbers; or, if the account has them already, take them out of the order.',
    });
  }
  return found;
};
