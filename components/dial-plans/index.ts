import * as pulumi from '@pulumi/pulumi';
import type { Tenant } from '../../tenant/tenant.ts';
import { createChildren } from '../create-children.ts';
import { planDialPlans } from './plan.ts';

export interface DialPlansArgs {
  readonly tenant: Tenant;
}

/**
 * The tenant's dial plans: what a dialled number becomes before it is routed. The Global dial plan is
 * written only where the file says so.
 *
 * @see https://learn.microsoft.com/microsoftteams/what-are-dial-plans
 */
export class DialPlans extends pulumi.ComponentResource {
  /** The dial plans, for what must wait until they exist. */
  declare readonly plans: readonly pulumi.CustomResource[];

  constructor(name: string, args: DialPlansArgs, options?: pulumi.ComponentResourceOptions) {
    super('trunkline:index:DialPlans', name, {}, options);
    const plan = planDialPlans(name, args.tenant);
    const nodes = createChildren(this, plan);
    this.plans = plan.flatMap((child) => (child.kind === 'DialPlan' ? (nodes.get(child.name) ?? []) : []));
    this.registerOutputs();
  }
}
