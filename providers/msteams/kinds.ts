import type { Kind } from '../kit/resource.ts';
import { createDialPlanKind } from './resources/dial-plan.ts';
import { createPhoneNumbersKind } from './resources/phone-numbers.ts';
import { createPolicyAssignmentsKind } from './resources/policy-assignments.ts';
import { createPstnUsageKind } from './resources/pstn-usage.ts';
import { createSbcKind } from './resources/sbc.ts';
import { createVoiceRouteKind } from './resources/voice-route.ts';
import { createVoiceRoutingPolicyKind } from './resources/voice-routing-policy.ts';
import type { Session } from './session.ts';

/** Every kind of resource in the package, at work in one tenant. */
export const createKinds = (session: Session): readonly Kind<object, object>[] => [
  createSbcKind(session),
  createPstnUsageKind(session),
  createVoiceRouteKind(session),
  createVoiceRoutingPolicyKind(session),
  createDialPlanKind(session),
  createPhoneNumbersKind(session),
  createPolicyAssignmentsKind(session),
];
