import * as pulumi from '@pulumi/pulumi';
import { isOfType } from '../../msteams/sdk/is-of-type.ts';

export interface ProviderArgs {
  /** Entra tenant id (GUID) of the customer. */
  tenantId: pulumi.Input<string>;
  /** `https://contoso.uc1.ccaiplatform.example`: the customer's portal. */
  portal: pulumi.Input<string>;
}

/**
 * One customer's CCAIP. Give it to every resource: the default provider has no portal and refuses.
 *
 * **Details.** The token comes from the environment (`TRUNKLINE_CCAIP_TOKEN`), never from here, because a provider's arguments are kept in
 * the state.
 */
export class Provider extends pulumi.ProviderResource {
  static readonly __pulumiType = 'pulumi:providers:ccaip';

  constructor(name: string, args: ProviderArgs, options?: pulumi.ResourceOptions) {
    super('ccaip', name, { ...args }, options);
  }

  static override isInstance(value: unknown): value is Provider {
    return isOfType(value, Provider.__pulumiType);
  }
}
