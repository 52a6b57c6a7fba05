import * as pulumi from '@pulumi/pulumi';
import { SipDomainRegistration } from '../../providers/msteams/sdk/sip-domain-registration.ts';
import { isConnected } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Carrier, CarrierKind } from './carrier.ts';

export interface SipTrunkArgs {
  readonly tenant: Tenant;
  readonly carrier: CarrierKind;
}

/**
 * The SIP trunk at a provider where `up` makes it: the way of the guide's "SIP Trunking setup".
 *
 * **Details.** The provider makes the name that is the SIP domain and the SBC, so nothing of Teams can be made until the tenant file has
 * it. From then on the domain is registered, the record that proves it is written at the provider and read back, and what waits
 * for `teamsWaitsFor` goes on: all within one `up`.
 */
export class SipTrunk extends pulumi.ComponentResource {
  readonly trunk: Pick<Carrier, 'fqdn' | 'inboundHost' | 'bought'>;
  /** What the SIP domain and the SBC wait for. A preview that doesn't know the record yet knows none of it. */
  readonly teamsWaitsFor: pulumi.Output<readonly pulumi.Resource[]>;

  constructor(name: string, { tenant, carrier }: SipTrunkArgs, options?: pulumi.ComponentResourceOptions) {
    super('trunkline:index:SipTrunk', name, {}, options);
    const trunk = carrier.open(this, name, tenant);
    this.trunk = trunk;
    const { connection } = trunk;
    const registration = registrationOf(this, name, tenant, connection);
    this.teamsWaitsFor =
      registration === undefined
        ? pulumi.output([connection])
        : registration.record.apply((record) => [
            connection,
            registration,
            // A domain that was verified when it was found has nothing to prove.
            ...(record === undefined ? [] : [trunk.publish(record)]),
          ]);
    this.registerOutputs({ fqdn: trunk.fqdn });
  }
}

/** The domain in Microsoft 365, where the file says by whom it is activated, and has its name. */
const registrationOf = (
  parent: SipTrunk,
  name: string,
  tenant: Tenant,
  connection: pulumi.Resource,
): SipDomainRegistration | undefined => {
  const { sipDomain, country, approvals } = tenant;
  const { activation } = sipDomain;
  if (activation === undefined || !isConnected(tenant)) return undefined;
  const { user, licence, signIn = false } = activation;
  const approved = approvals.domainSignIns?.count;
  return new SipDomainRegistration(
    `${name}-registration`,
    {
      name: sipDomain.name,
      user,
      licence,
      usageLocation: country,
      signIn,
      ...(approved !== undefined && { approvedSignIns: approved }),
    },
    // A name that the trunk doesn't have is refused before anybody registers it.
    { parent, dependsOn: [connection] },
  );
};
