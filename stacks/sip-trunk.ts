import type * as pulumi from '@pulumi/pulumi';
import { carriers } from '../components/sip-trunk/carriers.ts';
import { SipTrunk } from '../components/sip-trunk/index.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { TrunkProvider } from '../tenant/trunk-providers.ts';

/** The trunk at a SIP provider; loaded for a tenant whose trunk `up` makes alone. */
export const openSipTrunk = (tenant: Tenant, provider: TrunkProvider, teams: pulumi.ProviderResource): SipTrunk => {
  const carrier = carriers[provider];
  return new SipTrunk('sip-trunk', { tenant, carrier }, { providers: [carrier.provider(tenant), teams] });
};
