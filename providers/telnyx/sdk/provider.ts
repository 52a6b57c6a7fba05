import * as pulumi from '@pulumi/pulumi';
import { isOfType } from '../../msteams/sdk/is-of-type.ts';

export interface ProviderArgs {
  /** Entra tenant id (GUID) of the customer. */
  tenantId: pulumi.Input<string>;
}

/**
 * One customer's trunk at Telnyx. Give it to every resource: the default provider has no tenant and refuses.
 *
 * **Details.** The key comes from the environment (`TRUNKLINE_TELNYX_API_KEY`), never from here, because a provider's arguments are kept in
 * the state.
 */
export class Provider extends pulumi.ProviderResource {
  static readonly __pulumiType = 'pulumi:providers:telnyx';

  constructor(name: string, args: ProviderArgs, options?: pulumi.ResourceOptions) {
    super('telnyx', name, { ...args }, options);
  }

  static override isInstance(value: unknown): value is Provider {
    return isOfType(value, Provider.__pulumiType);
  }
}
