/**
 * The types whose policies can be given to groups, and the cmdlet that does it. A cmdlet's page that shows `-Group` proves
 * nothing: some were advertised without support.
 *
 * @see https://learn.microsoft.com/microsoftteams/assign-policies-users-and-groups
 */
const grants = {
  OnlineVoiceRoutingPolicy: 'Grant-CsOnlineVoiceRoutingPolicy',
  TenantDialPlan: 'Grant-CsTenantDialPlan',
  TeamsCallingPolicy: 'Grant-CsTeamsCallingPolicy',
  TeamsEmergencyCallRoutingPolicy: 'Grant-CsTeamsEmergencyCallRoutingPolicy',
  CallingLineIdentity: 'Grant-CsCallingLineIdentity',
} as const;

export type GroupPolicyType = keyof typeof grants;

export const groupPolicyTypes = Object.keys(grants) as [GroupPolicyType, ...GroupPolicyType[]];

export const grantCmdlet = (type: GroupPolicyType) => grants[type];
