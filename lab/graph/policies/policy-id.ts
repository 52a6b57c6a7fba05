import { createHash } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import { labTenantId } from '../../identity.ts';
import { keptAs } from '../../teams/policies/policy-types.ts';

/** A policy that users can be given, whatever cmdlet made it. */
export interface AssignablePolicy {
  readonly type: string;
  /** Without `Tag:`. */
  readonly name: string;
  /** Lab time (ms) from which it can be given. */
  readonly grantableFrom: number;
}

/** Policy types that New-CsBatchPolicyAssignmentOperation lists; Graph doesn't enumerate its own. */
export const policyTypes = [
  'CallingLineIdentity',
  'ExternalAccessPolicy',
  'OnlineVoiceRoutingPolicy',
  'TeamsAppSetupPolicy',
  'TeamsAppPermissionPolicy',
  'TeamsCallingPolicy',
  'TeamsCallParkPolicy',
  'TeamsChannelsPolicy',
  'TeamsEducationAssignmentsAppPolicy',
  'TeamsEmergencyCallingPolicy',
  'TeamsMeetingBroadcastPolicy',
  'TeamsEmergencyCallRoutingPolicy',
  'TeamsMeetingPolicy',
  'TeamsMessagingPolicy',
  'TeamsTemplatePermissionPolicy',
  'TeamsUpdateManagementPolicy',
  'TeamsUpgradePolicy',
  'TeamsVerticalPackagePolicy',
  'TeamsVideoInteropServicePolicy',
  'TenantDialPlan',
] as const;

const plain = (identity: string): string => identity.replace(/^Tag:/i, '');

/** Every policy of a type, `Global` left out: nobody is given that one, it is what remains. */
export const assignablePolicies = ({ store }: Pick<LabContext, 'store'>, type: string): AssignablePolicy[] => {
  const asked = type.toLowerCase();
  const kind = keptAs[asked as keyof typeof keptAs];
  const made = kind === undefined ? [] : store.list(kind);
  const other = store.list('otherPolicy').filter((one) => one.type.toLowerCase() === asked);
  return [
    ...made.map((one) => ({ type, name: plain(one.Identity), grantableFrom: one.grantableFrom })),
    ...other.map((one) => ({ type, name: plain(one.Identity), grantableFrom: 0 })),
  ].filter((one) => one.name.toLowerCase() !== 'global');
};

/** Opaque on purpose: always ask getPolicyId. */
export const policyIdOf = (type: string, name: string): string =>
  createHash('sha256').update(`${labTenantId}|${type}|${name}`.toLowerCase()).digest('base64url');
