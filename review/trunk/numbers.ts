import { inWords } from '../../routing/in-words.ts';
import type { SipTrunk } from '../../tenant/sip-trunk.ts';
import type { Tenant, User } from '../../tenant/tenant.ts';
import type { TrunkChange } from './change.ts';

type Order = NonNullable<SipTrunk['telnyx']>['orders'][number];

/** Orders that the older version hasn't: each is placed once, ever. */
export const newOrders = (base: SipTrunk | undefined, { telnyx }: SipTrunk): readonly Order[] =>
  (telnyx?.orders ?? []).filter(({ name }) => !base?.telnyx?.orders.some((other) => other.name === name));

/** New orders by an approval that the older version has for its own, word for word. */
export const ridesAlong = (base: Tenant | undefined, { approvals }: Tenant): boolean =>
  (base?.sipTrunk.telnyx?.orders ?? []).length > 0 &&
  approvals.purchase !== undefined &&
  JSON.stringify(base?.approvals.purchase) === JSON.stringify(approvals.purchase);

/** How many numbers an order buys. */
export const countOf = (order: Order): number => ('numbers' in order ? order.numbers.length : order.search.count);

/** Numbers that are given back now. */
export const newlyReleased = (base: SipTrunk | undefined, { telnyx }: SipTrunk): readonly string[] =>
  (telnyx?.release ?? []).filter((number) => !base?.telnyx?.release.includes(number));

/** What is bought, what is given back and who had it, and which numbers are the tenant's. */
export const numberChanges = (base: Tenant, head: Tenant): TrunkChange[] => [
  ...newOrders(base.sipTrunk, head.sipTrunk).map(
    (order): TrunkChange => ({
      about: 'order',
      text: `${orderText(order)} by order ${order.name}${priceText(base, head)}`,
    }),
  ),
  ...otherOrders(base.sipTrunk, head.sipTrunk),
  ...newlyReleased(base.sipTrunk, head.sipTrunk).map(
    (number): TrunkChange => ({
      about: 'release',
      text: `${number}, which ${holderText(number, base)} had, is given back to the carrier for good: somebody else may have it then`,
    }),
  ),
  ...blockChanges(base, head),
];

const numbersText = (count: number): string => `${count} ${count === 1 ? 'number' : 'numbers'}`;

const orderText = (order: Order): string => {
  const count = countOf(order);
  const are = count === 1 ? 'is' : 'are';
  if ('numbers' in order)
    return count <= 3 ? `${inWords(order.numbers)} ${are} bought` : `${numbersText(count)} are bought`;
  const { country, areaCode, type } = order.search;
  const kind = type === undefined ? '' : `${type.replace('_', '-')} `;
  const place = areaCode === undefined ? country : `${country}, area code ${areaCode}`;
  return `${count} ${kind}${count === 1 ? 'number' : 'numbers'} of ${place} ${are} bought`;
};

const priceText = (base: Tenant, head: Tenant): string => {
  const { purchase } = head.approvals;
  if (purchase === undefined) return ', and nobody has approved what that may cost';
  if (ridesAlong(base, head)) return " (by no approval of its own: approvals.purchase is the older version's)";
  return ` (approved: ${numbersText(purchase.count)} for ${purchase.currency} ${purchase.monthlyCost} a month and ${purchase.upfrontCost} once, in all)`;
};

const otherOrders = (base: SipTrunk, head: SipTrunk): TrunkChange[] =>
  (base.telnyx?.orders ?? []).flatMap((order): TrunkChange[] => {
    const now = head.telnyx?.orders.find(({ name }) => name === order.name);
    if (now === undefined)
      return [{ about: 'order', text: `order ${order.name} is taken out: what it bought stays, and is paid for` }];
    return JSON.stringify(now) === JSON.stringify(order)
      ? []
      : [{ about: 'order', text: `order ${order.name} is rewritten, and an order is placed once, ever` }];
  });

const bare = ({ number }: User): string => number.replace(/;.*$/, '');

const holderText = (number: string, { users }: Tenant): string => {
  const holders = users.filter((user) => bare(user) === number).map(({ upn }) => upn);
  return holders.length === 0 ? 'nobody' : inWords(holders);
};

type Block = NonNullable<SipTrunk['numbers']>[number];

const blockText = ({ first, last }: Block): string => (first === last ? first : `${first}-${last}`);

const isIn = (number: string, blocks: readonly Block[]): boolean =>
  blocks.some(({ first, last }) => number.length === first.length && first <= number && number <= last);

const blockChanges = (base: Tenant, head: Tenant): TrunkChange[] => {
  const [was, is] = [base, head].map(({ sipTrunk }) => sipTrunk.numbers ?? []) as [readonly Block[], readonly Block[]];
  const differ = (these: readonly Block[], those: readonly Block[]): string[] =>
    these.map(blockText).filter((text) => !those.map(blockText).includes(text));
  const [gone, fresh] = [differ(was, is), differ(is, was)];
  if (gone.length + fresh.length === 0) return [];
  // Without blocks nothing is said of what is the tenant's.
  const left =
    is.length === 0
      ? []
      : head.users.filter((user) => !isIn(bare(user), is) && (was.length === 0 || isIn(bare(user), was)));
  const parts = [
    ...(gone.length === 0
      ? []
      : [`${inWords(gone)} ${gone.length === 1 ? 'is' : 'are'} no more among the tenant's numbers`]),
    ...(fresh.length === 0
      ? []
      : [
          `${inWords(fresh)} ${fresh.length === 1 ? 'is' : 'are'} among them`.replace(
            'them',
            gone.length === 0 ? "the tenant's numbers now" : 'them now',
          ),
        ]),
  ];
  const outside = left.length === 0 ? '' : ': numbers that people hold are outside of them';
  return [
    {
      about: 'numbers',
      text: `by the files ${parts.join(', ')}${outside}`,
      ...(left.length > 0 && { users: left.map(({ upn }) => upn) }),
    },
  ];
};
