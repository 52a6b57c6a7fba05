import { nameKey } from '../../routing/compile.ts';
import { inWords } from '../../routing/in-words.ts';
import { isConnected, isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { trunkProviders } from '../../tenant/trunk-providers.ts';
import type { Need } from '../need.ts';
import { countOf, newlyReleased, newOrders, ridesAlong } from './numbers.ts';

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

const otherProvider = (base: Tenant, head: Tenant): Need[] => {
  const [was, is] = [base.sipTrunk, head.sipTrunk];
  if (was.provider === is.provider) return [];
  if (was.provider === undefined) return fromAnother(base, head);
  const { name } = trunkProviders[was.provider];
  return [
    {
      what: 'trunk provider',
      text: `the stack has a trunk at ${name}, and no word of a file takes one away: let the new trunk's SBC and routes take the calls first, then take the old one's resources out of the state (pulumi state delete, nothing at ${name} changes).`,
    },
  ];
};

/** From a carrier of one's own choice: what up makes has a name of its own, so nothing of Teams leads to it. */
const fromAnother = (base: Tenant, { sipTrunk: { provider }, sipDomain }: Tenant): Need[] => {
  if (provider === undefined || !isConnected(base)) return [];
  const { name } = trunkProviders[provider];
  return [
    {
      what: 'trunk provider',
      text:
        nameKey(base.sipDomain.name) === nameKey(sipDomain.name)
          ? `${base.sipDomain.name} is there already, and up makes no other: it takes over a connection at ${name} that has the tag its refusal names, and nothing else.`
          : `by the older version calls go by another carrier as ${base.sipDomain.name}, and what up makes at ${name} has a name of its own: no word of a file moves them. Write provider: byo again; docs/sip-trunk.md, "From another carrier", says how calls move.`,
    },
  ];
};

/** Words of a person that the older version has, too: they were about what it asks for. */
const isStale = (before: unknown, now: unknown): boolean =>
  now !== undefined && JSON.stringify(before) === JSON.stringify(now);

const stale = (of: 'purchase' | 'numberReleases', text: string): Need => ({
  what: 'stale approval',
  text: `${text}, and approvals.${of} is the older version's, word for word: an up would take it for these, too. Write one for these, with its reason.`,
});

const purchase = (base: Tenant | undefined, head: Tenant): Need[] => {
  const orders = newOrders(base?.sipTrunk, head.sipTrunk);
  const count = orders.reduce((sum, order) => sum + countOf(order), 0);
  const { purchase: approved } = head.approvals;
  if (count === 0) return [];
  const names = `${orders.length === 1 ? 'order' : 'orders'} ${inWords(orders.map(({ name }) => name))}`;
  const buys = `${orders.length === 1 ? 'buys' : 'buy'} ${count} ${count === 1 ? 'number' : 'numbers'}`;
  if (approved !== undefined && approved.count >= count)
    return ridesAlong(base, head) ? [stale('purchase', `${names} ${buys}`)] : [];
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
  if (count === 0) return [];
  const given = `${count} ${count === 1 ? 'number is' : 'numbers are'} given back to the carrier for good`;
  if (approved?.count === count) {
    const isOld =
      (base?.sipTrunk.telnyx?.release ?? []).length > 0 && isStale(base?.approvals.numberReleases, approved);
    return isOld ? [stale('numberReleases', given)] : [];
  }
  const earlier =
    (base?.sipTrunk.telnyx?.release ?? []).length === 0
      ? ''
      : ", or more by those of the older version's that are not given back yet";
  return [
    {
      what: 'number releases',
      text: `${given}, and ${approved === undefined ? 'nobody has approved it' : `approvals.numberReleases has ${approved.count}`}: approvals: { numberReleases: { count: ${count}, reason: … } }${earlier}.`,
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
