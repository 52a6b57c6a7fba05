import type { Tenant } from '../../tenant/tenant.ts';

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
