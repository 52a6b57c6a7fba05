import type { z } from 'zod';
import { dialPlan } from './dial-plan.ts';
import { cmdletPage, graphPage } from './page.ts';
import { phoneNumbersArgs, phoneNumbersState } from './phone-numbers.ts';
import { policyAssignmentsArgs, policyAssignmentsState } from './policy-assignments.ts';
import { pstnUsage } from './pstn-usage.ts';
import { sbc } from './sbc.ts';
import { voiceRoute } from './voice-route.ts';
import { voiceRoutingPolicy } from './voice-routing-policy.ts';

export interface KindSchema {
  /** What it is to a voice engineer. */
  readonly description: string;
  /** What must be known before it is used. */
  readonly details?: string;
  /** A program that makes one. */
  readonly example?: string;
  /** Microsoft's page. */
  readonly page: string;
  /** What a program asks for. */
  readonly args: z.ZodObject;
  /** What Teams reports, kept as the resource's outputs. */
  readonly state: z.ZodObject;
}

/** Every kind of resource in the package, by name. */
export const kindSchemas = {
  Sbc: sbc,
  PstnUsage: pstnUsage,
  VoiceRoute: voiceRoute,
  VoiceRoutingPolicy: voiceRoutingPolicy,
  DialPlan: dialPlan,
  PhoneNumbers: {
    description:
      "The tenant's Direct Routing numbers and who has them. One per tenant; users it doesn't name are never touched.",
    details:
      "Moves, swaps and circles between users are one update. Plain strings only: 10,000 outputs would triple a preview's time.",
    page: graphPage('teamsadministration-numberassignment-assignnumber'),
    args: phoneNumbersArgs,
    state: phoneNumbersState,
  },
  PolicyAssignments: {
    description: 'Which user has which policy of one type, assigned directly. One per tenant and type.',
    page: cmdletPage('New-CsBatchPolicyAssignmentOperation'),
    args: policyAssignmentsArgs,
    state: policyAssignmentsState,
  },
} as const satisfies Record<string, KindSchema>;

export type KindName = keyof typeof kindSchemas;
