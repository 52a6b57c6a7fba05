import type { Tenant } from '../../tenant/tenant.ts';

/** The countries to which the tenant file lets calls out, ISO 3166-1 alpha-2; none where the trunk isn't made here. */
export const destinationsOf = ({ sipTrunk }: Tenant): readonly string[] => sipTrunk.telnyx?.outbound.destinations ?? [];

/** The tenant, but that the carrier lets calls to these countries through. */
export const withDestinations = (tenant: Tenant, destinations: readonly string[]): Tenant => {
  const { telnyx } = tenant.sipTrunk;
  return telnyx === undefined
    ? tenant
    : {
        ...tenant,
        sipTrunk: { ...tenant.sipTrunk, telnyx: { ...telnyx, outbound: { ...telnyx.outbound, destinations } } },
      };
};
