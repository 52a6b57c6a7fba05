import type { ConnectionArgs } from '../../../providers/telnyx/schema/connection.ts';
import type { NumberOrderArgs } from '../../../providers/telnyx/schema/number-order.ts';
import type { OutboundVoiceProfileArgs } from '../../../providers/telnyx/schema/outbound-voice-profile.ts';
import type { TrunkNumbersArgs } from '../../../providers/telnyx/schema/trunk-numbers.ts';
import { isConnected } from '../../../tenant/not-known-yet.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { wantedNumbers } from '../../../tenant/wanted-numbers.ts';

type TelnyxTrunk = NonNullable<Tenant['sipTrunk']['telnyx']>;
type TelnyxOrder = TelnyxTrunk['orders'][number];

/** What is asked of Telnyx; what only Telnyx says (the profile's id, the connection's) is filled in by the component. */
export interface TelnyxPlan {
  readonly profile: OutboundVoiceProfileArgs;
  readonly connection: Omit<ConnectionArgs, 'profileId'>;
  readonly orders: readonly { readonly name: string; readonly args: Omit<NumberOrderArgs, 'connectionId'> }[];
  /** Absent until the tenant file has the trunk's name: nobody can be given a number before. */
  readonly numbers?: Omit<TrunkNumbersArgs, 'connectionId'>;
  /** The engine refuses to delete connection and numbers. */
  readonly protect: boolean;
}

/** An amount as Telnyx writes it. */
const amount = (value: number): string => String(value);

const orderOf = (tenant: Tenant, order: TelnyxOrder): TelnyxPlan['orders'][number] => {
  const { purchase } = tenant.approvals;
  return {
    name: order.name,
    args: {
      reference: order.name,
      ...('numbers' in order ? { numbers: [...order.numbers] } : { search: { type: 'local', ...order.search } }),
      ...(order.requirementGroup !== undefined && { requirementGroup: order.requirementGroup }),
      ...(purchase !== undefined && {
        approvedCount: purchase.count,
        approvedMonthlyCost: amount(purchase.monthlyCost),
        approvedUpfrontCost: amount(purchase.upfrontCost),
        currency: purchase.currency,
      }),
    },
  };
};

/** The trunk at Telnyx, as a tenant's files ask for it. */
export const planTelnyx = (tenant: Tenant, trunk: TelnyxTrunk): TelnyxPlan => {
  const { connection, subdomain, receiveFrom, region, outbound, emergencyAddress, orders, release } = trunk;
  const { codecs, capacity } = tenant.sipTrunk;
  const { trunkNumbers: moves, numberReleases: releases } = tenant.approvals;
  const isNamed = isConnected(tenant);
  return {
    profile: {
      name: connection,
      destinations: [...outbound.destinations],
      ...(outbound.dailySpendLimit !== 'none' && { dailySpendLimit: amount(outbound.dailySpendLimit) }),
      ...(outbound.maxDestinationRate !== undefined && { maxDestinationRate: outbound.maxDestinationRate }),
      ...(outbound.concurrentCalls !== undefined && { concurrentCalls: outbound.concurrentCalls }),
    },
    connection: {
      name: connection,
      ...(isNamed && { expectedFqdn: tenant.sipDomain.name }),
      ...(subdomain !== undefined && { subdomain: subdomain.toLowerCase() }),
      ...(receiveFrom !== undefined && { receiveFrom }),
      ...(region !== undefined && { region }),
      ...(codecs !== undefined && { codecs: [...codecs] }),
      ...(capacity !== undefined && { channelLimit: capacity }),
    },
    orders: orders.map((order) => orderOf(tenant, order)),
    ...(isNamed && {
      numbers: {
        numbers: wantedNumbers(tenant, release),
        ...(emergencyAddress !== undefined && { emergencyAddress }),
        ...(release.length > 0 && { release: [...release] }),
        ...(moves !== undefined && { approvedMoves: moves.count }),
        ...(releases !== undefined && { approvedReleases: releases.count }),
      },
    }),
    protect: tenant.protect,
  };
};
