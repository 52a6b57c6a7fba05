import {
  globalCallerIdPolicy,
  globalCallingPolicy,
  globalDialPlan,
  globalEmergencyCallRoutingPolicy,
  globalVoiceRoutingPolicy,
} from '../../schema/global.ts';
import type { Session } from '../../session.ts';
import { callerIdPolicyObject } from '../described/caller-id-policy.ts';
import { callingPolicyObject } from '../described/calling-policy.ts';
import { dialPlanObject } from '../described/dial-plan.ts';
import { emergencyCallRoutingPolicyObject } from '../described/emergency-call-routing-policy.ts';
import { voiceRoutingPolicyObject } from '../described/voice-routing-policy.ts';
import { createGlobalKind } from './kind.ts';

/** Set-CsOnlineVoiceRoutingPolicy -Identity Global. */
export const createGlobalVoiceRoutingPolicyKind = (session: Session) =>
  createGlobalKind(session, globalVoiceRoutingPolicy, voiceRoutingPolicyObject(session));

/** Set-CsTenantDialPlan -Identity Global. */
export const createGlobalDialPlanKind = (session: Session) => createGlobalKind(session, globalDialPlan, dialPlanObject);

/** Set-CsTeamsCallingPolicy -Identity Global. */
export const createGlobalCallingPolicyKind = (session: Session) =>
  createGlobalKind(session, globalCallingPolicy, callingPolicyObject);

/** Set-CsCallingLineIdentity -Identity Global. */
export const createGlobalCallerIdPolicyKind = (session: Session) =>
  createGlobalKind(session, globalCallerIdPolicy, callerIdPolicyObject(session));

/** Set-CsTeamsEmergencyCallRoutingPolicy -Identity Global. */
export const createGlobalEmergencyCallRoutingPolicyKind = (session: Session) =>
  createGlobalKind(session, globalEmergencyCallRoutingPolicy, emergencyCallRoutingPolicyObject(session));
