import * as pulumi from '@pulumi/pulumi';
import { listing } from '../../tenant/listing.ts';
import { isConnected, placesNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { toDo } from '../ucaas-settings.ts';
import type { Carrier } from './carrier.ts';

type Bought = Readonly<Record<string, readonly string[]>>;
type Told = Pick<Carrier, 'fqdn' | 'inboundHost' | 'bought'>;

/** Numbers that were bought, and that nobody of users.csv has: a line for each order. */
export const freeNumbers = ({ users }: Pick<Tenant, 'users'>, bought: Bought): string[] => {
  const held = new Set(users.map(({ number }) => number.split(';')[0]));
  return Object.entries(bought).flatMap(([order, numbers]) => {
    const free = numbers.filter((number) => !held.has(number));
    if (free.length === 0) return [];
    const [are, each] = free.length === 1 ? ['is', 'it'] : ['are', 'each'];
    return [`users.csv: ${listing(free)} of order ${order} ${are} nobody's yet: write ${each} beside its person`];
  });
};

/** The output `sipTrunk`; numbers of an order are one text, since a list would fill the screen of each `up`. */
export const trunkOutput = (tenant: Tenant, { fqdn, inboundHost, bought }: Told) => ({
  provider: tenant.sipTrunk.provider,
  fqdn,
  inboundHost,
  bought: bought.apply((orders) =>
    Object.fromEntries(Object.entries(orders).map(([order, numbers]) => [order, numbers.join(', ')])),
  ),
});

/** What is left for a person of a tenant whose trunk `up` makes. */
export const trunkToDo = (tenant: Tenant, { fqdn, bought }: Told): pulumi.Output<string[]> =>
  pulumi
    .all([fqdn, bought])
    .apply(([name, numbers]) => [...unnamedToDo(tenant, name), ...freeNumbers(tenant, numbers)]);

const unnamedToDo = (tenant: Tenant, name: string): string[] => {
  if (isConnected(tenant)) return toDo(tenant);
  const places = placesNotKnownYet(tenant).map((path) => path.join('.'));
  return [`tenant.yaml: "${name}" as ${places.join(' and ')}, then up again: Teams has nothing yet`];
};

/** The output `ccaipUsers` meanwhile. */
export const nothingToEnterYet = 'nothing is to be entered before tenant.yaml has the name of the SIP trunk';
