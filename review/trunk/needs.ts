import { inWords } from '../../routing/in-words.ts';
import { isConnected, isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { trunkProviders } from '../../tenant/trunk-providers.ts';
import type { Need } from '../need.ts';
import { countOf, newlyReleased, newOrders } from './numbers.ts';

/** What a change of the trunk needs from a person before `up` carries it out. */
export const trunkNeeds = (base: Tenant | undefined, head: Tenant): Need[] => [
  ...(base === undefined
    ? []
    : [...nameTakenOut(base, head), ...otherProvider(base, head), ...movedNumbers(base, head)]),
  ...purchase(base, head),
  ...rewrittenOrders(base, head),
  ...releases(base, head),
];

const nameTakenOut = (base: Tenant, head: Tenant): Need[] => {
  if (!isConnected(base) || isConnected(head)) return [];
  const places = [
    ...(isNotKnownYet(head.sipDomain.name) ? ['sipDomain.name'] : []),
    ...head.sbcs.flatMap(({ key, fqdn }) => (isNotKnownYet(fqdn) ? [`sbcs.${key}.fqdn`] : [])),
  ];
  return [
    {
      what: 'trunk name',
      text: `${inWords(places)} ${places.length === 1 ? 'is' : 'are'} missing, and the older version has ${places.length === 1 ? 'it' : 'them'}: where Teams has been set up by that name, an up would take all of it away, with every call. Write ${base.sipDomain.name} again.`,
    },
  ];
};

const otherProvider = ({ sipTrunk: was }: Tenant, { sipTrunk: is }: Tenant): Need[] => {
  if (was.provider === is.provider || was.provider === undefined) return [];
  const { name } = trunkProviders[was.provider];
  return [
    {
      what: 'trunk provider',
      text: `the stack has a trunk at ${name}, and no word of a file takes one away: let the new trunk's SBC and routes take the calls first, then take the old one's resources out of the state (pulumi state delete, nothing at ${name} changes).`,
    },
  ];
};

const purchase = (base: Tenant | undefined, head: Tenant): Need[] => {
  const orders = newOrders(base?.sipTrunk, head.sipTrunk);
  const count = orders.reduce((sum, order) => sum + countOf(order), 0);
  const { purchase: approved } = head.approvals;
  if (count === 0 || (approved !== undefined && approved.count >= count)) return [];
  const names = `${orders.length === 1 ? 'order' : 'orders'} ${inWords(orders.map(({ name }) => name))}`;
  const buys = `${orders.length === 1 ? 'buys' : 'buy'} ${count} ${count === 1 ? 'number' : 'numbers'}`;
  return [
    {
      what: 'purchase',
      text:
        approved === undefined
          ? `${names} ${buys}, and nobody has approved it: approvals: { purchase: { count: ${count}, monthlyCost: …, upfrontCost: …, currency: …, reason: … } }.`
          : `${names} ${buys}, and approvals.purchase lets ${approved.count} through: write count: ${count}, and what all of them may cost.`,
    },
  ];
};

const rewrittenOrders = (base: Tenant | undefined, { sipTrunk }: Tenant): Need[] =>
  (base?.sipTrunk.telnyx?.orders ?? []).flatMap((order): Need[] => {
    const now = sipTrunk.telnyx?.orders.find(({ name }) => name === order.name);
    return now === undefined || JSON.stringify(now) === JSON.stringify(order)
      ? []
      : [
          {
            what: 'order',
            text: `order ${order.name} is rewritten: write it as it was, and what is wanted now under another name.`,
          },
        ];
  });

const releases = (base: Tenant | undefined, head: Tenant): Need[] => {
  const { length: count } = newlyReleased(base?.sipTrunk, head.sipTrunk);
  const { numberReleases: approved } = head.approvals;
  if (count === 0 || (approved !== undefined && approved.count >= count)) return [];
  return [
    {
      what: 'number releases',
      text: `${count} ${count === 1 ? 'number is' : 'numbers are'} given back to the carrier for good, and ${approved === undefined ? 'nobody has approved it' : `approvals.numberReleases has ${approved.count}`}: approvals: { numberReleases: { count: ${count}, reason: … } }.`,
    },
  ];
};

/** Which connection of the account has a number no file knows. */
const movedNumbers = (base: Tenant, head: Tenant): Need[] => {
  if (head.sipTrunk.provider === undefined || head.approvals.trunkNumbers !== undefined) return [];
  const ordered = new Set(
    newOrders(base.sipTrunk, head.sipTrunk).flatMap((order) => ('numbers' in order ? order.numbers : [])),
  );
  const numbers = ({ users }: Tenant): string[] => users.map(({ number }) => number.replace(/;.*$/, ''));
  const had = new Set(base.sipTrunk.provider === undefined ? [] : numbers(base));
  const fresh = [...new Set(numbers(head))].filter((number) => !had.has(number) && !ordered.has(number));
  if (fresh.length === 0) return [];
  return [
    {
      what: 'trunk numbers',
      text: `of ${fresh.length === 1 ? '1 number that is' : `${fresh.length} numbers that are`} new on the trunk the files don't say where ${fresh.length === 1 ? 'it is' : 'they are'}: what another connection of the account has up takes with approvals.trunkNumbers alone.`,
    },
  ];
};
