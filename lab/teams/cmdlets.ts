import type { Cmdlet } from './cmdlet.ts';
import {
  getBatchPolicyAssignmentOperation,
  newBatchPolicyAssignmentOperation,
} from './cmdlets/batch-policy-assignment.ts';
import { blockedCallerCmdlets } from './cmdlets/blocked-callers.ts';
import {
  getCallingLineIdentity,
  newCallingLineIdentity,
  removeCallingLineIdentity,
  setCallingLineIdentity,
} from './cmdlets/caller-id-policy.ts';
import {
  getTeamsCallingPolicy,
  newTeamsCallingPolicy,
  removeTeamsCallingPolicy,
  setTeamsCallingPolicy,
} from './cmdlets/calling-policy.ts';
import { getEffectiveTenantDialPlan, testEffectiveTenantDialPlan } from './cmdlets/effective-dial-plan.ts';
import {
  getTeamsEmergencyCallRoutingPolicy,
  newTeamsEmergencyCallRoutingPolicy,
  removeTeamsEmergencyCallRoutingPolicy,
  setTeamsEmergencyCallRoutingPolicy,
} from './cmdlets/emergency-call-routing-policy.ts';
import { newTeamsEmergencyNumber } from './cmdlets/emergency-number.ts';
import { grantPolicy } from './cmdlets/grant-policy.ts';
import {
  getGroupPolicyAssignment,
  newGroupPolicyAssignment,
  removeGroupPolicyAssignment,
} from './cmdlets/group-policy-assignment.ts';
import { getTenantNetworkSite, newTenantNetworkSite } from './cmdlets/network-site.ts';
import { newVoiceNormalizationRule, testVoiceNormalizationRule } from './cmdlets/normalization-rule.ts';
import { getOnlineAudioFile, importOnlineAudioFile, removeOnlineAudioFile } from './cmdlets/online-audio-file.ts';
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
import { disableOnlineSipDomain, enableOnlineSipDomain, getOnlineSipDomain } from './cmdlets/sip-domain.ts';
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
import {
  getTeamsUnassignedNumberTreatment,
  newTeamsUnassignedNumberTreatment,
  removeTeamsUnassignedNumberTreatment,
  setTeamsUnassignedNumberTreatment,
  testTeamsUnassignedNumberTreatment,
} from './cmdlets/unassigned-number-treatment.ts';
import { getUserCallingSettings, setUserCallingSettings } from './cmdlets/user-calling-settings.ts';
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
  getOnlineSipDomain,
  enableOnlineSipDomain,
  disableOnlineSipDomain,
  getTeamsCallingPolicy,
  newTeamsCallingPolicy,
  setTeamsCallingPolicy,
  removeTeamsCallingPolicy,
  grantPolicy('TeamsCallingPolicy', 'Identity'),
  getTeamsEmergencyCallRoutingPolicy,
  newTeamsEmergencyCallRoutingPolicy,
  setTeamsEmergencyCallRoutingPolicy,
  removeTeamsEmergencyCallRoutingPolicy,
  newTeamsEmergencyNumber,
  grantPolicy('TeamsEmergencyCallRoutingPolicy', 'Identity'),
  getTenantNetworkSite,
  newTenantNetworkSite,
  getCallingLineIdentity,
  newCallingLineIdentity,
  setCallingLineIdentity,
  removeCallingLineIdentity,
  grantPolicy('CallingLineIdentity', 'Identity'),
  ...blockedCallerCmdlets,
  newBatchPolicyAssignmentOperation,
  getBatchPolicyAssignmentOperation,
  newGroupPolicyAssignment,
  getGroupPolicyAssignment,
  removeGroupPolicyAssignment,
  getUserPolicyAssignment,
  getUserCallingSettings,
  setUserCallingSettings,
  getTeamsUnassignedNumberTreatment,
  newTeamsUnassignedNumberTreatment,
  setTeamsUnassignedNumberTreatment,
  removeTeamsUnassignedNumberTreatment,
  testTeamsUnassignedNumberTreatment,
  getOnlineAudioFile,
  importOnlineAudioFile,
  removeOnlineAudioFile,
];
