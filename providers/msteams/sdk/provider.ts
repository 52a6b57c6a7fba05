import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';

export interface ProviderArgs {
  /** Entra tenant id (GUID): the tenant whose Teams this provider works on. A change makes everything anew. */
  tenantId: pulumi.Input<string>;
}

/**
 * One tenant's Teams. Give it to every resource: the default provider has no tenant and refuses.
 *
 * **Details.** Credentials and endpoints come from the environment (`ARM_*`, then `AZURE_*`), never from here, because a provider's
 * arguments are kept in the state.
 *
 * @example
 * const provider = new Provider('msteams', { tenantId: '7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f' });
 */
export class Provider extends pulumi.ProviderResource {
  static readonly __pulumiType = 'pulumi:providers:msteams';

  declare readonly tenantId: pulumi.Output<string>;

  constructor(name: string, args: ProviderArgs, options?: pulumi.ResourceOptions) {
    super('msteams', name, { ...args }, options);
  }

  static override isInstance(value: unknown): value is Provider {
    return isOfType(value, Provider.__pulumiType);
  }
}
