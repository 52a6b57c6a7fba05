import type { z } from 'zod';
import { dialPlanArgs, dialPlanState } from './dial-plan.ts';
import { phoneNumbersArgs, phoneNumbersState } from './phone-numbers.ts';
import { policyAssignmentsArgs, policyAssignmentsState } from './policy-assignments.ts';
import { pstnUsageArgs, pstnUsageState } from './pstn-usage.ts';
import { sbcArgs, sbcState } from './sbc.ts';
import { voiceRouteArgs, voiceRouteState } from './voice-route.ts';
import { voiceRoutingPolicyArgs, voiceRoutingPolicyState } from './voice-routing-policy.ts';

export interface KindSchema {
  /** What it is to a voice engineer. */
  readonly description: string;
  /** What a program asks for. */
  readonly args: z.ZodObject;
  /** What Teams reports, kept as the resource's outputs. */
  readonly state: z.ZodObject;
}

/** Every kind of resource in the package, by name. */
export const kindSchemas = {
  Sbc: {
    description: "An SBC: the session border controller through which this tenant's calls enter and leave Teams.",
    args: sbcArgs,
    state: sbcState,
  },
  PstnUsage: {
    description: 'A PSTN usage: the name that ties voice routes to the policies that may use them.',
    args: pstnUsageArgs,
    state: pstnUsageState,
  },
  VoiceRoute: {
    description: 'A voice route: which SBCs carry the numbers that match its pattern.',
    args: voiceRouteArgs,
    state: voiceRouteState,
  },
  VoiceRoutingPolicy: {
    description: 'A voice routing policy: what its users may dial, as PSTN usages in order of trial.',
    args: voiceRoutingPolicyArgs,
    state: voiceRoutingPolicyState,
  },
  DialPlan: {
    description: 'A dial plan: how what its users dial becomes a number, by rules tried in order.',
    args: dialPlanArgs,
    state: dialPlanState,
  },
  PhoneNumbers: {
    description:
      "The tenant's Direct Routing numbers and who has them. One per tenant; users it doesn't name are never touched.",
    args: phoneNumbersArgs,
    state: phoneNumbersState,
  },
  PolicyAssignments: {
    description: 'Which user has which policy of one type, assigned directly. One per tenant and type.',
    args: policyAssignmentsArgs,
    state: policyAssignmentsState,
  },
} as const satisfies Record<string, KindSchema>;

export type KindName = keyof typeof kindSchemas;
