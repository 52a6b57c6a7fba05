import * as pulumi from '@pulumi/pulumi';
import type { Tenant } from '../../tenant/tenant.ts';
import { createChildren } from '../create-children.ts';
import { planCallingPolicies } from './plan.ts';

export interface CallingPoliciesArgs {
  readonly tenant: Tenant;
}

/**
 * The calling policies that the tenant file describes: whether voicemail, forwarding or a busy signal answers the contact centre's
 * callers. Policies that are only named are never written, and the Global one only where the file says so.
 *
 * @see https://learn.microsoft.com/microsoftteams/teams-calling-policy
 */
export class CallingPolicies extends pulumi.ComponentResource {
  /** The policies, for what must wait until they exist. */
  declare readonly policies: readonly pulumi.CustomResource[];

  constructor(name: string, args: CallingPoliciesArgs, options?: pulumi.ComponentResourceOptions) {
    super('trunkline:index:CallingPolicies', name, {}, options);
    const plan = planCallingPolicies(name, args.tenant);
    const nodes = createChildren(this, plan);
    this.policies = plan.flatMap((child) => (child.kind === 'CallingPolicy' ? (nodes.get(child.name) ?? []) : []));
    this.registerOutputs();
  }
}
