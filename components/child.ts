import type { DialPlanArgs } from '../providers/msteams/schema/dial-plan.ts';
import type { PhoneNumbersArgs } from '../providers/msteams/schema/phone-numbers.ts';
import type { PolicyAssignmentsArgs } from '../providers/msteams/schema/policy-assignments.ts';
import type { PstnUsageArgs } from '../providers/msteams/schema/pstn-usage.ts';
import type { SbcArgs } from '../providers/msteams/schema/sbc.ts';
import type { VoiceRouteArgs } from '../providers/msteams/schema/voice-route.ts';
import type { VoiceRoutingPolicyArgs } from '../providers/msteams/schema/voice-routing-policy.ts';

/** What each kind of child is asked for. */
interface ArgsByKind {
  readonly Sbc: SbcArgs;
  readonly PstnUsage: PstnUsageArgs;
  readonly VoiceRoute: VoiceRouteArgs;
  readonly VoiceRoutingPolicy: VoiceRoutingPolicyArgs;
  readonly DialPlan: DialPlanArgs;
  readonly PhoneNumbers: PhoneNumbersArgs;
  readonly PolicyAssignments: PolicyAssignmentsArgs;
}

export type ChildKind = keyof ArgsByKind;

/** One resource that a component makes, as plain data: a plan is a list of these, in order of registration. */
export type Child = {
  readonly [Kind in ChildKind]: {
    readonly kind: Kind;
    /** The resource's Pulumi name: the component's, and a stable key from the data. */
    readonly name: string;
    readonly args: ArgsByKind[Kind];
    /** Names of children of the same plan that Teams must have before. */
    readonly dependsOn: readonly string[];
    /** The engine refuses to delete it. */
    readonly protect?: boolean;
  };
}[ChildKind];
