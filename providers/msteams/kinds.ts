import type { Kind } from '../kit/resource.ts';
import { createDialPlanKind } from './resources/described/dial-plan.ts';
import { createSbcKind } from './resources/described/sbc.ts';
import { createVoiceRouteKind } from './resources/described/voice-route.ts';
import { createVoiceRoutingPolicyKind } from './resources/described/voice-routing-policy.ts';
import { createPhoneNumbersKind } from './resources/phone-numbers/kind.ts';
import { createPolicyAssignmentsKind } from './resources/policy-assignments/kind.ts';
import { createPstnUsageKind } from './resources/pstn-usage.ts';
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
