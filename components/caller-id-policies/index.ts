import * as pulumi from '@pulumi/pulumi';
import type { Tenant } from '../../tenant/tenant.ts';
import { createChildren } from '../create-children.ts';
import { planCallerIdPolicies } from './plan.ts';

export interface CallerIdPoliciesArgs {
  readonly tenant: Tenant;
}

/**
 * The caller ID policies that the tenant file describes: which number and name people see whom their users call. Policies that
 * are only named are never written, and the Global one only where the file says so.
 *
 * **Gotchas.** The resource account whose number is shown is no resource of this program: it must be there and hold a number.
 *
 * @see https://learn.microsoft.com/microsoftteams/caller-id-policies
 */
export class CallerIdPolicies extends pulumi.ComponentResource {
  /** The policies, for what must wait until they exist. */
  declare readonly policies: readonly pulumi.CustomResource[];

  constructor(name: string, args: CallerIdPoliciesArgs, options?: pulumi.ComponentResourceOptions) {
    super('trunkline:index:CallerIdPolicies', name, {}, options);
    const plan = planCallerIdPolicies(name, args.tenant);
    const nodes = createChildren(this, plan);
    this.policies = plan.flatMap((child) => (child.kind === 'CallerIdPolicy' ? (nodes.get(child.name) ?? []) : []));
    this.registerOutputs();
  }
}
