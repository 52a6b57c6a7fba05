import type * as pulumi from '@pulumi/pulumi';
import type { Tenant } from '../../tenant/tenant.ts';

/** The record by which Microsoft 365 knows whose the SIP domain is: `label`, `value`, and `ttl` in seconds. */
export type ProofRecord = Readonly<Record<string, string>>;

/** A trunk at one SIP provider, as the rest of the program sees it. */
export interface Carrier {
  /** The name that the provider makes: the SIP domain, and the SBC. */
  readonly fqdn: pulumi.Output<string>;
  /** Where CCAIP sends calls; undefined where the provider was asked for no such place. */
  readonly inboundHost: pulumi.Output<string | undefined>;
  /** Numbers that were bought, by the name of their order. */
  readonly bought: pulumi.Output<Readonly<Record<string, readonly string[]>>>;
  /** What must be there before Teams or Microsoft 365 hears of the name. */
  readonly connection: pulumi.Resource;
  /** Writes the record where DNS takes it from, and has it read back. */
  publish(record: ProofRecord): pulumi.Resource;
}

/** What a SIP provider is to this program: how its package is reached, and how its part of a trunk is made. */
export interface CarrierKind {
  provider(tenant: Tenant): pulumi.ProviderResource;
  open(parent: pulumi.ComponentResource, name: string, tenant: Tenant): Carrier;
}
