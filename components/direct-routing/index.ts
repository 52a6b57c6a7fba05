import * as pulumi from '@pulumi/pulumi';
import { SipDomain } from '../../providers/msteams/sdk/sip-domain.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { ChildKind } from '../child.ts';
import { createChildren, type Others } from '../create-children.ts';
import { planDirectRouting } from './plan.ts';

export interface DirectRoutingArgs {
  readonly tenant: Tenant;
  /** What the SIP domain and the SBCs in it wait for: the trunk that has their name, and the record that proves it. */
  readonly waitsFor?: Others | undefined;
}

/**
 * The tenant's way to the PSTN: the SIP domain, translation rules, SBCs, PSTN usages, voice routes, voice routing policies and those of emergency calls.
 *
 * **Gotchas.** Order is meaning: routes are tried in the file's order within a usage, usages in a policy's order. A carrier's
 * derived trunk is named in routes and not made. Resource names carry lower-cased keys of the data, so a change of case is an
 * update; renaming the component itself needs an alias, otherwise the provider refuses to take over what the old name made.
 *
 * @see https://learn.microsoft.com/microsoftteams/direct-routing-voice-routing
 */
export class DirectRouting extends pulumi.ComponentResource {
  /** The voice routing policies, for what must wait until they exist. */
  declare readonly policies: readonly pulumi.CustomResource[];
  /** The emergency call routing policies, for what must wait until they exist. */
  declare readonly emergencyPolicies: readonly pulumi.CustomResource[];
  /** The voice routes, for what must not be given to people before they are tried. */
  declare readonly routes: readonly pulumi.CustomResource[];
  /** The SIP domain, where this stack makes it, for what must wait until it is there. */
  declare readonly sipDomain: readonly SipDomain[];
  /** Every child by its Pulumi name. */
  declare readonly nodes: ReadonlyMap<string, pulumi.CustomResource>;

  constructor(name: string, args: DirectRoutingArgs, options?: pulumi.ComponentResourceOptions) {
    super('trunkline:index:DirectRouting', name, {}, options);
    const plan = planDirectRouting(name, args.tenant);
    this.nodes = createChildren(this, plan, ({ kind }) =>
      kind === 'SipDomain' || kind === 'Sbc' ? (args.waitsFor ?? []) : [],
    );
    const made = (kind: ChildKind) =>
      plan.flatMap((child) => (child.kind === kind ? (this.nodes.get(child.name) ?? []) : []));
    this.policies = made('VoiceRoutingPolicy');
    this.sipDomain = made('SipDomain').filter((one) => SipDomain.isInstance(one));
    this.emergencyPolicies = made('EmergencyCallRoutingPolicy');
    this.routes = made('VoiceRoute');
    this.registerOutputs();
  }
}
