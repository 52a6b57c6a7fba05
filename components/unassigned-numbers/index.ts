import * as pulumi from '@pulumi/pulumi';
import type { Tenant } from '../../tenant/tenant.ts';
import { createChildren } from '../create-children.ts';
import { planUnassignedNumbers } from './plan.ts';

export interface UnassignedNumbersArgs {
  readonly tenant: Tenant;
}

/**
 * Where calls to numbers that nobody holds end: treatments in order of trial. Those of others in the tenant are never written.
 *
 * @see https://learn.microsoft.com/microsoftteams/routing-calls-to-unassigned-numbers
 */
export class UnassignedNumbers extends pulumi.ComponentResource {
  constructor(name: string, args: UnassignedNumbersArgs, options?: pulumi.ComponentResourceOptions) {
    super('trunkline:index:UnassignedNumbers', name, {}, options);
    createChildren(this, planUnassignedNumbers(name, args.tenant));
    this.registerOutputs();
  }
}
