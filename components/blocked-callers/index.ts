import * as pulumi from '@pulumi/pulumi';
import type { Tenant } from '../../tenant/tenant.ts';
import { createChildren } from '../create-children.ts';
import { planBlockedCallers } from './plan.ts';

export interface BlockedCallersArgs {
  readonly tenant: Tenant;
}

/**
 * Callers whom the whole tenant refuses or sends to a resource account, and those who are exempted.
 *
 * **Gotchas.** A pattern that takes the number that CCAIP shows silences every call that it hands over. The tenant's switch
 * (Set-CsTenantBlockedCallingNumbers) is never turned: `up` says where it is off.
 *
 * @see https://learn.microsoft.com/microsoftteams/block-inbound-calls
 */
export class BlockedCallers extends pulumi.ComponentResource {
  constructor(name: string, args: BlockedCallersArgs, options?: pulumi.ComponentResourceOptions) {
    super('trunkline:index:BlockedCallers', name, {}, options);
    createChildren(this, planBlockedCallers(name, args.tenant));
    this.registerOutputs();
  }
}
