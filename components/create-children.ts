import type * as pulumi from '@pulumi/pulumi';
import { DialPlan } from '../providers/msteams/sdk/dial-plan.ts';
import { PhoneNumbers } from '../providers/msteams/sdk/phone-numbers.ts';
import { PolicyAssignments } from '../providers/msteams/sdk/policy-assignments.ts';
import { PstnUsage } from '../providers/msteams/sdk/pstn-usage.ts';
import { Sbc } from '../providers/msteams/sdk/sbc.ts';
import { VoiceRoute } from '../providers/msteams/sdk/voice-route.ts';
import { VoiceRoutingPolicy } from '../providers/msteams/sdk/voice-routing-policy.ts';
import type { Child } from './child.ts';

type Options = pulumi.CustomResourceOptions;

const create = (child: Child, options: Options): pulumi.CustomResource => {
  switch (child.kind) {
    case 'Sbc':
      return new Sbc(child.name, child.args, options);
    case 'PstnUsage':
      return new PstnUsage(child.name, child.args, options);
    case 'VoiceRoute':
      return new VoiceRoute(child.name, child.args, options);
    case 'VoiceRoutingPolicy':
      return new VoiceRoutingPolicy(child.name, child.args, options);
    case 'DialPlan':
      return new DialPlan(child.name, child.args, options);
    case 'PhoneNumbers':
      return new PhoneNumbers(child.name, child.args, options);
    case 'PolicyAssignments':
      return new PolicyAssignments(child.name, child.args, options);
  }
};

/**
 * Registers a plan's children under their component, in the plan's order, and returns them by name.
 *
 * `waitFor` adds resources of other components that one child must wait for.
 */
export const createChildren = (
  parent: pulumi.ComponentResource,
  plan: readonly Child[],
  waitFor: (child: Child) => readonly pulumi.Resource[] = () => [],
): ReadonlyMap<string, pulumi.CustomResource> => {
  const made = new Map<string, pulumi.CustomResource>();
  for (const child of plan) {
    const siblings = child.dependsOn.flatMap((name) => made.get(name) ?? []);
    const dependsOn = [...siblings, ...waitFor(child)];
    made.set(child.name, create(child, { parent, dependsOn, protect: child.protect }));
  }
  return made;
};
