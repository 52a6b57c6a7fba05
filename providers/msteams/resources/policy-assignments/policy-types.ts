import type { RunRecord } from '../run-record.ts';

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

/** The types whose policies trunkline itself makes, and so may find fresh. */
const made = {
  CallingLineIdentity: { getter: 'Get-CsCallingLineIdentity', token: 'msteams:index:CallerIdPolicy' },
  OnlineVoiceRoutingPolicy: { getter: 'Get-CsOnlineVoiceRoutingPolicy', token: 'msteams:index:VoiceRoutingPolicy' },
  TeamsCallingPolicy: { getter: 'Get-CsTeamsCallingPolicy', token: 'msteams:index:CallingPolicy' },
  TeamsEmergencyCallRoutingPolicy: {
    getter: 'Get-CsTeamsEmergencyCallRoutingPolicy',
    token: 'msteams:index:EmergencyCallRoutingPolicy',
  },
  TenantDialPlan: { getter: 'Get-CsTenantDialPlan', token: 'msteams:index:DialPlan' },
} as const;

const madeAs = (type: string) => (Object.hasOwn(made, type) ? made[type as keyof typeof made] : undefined);

/** How to look whether a policy exists. */
export const policyGetter = (type: string) => madeAs(type)?.getter;

/** True for a policy that was made or changed in this run: Teams may need a quarter of an hour before it can be assigned. */
export const isFresh = (record: RunRecord, type: string, policy: string): boolean => {
  const token = madeAs(type)?.token;
  return token !== undefined && record.holder(token, policy) !== undefined;
};

/** True for a policy that is an object of this stack, as far as this run has met it: rosters wait for the policies that they name. */
export const isOfThisStack = (record: RunRecord, type: string, policy: string): boolean => {
  const token = madeAs(type)?.token;
  return token !== undefined && record.isKnown(token, policy);
};
