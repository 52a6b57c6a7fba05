import * as pulumi from '@pulumi/pulumi';
import { BlockedCaller } from '../providers/msteams/sdk/blocked-caller.ts';
import { BlockedCallerExemption } from '../providers/msteams/sdk/blocked-caller-exemption.ts';
import { CallerIdPolicy } from '../providers/msteams/sdk/caller-id-policy.ts';
import { CallingPolicy } from '../providers/msteams/sdk/calling-policy.ts';
import { DialPlan } from '../providers/msteams/sdk/dial-plan.ts';
import { EmergencyCallRoutingPolicy } from '../providers/msteams/sdk/emergency-call-routing-policy.ts';
import { GlobalCallerIdPolicy } from '../providers/msteams/sdk/global-caller-id-policy.ts';
import { GlobalCallingPolicy } from '../providers/msteams/sdk/global-calling-policy.ts';
import { GlobalDialPlan } from '../providers/msteams/sdk/global-dial-plan.ts';
import { GlobalEmergencyCallRoutingPolicy } from '../providers/msteams/sdk/global-emergency-call-routing-policy.ts';
import { GlobalVoiceRoutingPolicy } from '../providers/msteams/sdk/global-voice-routing-policy.ts';
import { GroupPolicyAssignment } from '../providers/msteams/sdk/group-policy-assignment.ts';
import { LicenceReturns } from '../providers/msteams/sdk/licence-returns.ts';
import { Licences } from '../providers/msteams/sdk/licences.ts';
import { PhoneNumbers } from '../providers/msteams/sdk/phone-numbers.ts';
import { PolicyAssignments } from '../providers/msteams/sdk/policy-assignments.ts';
import { PstnUsage } from '../providers/msteams/sdk/pstn-usage.ts';
import { Sbc } from '../providers/msteams/sdk/sbc.ts';
import { SipDomain } from '../providers/msteams/sdk/sip-domain.ts';
import { TranslationRule } from '../providers/msteams/sdk/translation-rule.ts';
import { UnassignedNumberTreatment } from '../providers/msteams/sdk/unassigned-number-treatment.ts';
import { UserSignIns } from '../providers/msteams/sdk/user-sign-ins.ts';
import { VoiceRoute } from '../providers/msteams/sdk/voice-route.ts';
import { VoiceRoutingPolicy } from '../providers/msteams/sdk/voice-routing-policy.ts';
import type { Child } from './child.ts';

type Options = pulumi.CustomResourceOptions;

const create = (
  child: Child,
  options: Options,
  made: ReadonlyMap<string, pulumi.CustomResource>,
): pulumi.CustomResource => {
  switch (child.kind) {
    case 'SipDomain':
      return new SipDomain(child.name, child.args, options);
    case 'TranslationRule':
      return new TranslationRule(child.name, child.args, options);
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
    case 'CallingPolicy':
      return new CallingPolicy(child.name, child.args, options);
    case 'EmergencyCallRoutingPolicy':
      return new EmergencyCallRoutingPolicy(child.name, child.args, options);
    case 'CallerIdPolicy':
      return new CallerIdPolicy(child.name, child.args, options);
    case 'GroupPolicyAssignment':
      return new GroupPolicyAssignment(child.name, child.args, options);
    case 'UnassignedNumberTreatment':
      return new UnassignedNumberTreatment(child.name, child.args, options);
    case 'GlobalVoiceRoutingPolicy':
      return new GlobalVoiceRoutingPolicy(child.name, child.args, options);
    case 'GlobalDialPlan':
      return new GlobalDialPlan(child.name, child.args, options);
    case 'GlobalEmergencyCallRoutingPolicy':
      return new GlobalEmergencyCallRoutingPolicy(child.name, child.args, options);
    case 'GlobalCallingPolicy':
      return new GlobalCallingPolicy(child.name, child.args, options);
    case 'GlobalCallerIdPolicy':
      return new GlobalCallerIdPolicy(child.name, child.args, options);
    case 'BlockedCaller':
      return new BlockedCaller(child.name, child.args, options);
    case 'BlockedCallerExemption':
      return new BlockedCallerExemption(child.name, child.args, options);
    case 'PhoneNumbers':
      return new PhoneNumbers(child.name, child.args, options);
    case 'PolicyAssignments':
      return new PolicyAssignments(child.name, child.args, options);
    case 'UserSignIns':
      return new UserSignIns(child.name, child.args, options);
    case 'Licences':
      return new Licences(child.name, child.args, options);
    case 'LicenceReturns': {
      const licences = made.get(child.args.of);
      if (!Licences.isInstance(licences)) throw new Error(`${child.name}: no ${child.args.of} before it.`);
      return new LicenceReturns(child.name, { leaving: licences.leaving, problems: licences.problems }, options);
    }
  }
};

/** Resources of other components, known at once or not. */
export type Others = readonly pulumi.Resource[] | pulumi.Output<readonly pulumi.Resource[]>;

/**
 * Registers a plan's children under their component, in the plan's order, and returns them by name.
 *
 * `waitFor` adds resources of other components that one child must wait for.
 */
export const createChildren = (
  parent: pulumi.ComponentResource,
  plan: readonly Child[],
  waitFor: (child: Child) => Others = () => [],
): ReadonlyMap<string, pulumi.CustomResource> => {
  const made = new Map<string, pulumi.CustomResource>();
  for (const child of plan) {
    const siblings = child.dependsOn.flatMap((name) => made.get(name) ?? []);
    const others = waitFor(child);
    const dependsOn = pulumi.Output.isInstance(others)
      ? others.apply((known) => [...siblings, ...known])
      : [...siblings, ...others];
    const aliases = child.formerName === undefined ? [] : [{ name: child.formerName }];
    made.set(child.name, create(child, { parent, dependsOn, protect: child.protect, aliases }, made));
  }
  return made;
};
