import type { Cmdlet } from './cmdlet.ts';
import {
  getBatchPolicyAssignmentOperation,
  newBatchPolicyAssignmentOperation,
} from './cmdlets/batch-policy-assignment.ts';
import { getTeamsCallingPolicy } from './cmdlets/calling-policy.ts';
import { getEffectiveTenantDialPlan, testEffectiveTenantDialPlan } from './cmdlets/effective-dial-plan.ts';
import { grantPolicy } from './cmdlets/grant-policy.ts';
import {
  getGroupPolicyAssignment,
  newGroupPolicyAssignment,
  removeGroupPolicyAssignment,
} from './cmdlets/group-policy-assignment.ts';
import { newVoiceNormalizationRule, testVoiceNormalizationRule } from './cmdlets/normalization-rule.ts';
import { getOnlineUser } from './cmdlets/online-user.ts';
import { removePhoneNumberAssignment, setPhoneNumberAssignment } from './cmdlets/phone-number-assignment.ts';
import { getPhoneNumberAssignment } from './cmdlets/phone-number-list.ts';
import {
  getOnlinePSTNGateway,
  newOnlinePSTNGateway,
  removeOnlinePSTNGateway,
  setOnlinePSTNGateway,
} from './cmdlets/pstn-gateway.ts';
import { getOnlinePstnUsage, setOnlinePstnUsage } from './cmdlets/pstn-usage.ts';
import { getTenant } from './cmdlets/tenant.ts';
import {
  getTenantDialPlan,
  newTenantDialPlan,
  removeTenantDialPlan,
  setTenantDialPlan,
} from './cmdlets/tenant-dial-plan.ts';
import {
  getTeamsTranslationRule,
  newTeamsTranslationRule,
  removeTeamsTranslationRule,
  setTeamsTranslationRule,
  testTeamsTranslationRule,
} from './cmdlets/translation-rule.ts';
import { getUserPolicyAssignment } from './cmdlets/user-policy-assignment.ts';
import {
  getOnlineVoiceRoute,
  newOnlineVoiceRoute,
  removeOnlineVoiceRoute,
  setOnlineVoiceRoute,
} from './cmdlets/voice-route.ts';
import {
  getOnlineVoiceRoutingPolicy,
  newOnlineVoiceRoutingPolicy,
  removeOnlineVoiceRoutingPolicy,
  setOnlineVoiceRoutingPolicy,
} from './cmdlets/voice-routing-policy.ts';

/** The lab's share of the MicrosoftTeams module: what trunkline calls, and what a voice engineer would try beside it. */
export const cmdlets: readonly Cmdlet[] = [
  getOnlinePSTNGateway,
  newOnlinePSTNGateway,
  setOnlinePSTNGateway,
  removeOnlinePSTNGateway,
  getOnlinePstnUsage,
  setOnlinePstnUsage,
  getOnlineVoiceRoute,
  newOnlineVoiceRoute,
  setOnlineVoiceRoute,
  removeOnlineVoiceRoute,
  getOnlineVoiceRoutingPolicy,
  newOnlineVoiceRoutingPolicy,
  setOnlineVoiceRoutingPolicy,
  removeOnlineVoiceRoutingPolicy,
  grantPolicy('OnlineVoiceRoutingPolicy', 'Identity'),
  getTenantDialPlan,
  newTenantDialPlan,
  setTenantDialPlan,
  removeTenantDialPlan,
  grantPolicy('TenantDialPlan', 'GrantToTenant'),
  newVoiceNormalizationRule,
  testVoiceNormalizationRule,
  getEffectiveTenantDialPlan,
  testEffectiveTenantDialPlan,
  newTeamsTranslationRule,
  getTeamsTranslationRule,
  setTeamsTranslationRule,
  removeTeamsTranslationRule,
  testTeamsTranslationRule,
  setPhoneNumberAssignment,
  removePhoneNumberAssignment,
  getPhoneNumberAssignment,
  getOnlineUser,
  getTenant,
  getTeamsCallingPolicy,
  grantPolicy('TeamsCallingPolicy', 'Identity'),
  newBatchPolicyAssignmentOperation,
  getBatchPolicyAssignmentOperation,
  newGroupPolicyAssignment,
  getGroupPolicyAssignment,
  removeGroupPolicyAssignment,
  getUserPolicyAssignment,
];
