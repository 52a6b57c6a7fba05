import type { z } from 'zod';
import type { telnyxSettings } from './settings.ts';

/** The trunk at Telnyx as the other parts use it: defaults filled in, orders in the file's order. */
export interface TelnyxTrunk {
  /** Of the FQDN connection. */
  readonly connection: string;
  /** `<subdomain>.sip.telnyx.com` takes CCAIP's calls. */
  readonly subdomain?: string;
  /** There where `subdomain` is. */
  readonly receiveFrom?: 'anyone' | 'ownConnections';
  readonly region?: 'US' | 'Europe' | 'Australia';
  readonly outbound: {
    /** ISO 3166-1 alpha-2. */
    readonly destinations: readonly string[];
    /** USD a day. */
    readonly dailySpendLimit: number | 'none';
    /** USD a minute. */
    readonly maxDestinationRate?: number;
    readonly concurrentCalls?: number;
  };
  /** Id of an address at Telnyx. */
  readonly emergencyAddress?: string;
  readonly orders: readonly TelnyxOrder[];
  /** E.164: given back for good. */
  readonly release: readonly string[];
}

/** An order: the very numbers, or what to look for. */
export type TelnyxOrder = {
  readonly name: string;
  readonly requirementGroup?: string;
} & ({ readonly numbers: readonly string[] } | { readonly search: NumberSearch });

/** What numbers to look for, and how many of them. */
export interface NumberSearch {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly areaCode?: string;
  /** As Telnyx spells it. */
  readonly type?: 'local' | 'national' | 'mobile' | 'toll_free' | 'shared_cost';
  readonly count: number;
}

type Typed = z.output<typeof telnyxSettings>;

/** The file's settings, checked already, with their defaults. */
export const telnyxTrunkOf = (tenant: string, { connection, orders, ...typed }: Typed): TelnyxTrunk =>
  given({
    ...typed,
    connection: connection ?? `trunkline ${tenant}`,
    outbound: given(typed.outbound),
    orders: [...orders].map(([name, order]) => orderOf(name, order)),
  }) as TelnyxTrunk;

const orderOf = (
  name: string,
  {
    numbers,
    requirementGroup,
    country = '',
    count = 0,
    areaCode,
    type,
  }: Typed['orders'] extends Map<string, infer One> ? One : never,
): TelnyxOrder => ({
  name,
  ...(requirementGroup !== undefined && { requirementGroup }),
  ...(numbers !== undefined ? { numbers } : { search: given({ country, areaCode, type, count }) as NumberSearch }),
});

/** Without what was left out. */
const given = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
