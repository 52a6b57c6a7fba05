/**
 * The types whose policies can be given to many users at once, as Teams spells them. A type that isn't here is passed on
 * as written: Microsoft adds some.
 *
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csbatchpolicyassignmentoperation
 */
const knownPolicyTypes = [
  'CallingLineIdentity',
  'ExternalAccessPolicy',
  'OnlineVoiceRoutingPolicy',
  'TeamsAppPermissionPolicy',
  'TeamsAppSetupPolicy',
  'TeamsCallParkPolicy',
  'TeamsCallingPolicy',
  'TeamsChannelsPolicy',
  'TeamsEducationAssignmentsAppPolicy',
  'TeamsEmergencyCallRoutingPolicy',
  'TeamsEmergencyCallingPolicy',
  'TeamsMeetingBroadcastPolicy',
  'TeamsMeetingPolicy',
  'TeamsMessagingPolicy',
  'TeamsTemplatePermissionPolicy',
  'TeamsUpdateManagementPolicy',
  'TeamsUpgradePolicy',
  'TeamsVerticalPackagePolicy',
  'TeamsVideoInteropServicePolicy',
  'TenantDialPlan',
] as const;

/** Teams' spelling of a known type, whatever the case it was written in. */
export const knownPolicyType = (type: string): string | undefined =>
  knownPolicyTypes.find((one) => one.toLowerCase() === type.toLowerCase());

/** How to look whether a policy exists, for the types that trunkline itself makes and so may find fresh. */
export const policyGetter = (type: string): 'Get-CsOnlineVoiceRoutingPolicy' | 'Get-CsTenantDialPlan' | undefined => {
  if (type === 'OnlineVoiceRoutingPolicy') return 'Get-CsOnlineVoiceRoutingPolicy';
  return type === 'TenantDialPlan' ? 'Get-CsTenantDialPlan' : undefined;
};
