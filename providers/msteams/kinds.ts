import type { Kind } from '../kit/resource.ts';
import { createBlockedCallerExemptionKind, createBlockedCallerKind } from './resources/described/blocked-caller.ts';
import { createCallerIdPolicyKind } from './resources/described/caller-id-policy.ts';
import { createCallingPolicyKind } from './resources/described/calling-policy.ts';
import { createDialPlanKind } from './resources/described/dial-plan.ts';
import { createEmergencyCallRoutingPolicyKind } from './resources/described/emergency-call-routing-policy.ts';
import { createSbcKind } from './resources/described/sbc.ts';
import { createTranslationRuleKind } from './resources/described/translation-rule.ts';
import { createUnassignedNumberTreatmentKind } from './resources/described/unassigned-number-treatment.ts';
import { createVoiceRouteKind } from './resources/described/voice-route.ts';
import { createVoiceRoutingPolicyKind } from './resources/described/voice-routing-policy.ts';
import {
  createGlobalCallerIdPolicyKind,
  createGlobalCallingPolicyKind,
  createGlobalDialPlanKind,
  createGlobalEmergencyCallRoutingPolicyKind,
  createGlobalVoiceRoutingPolicyKind,
} from './resources/global/kinds.ts';
import { createGroupPolicyAssignmentKind } from './resources/group-policy-assignment/kind.ts';
import { createLicenceReturnsKind } from './resources/licence-returns/kind.ts';
import { createLicencesKind } from './resources/licences/kind.ts';
import { createPhoneNumbersKind } from './resources/phone-numbers/kind.ts';
import { createPolicyAssignmentsKind } from './resources/policy-assignments/kind.ts';
import { createPstnUsageKind } from './resources/pstn-usage.ts';
import { createSipDomainKind } from './resources/sip-domain/kind.ts';
import { createSipDomainRegistrationKind } from './resources/sip-domain/registration.ts';
import { createUserSignInsKind } from './resources/user-sign-ins/kind.ts';
import type { Session } from './session.ts';

/** Every kind of resource in the package, at work in one tenant. */
export const createKinds = (session: Session): readonly Kind<object, object>[] => [
  createSipDomainKind(session),
  createSipDomainRegistrationKind(session),
  createTranslationRuleKind(session),
  createSbcKind(session),
  createPstnUsageKind(session),
  createVoiceRouteKind(session),
  createVoiceRoutingPolicyKind(session),
  createDialPlanKind(session),
  createCallingPolicyKind(session),
  createEmergencyCallRoutingPolicyKind(session),
  createCallerIdPolicyKind(session),
  createGroupPolicyAssignmentKind(session),
  createUnassignedNumberTreatmentKind(session),
  createGlobalVoiceRoutingPolicyKind(session),
  createGlobalDialPlanKind(session),
  createGlobalCallingPolicyKind(session),
  createBlockedCallerKind(session),
  createBlockedCallerExemptionKind(session),
  createGlobalEmergencyCallRoutingPolicyKind(session),
  createGlobalCallerIdPolicyKind(session),
  createLicencesKind(session),
  createPhoneNumbersKind(session),
  createPolicyAssignmentsKind(session),
  createUserSignInsKind(session),
  createLicenceReturnsKind(session),
];
