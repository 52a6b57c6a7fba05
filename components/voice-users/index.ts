import * as pulumi from '@pulumi/pulumi';
import { PhoneNumbers } from '../../providers/msteams/sdk/phone-numbers.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { toldOfNumbers } from '../../tenant/told-of-numbers.ts';
import { createChildren } from '../create-children.ts';
import { planVoiceUsers } from './plan.ts';

export interface VoiceUsersArgs {
  readonly tenant: Tenant;
  /** Policies that this stack makes, by Teams' policy type, with the routes of their calls: their roster waits for them, and for nothing else. */
  readonly policies?: Readonly<Record<string, readonly pulumi.Resource[]>>;
  /** What must be done in CCAIP before a number changes. */
  readonly beforeNumbers?: readonly pulumi.Resource[] | undefined;
  /** The SIP domain, where this stack makes it: nobody can be named in it before. */
  readonly sipDomain?: readonly pulumi.Resource[];
}

/**
 * The people: sign-in names that change, each user's Direct Routing number and policies (voice routing, dial plan, calling, emergency, caller ID), by themselves or by a group.
 *
 * **Gotchas.** Rosters are plain strings (10,000 outputs would triple a preview's time); what must be there first comes from
 * `policies`. Numbers and policies don't wait for each other; where the tenant file gives
 * licences both wait for these, and what goes back of them comes behind the numbers. Users that the CSV doesn't name are never touched.
 */
export class VoiceUsers extends pulumi.ComponentResource {
  /** Every roster by its Pulumi name. */
  declare readonly nodes: ReadonlyMap<string, pulumi.CustomResource>;
  /** The roster of numbers. */
  declare readonly numbers: readonly PhoneNumbers[];

  constructor(name: string, args: VoiceUsersArgs, options?: pulumi.ComponentResourceOptions) {
    super('trunkline:index:VoiceUsers', name, {}, options);
    for (const text of toldOfNumbers(args.tenant)) pulumi.log.warn(text, this);
    this.nodes = createChildren(this, planVoiceUsers(name, args.tenant), (child) => {
      if (child.kind === 'UserSignIns') return args.sipDomain ?? [];
      if (child.kind === 'PhoneNumbers') return args.beforeNumbers ?? [];
      const isPolicy = child.kind === 'PolicyAssignments' || child.kind === 'GroupPolicyAssignment';
      return isPolicy ? (args.policies?.[child.args.policyType] ?? []) : [];
    });
    this.numbers = [...this.nodes.values()].filter((one) => PhoneNumbers.isInstance(one));
    this.registerOutputs();
  }
}
