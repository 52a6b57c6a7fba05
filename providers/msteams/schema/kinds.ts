import type { z } from 'zod';
import { blockedCaller, blockedCallerExemption } from './blocked-caller.ts';
import { callerIdPolicy } from './caller-id-policy.ts';
import { callingPolicy } from './calling-policy.ts';
import { dialPlan } from './dial-plan.ts';
import { emergencyCallRoutingPolicy } from './emergency-call-routing-policy.ts';
import {
  globalCallerIdPolicy,
  globalCallingPolicy,
  globalDialPlan,
  globalEmergencyCallRoutingPolicy,
  globalVoiceRoutingPolicy,
} from './global.ts';
import { groupPolicyAssignmentArgs, groupPolicyAssignmentState } from './group-policy-assignment.ts';
import { licenceReturnsArgs, licenceReturnsState } from './licence-returns.ts';
import { licencesArgs, licencesState } from './licences.ts';
import { cmdletPage, graphPage } from './page.ts';
import { phoneNumbersArgs, phoneNumbersState } from './phone-numbers.ts';
import { policyAssignmentsArgs, policyAssignmentsState } from './policy-assignments.ts';
import { pstnUsage } from './pstn-usage.ts';
import { sbc } from './sbc.ts';
import { sipDomain } from './sip-domain.ts';
import { sipDomainRegistration } from './sip-domain-registration.ts';
import { translationRule } from './translation-rule.ts';
import { unassignedNumberTreatment } from './unassigned-number-treatment.ts';
import { userSignInsArgs, userSignInsState } from './user-sign-ins.ts';
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
  SipDomain: sipDomain,
  SipDomainRegistration: sipDomainRegistration,
  TranslationRule: translationRule,
  Sbc: sbc,
  PstnUsage: pstnUsage,
  VoiceRoute: voiceRoute,
  VoiceRoutingPolicy: voiceRoutingPolicy,
  DialPlan: dialPlan,
  CallingPolicy: callingPolicy,
  EmergencyCallRoutingPolicy: emergencyCallRoutingPolicy,
  CallerIdPolicy: callerIdPolicy,
  GroupPolicyAssignment: {
    description: 'A policy of one type for the direct members of a group of Entra, with its rank among the groups.',
    details:
      "It reaches members after a day or more. A member's own policy comes before it; nested groups' people have nothing by it.",
    page: cmdletPage('Grant-CsOnlineVoiceRoutingPolicy'),
    args: groupPolicyAssignmentArgs,
    state: groupPolicyAssignmentState,
  },
  UnassignedNumberTreatment: unassignedNumberTreatment,
  GlobalVoiceRoutingPolicy: globalVoiceRoutingPolicy,
  GlobalDialPlan: globalDialPlan,
  GlobalCallingPolicy: globalCallingPolicy,
  BlockedCaller: blockedCaller,
  BlockedCallerExemption: blockedCallerExemption,
  GlobalEmergencyCallRoutingPolicy: globalEmergencyCallRoutingPolicy,
  GlobalCallerIdPolicy: globalCallerIdPolicy,
  Licences: {
    description:
      'The licences that a number needs: who lacks Phone System or Teams is given the add-on of its plan. One per tenant.',
    details:
      'It takes the setup identity (TRUNKLINE_SETUP_*), and only when there is something to write. What users had before is never taken back, nor what a group gives; nothing is bought.',
    page: graphPage('user-assignlicense'),
    args: licencesArgs,
    state: licencesState,
  },
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
  UserSignIns: {
    description:
      "Sign-in names that are changed to names in the SIP domain, and what they were. One per tenant; users it doesn't name are never touched.",
    details:
      'The person is the object id: both names are looked up, one request a person changes the name, and nobody is made anew. Removing a user puts the old name back, with approvedReturns; deleting the roster leaves everybody the name they have. Users whom a directory synchronises, of a federated domain or with a directory role are refused.',
    page: graphPage('user-update'),
    args: userSignInsArgs,
    state: userSignInsState,
  },
  LicenceReturns: {
    description: 'Takes back what Licences gave to users who are named no more, after their numbers are released.',
    details: 'It depends on PhoneNumbers, so that it comes behind it. When it is deleted it takes nothing back.',
    page: graphPage('user-assignlicense'),
    args: licenceReturnsArgs,
    state: licenceReturnsState,
  },
} as const satisfies Record<string, KindSchema>;

export type KindName = keyof typeof kindSchemas;
