import type { BlockedCallerArgs, BlockedCallerExemptionArgs } from '../providers/msteams/schema/blocked-caller.ts';
import type { CallerIdPolicyArgs } from '../providers/msteams/schema/caller-id-policy.ts';
import type { CallingPolicyArgs } from '../providers/msteams/schema/calling-policy.ts';
import type { DialPlanArgs } from '../providers/msteams/schema/dial-plan.ts';
import type { EmergencyCallRoutingPolicyArgs } from '../providers/msteams/schema/emergency-call-routing-policy.ts';
import type {
  GlobalCallerIdPolicyArgs,
  GlobalCallingPolicyArgs,
  GlobalDialPlanArgs,
  GlobalEmergencyCallRoutingPolicyArgs,
  GlobalVoiceRoutingPolicyArgs,
} from '../providers/msteams/schema/global.ts';
import type { GroupPolicyAssignmentArgs } from '../providers/msteams/schema/group-policy-assignment.ts';
import type { LicenceReturnsArgs } from '../providers/msteams/schema/licence-returns.ts';
import type { LicencesArgs } from '../providers/msteams/schema/licences.ts';
import type { PhoneNumbersArgs } from '../providers/msteams/schema/phone-numbers.ts';
import type { PolicyAssignmentsArgs } from '../providers/msteams/schema/policy-assignments.ts';
import type { PstnUsageArgs } from '../providers/msteams/schema/pstn-usage.ts';
import type { SbcArgs } from '../providers/msteams/schema/sbc.ts';
import type { SipDomainArgs } from '../providers/msteams/schema/sip-domain.ts';
import type { TranslationRuleArgs } from '../providers/msteams/schema/translation-rule.ts';
import type { UnassignedNumberTreatmentArgs } from '../providers/msteams/schema/unassigned-number-treatment.ts';
import type { UserSignInsArgs } from '../providers/msteams/schema/user-sign-ins.ts';
import type { VoiceRouteArgs } from '../providers/msteams/schema/voice-route.ts';
import type { VoiceRoutingPolicyArgs } from '../providers/msteams/schema/voice-routing-policy.ts';

/** What each kind of child is asked for. */
interface ArgsByKind {
  readonly SipDomain: SipDomainArgs;
  readonly TranslationRule: TranslationRuleArgs;
  readonly Sbc: SbcArgs;
  readonly PstnUsage: PstnUsageArgs;
  readonly VoiceRoute: VoiceRouteArgs;
  readonly VoiceRoutingPolicy: VoiceRoutingPolicyArgs;
  readonly DialPlan: DialPlanArgs;
  readonly CallingPolicy: CallingPolicyArgs;
  readonly EmergencyCallRoutingPolicy: EmergencyCallRoutingPolicyArgs;
  readonly CallerIdPolicy: CallerIdPolicyArgs;
  readonly GroupPolicyAssignment: GroupPolicyAssignmentArgs;
  readonly UnassignedNumberTreatment: UnassignedNumberTreatmentArgs;
  readonly GlobalVoiceRoutingPolicy: GlobalVoiceRoutingPolicyArgs;
  readonly GlobalDialPlan: GlobalDialPlanArgs;
  readonly GlobalCallingPolicy: GlobalCallingPolicyArgs;
  readonly BlockedCaller: BlockedCallerArgs;
  readonly BlockedCallerExemption: BlockedCallerExemptionArgs;
  readonly GlobalCallerIdPolicy: GlobalCallerIdPolicyArgs;
  readonly GlobalEmergencyCallRoutingPolicy: GlobalEmergencyCallRoutingPolicyArgs;
  readonly Licences: LicencesArgs;
  readonly PhoneNumbers: PhoneNumbersArgs;
  readonly PolicyAssignments: PolicyAssignmentsArgs;
  readonly UserSignIns: UserSignInsArgs;
  /** Its arguments are outputs of the licences of that name. */
  readonly LicenceReturns: { readonly [Name in keyof LicenceReturnsArgs]?: never } & { readonly of: string };
}

export type ChildKind = keyof ArgsByKind;

/** One resource that a component makes, as plain data: a plan is a list of these, in order of registration. */
export type Child = {
  readonly [Kind in ChildKind]: {
    readonly kind: Kind;
    /** The resource's Pulumi name: the component's, and a stable key from the data. */
    readonly name: string;
    /** The Pulumi name that state of before may have it under. */
    readonly formerName?: string;
    readonly args: ArgsByKind[Kind];
    /** Names of children of the same plan that Teams must have before. */
    readonly dependsOn: readonly string[];
    /** The engine refuses to delete it. */
    readonly protect?: boolean;
  };
}[ChildKind];
