import type { LabAzureResource, LabAzureRole, LabVaultSecret } from './azure/model.ts';
import type { LabCarrierTrunk } from './carrier/model.ts';
import type { LabCcaipKinds } from './ccaip/model.ts';
import type { LabUserGrant } from './entra/user-grant.ts';
import type { LabUser } from './graph/users/lab-user.ts';
import type { LabNumberPattern } from './teams/blocked-callers.ts';
import type { LabCallerIdPolicy } from './teams/policies/caller-id-policy.ts';
import type { LabCallingPolicy } from './teams/policies/calling-policy.ts';
import type { LabEmergencyPolicy } from './teams/policies/emergency-policy.ts';
import type { LabTranslationRule } from './teams/policies/translation-rule.ts';
import type { LabAudioFile, LabUnassignedTreatment } from './teams/policies/unassigned-treatment.ts';
import type { LabTelnyxKinds } from './telnyx/model.ts';

export type { LabUser };

/** What the lab tenant holds, as rows of the store: the services' own words. */
export interface LabNumber {
  /** With `+`, and `;ext=` if any. */
  telephoneNumber: string;
  numberType: 'directRouting' | 'callingPlan' | 'operatorConnect';
  /** Object id of the holder, a shared calling policy's name, or null: the number stays in the inventory. */
  assignmentTargetId: string | null;
  assignmentStatus:
    | 'unassigned'
    | 'userAssigned'
    | 'voiceApplicationAssigned'
    | 'conferenceAssigned'
    | 'policyAssigned';
  assignmentCategory: 'primary' | 'private' | 'alternate';
  numberSource: 'online' | 'onPremises';
  /** Set by an assignment block. */
  blocked: boolean;
  /** `SkipInternalVoip`: calls to it from inside go out to the PSTN. */
  reverseNumberLookup?: string[];
}

export interface LabDomain {
  id: string;
  isVerified: boolean;
  isDefault: boolean;
  isInitial: boolean;
  /** False below another domain of the tenant; absent: true. */
  isRoot?: boolean;
  /** Who signs in by it does so elsewhere; absent: Managed. */
  authenticationType?: 'Managed' | 'Federated';
  /** What the tenant uses it for; changed by PATCH once verified. */
  supportedServices?: string[];
  /** Disabled in Teams; absent: enabled. */
  disabledInTeams?: true;
}

/** A group whose direct members a group policy assignment reaches. */
export interface LabGroup {
  id: string;
  displayName: string;
  mail: string;
  /** Object ids of direct members: people, and groups whose own members get nothing by it. */
  members: string[];
}

/** An SBC as Get-CsOnlinePSTNGateway prints it. */
export interface LabGateway extends Record<string, unknown> {
  Identity: string;
  Fqdn: string;
  SipSignalingPort: number;
}

export interface LabVoiceRoute {
  Identity: string;
  Priority: number;
  Description: string | null;
  NumberPattern: string;
  OnlinePstnUsages: string[];
  OnlinePstnGatewayList: string[];
  BridgeSourcePhoneNumber: string | null;
  Name: string;
}

export interface LabVoiceRoutingPolicy {
  Identity: string;
  OnlinePstnUsages: string[];
  Description: string | null;
  RouteType: 'BYOT';
  /** Lab time (ms) from which Grant and batch accept it. */
  grantableFrom: number;
}

export interface LabDialPlan {
  Identity: string;
  SimpleName: string;
  Description: string | null;
  NormalizationRules: {
    Name: string;
    Description: string | null;
    Pattern: string;
    Translation: string;
    IsInternalExtension: boolean;
  }[];
  grantableFrom: number;
}

/** A site of the tenant's network as Get-CsTenantNetworkSite prints it. */
export interface LabNetworkSite {
  Identity: string;
  Description: string | null;
  /** Wins for users who are in the site. */
  EmergencyCallRoutingPolicy: string | null;
  EmergencyCallingPolicy: string | null;
}

/** A policy of a type that trunkline assigns but does not make (TeamsCallingPolicy …). */
export interface LabOtherPolicy {
  type: string;
  Identity: string;
}

/** A policy assigned to a group; rows of one type are ranked 1 (highest) to n. */
export interface LabGroupPolicyAssignment {
  GroupId: string;
  PolicyType: string;
  PolicyName: string;
  Rank: number;
  /** Lab time (ms). */
  createdAt: number;
  /** Object id of who made it. */
  CreatedBy: string;
}

/** A batch policy assignment; users are assigned one after another on the lab clock. */
export interface LabBatchOperation {
  OperationId: string;
  OperationName: string | null;
  PolicyType: string;
  /** Null unassigns. */
  PolicyName: string | null;
  CreatedBy: string;
  /** Lab time (ms). */
  createdAt: number;
  completesAt: number;
  /** Ids as they were given; result is null until the user's turn has come. */
  users: { Id: string; Result: string | null }[];
}

/** A client secret or key as Graph lists it; the secret's hash is a `secret` row. */
export interface LabPasswordCredential {
  keyId: string;
  displayName: string | null;
  startDateTime: string;
  endDateTime: string;
  hint: string;
  customKeyIdentifier: string | null;
  secretText: null;
}

/** An app registration in Graph's words; properties nobody here looks at are kept as they were sent. */
export interface LabApplication extends Record<string, unknown> {
  id: string;
  appId: string;
  displayName: string;
  signInAudience: string;
  deletedDateTime: string | null;
  passwordCredentials: LabPasswordCredential[];
  keyCredentials: { keyId: string; key: string | null }[];
}

export interface LabServicePrincipal extends Record<string, unknown> {
  id: string;
  appId: string;
  displayName: string;
  accountEnabled: boolean;
  deletedDateTime: string | null;
  appRoles: { id: string; value: string; allowedMemberTypes: string[] }[];
  oauth2PermissionScopes: { id: string; value: string; type?: string }[];
}

/** Who owns an application or service principal. */
export interface LabOwner {
  objectId: string;
  ownerId: string;
}

export interface LabFederatedCredential extends Record<string, unknown> {
  id: string;
  /** Object id of the application. */
  applicationId: string;
  name: string;
  issuer: string;
  subject: string;
  audiences: string[];
}

/** An application permission granted to a principal, in Graph's words. */
export interface LabAppRoleAssignment extends Record<string, unknown> {
  id: string;
  appRoleId: string;
  principalId: string;
  resourceId: string;
}

/** Delegated permissions granted to a client (admin consent), in Graph's words. */
export interface LabPermissionGrant extends Record<string, unknown> {
  id: string;
  clientId: string;
  consentType: 'AllPrincipals' | 'Principal';
  principalId: string | null;
  resourceId: string;
  scope: string;
}

/** An Entra directory role held by a principal, e.g. Teams Administrator. */
export interface LabDirectoryRole {
  principalId: string;
  /** Role template id. */
  roleId: string;
}

/** A number assignment under way or ended. Effects come when it ends, on the lab clock. */
export interface LabNumberOperation {
  id: string;
  action: 'assign' | 'unassign';
  telephoneNumber: string;
  numberType: LabNumber['numberType'];
  assignmentTargetId: string | null;
  assignmentCategory: LabNumber['assignmentCategory'];
  /** Lab time (ms). */
  createdAt: number;
  endsAt: number;
  outcome: 'pending' | 'succeeded' | 'failed';
  statusDetail: string | null;
}

/** What the Teams read model still shows of a user (userConfigurations, Get-CsOnlineUser) until a change reaches it. */
export interface LabReadModel {
  /** The user's row and numbers as they were. */
  user: LabUser;
  numbers: { telephoneNumber: string; assignmentCategory: LabNumber['assignmentCategory'] }[];
  /** Lab time (ms) from which the real state shows. */
  until: number;
}

/** A row of the log of Direct Routing calls, in Graph's words; `shownFrom` (lab time, ms) isn't. */
export interface LabCall extends Record<string, unknown> {
  id: string;
  /** By which the log is asked. */
  startDateTime: string;
  shownFrom: number;
}

/** Every kind of row by name. `setting` holds what is one of a kind (PSTN usages, switches, the clock). */
export interface LabKinds extends LabCcaipKinds, LabTelnyxKinds {
  user: LabUser;
  number: LabNumber;
  domain: LabDomain;
  gateway: LabGateway;
  voiceRoute: LabVoiceRoute;
  voiceRoutingPolicy: LabVoiceRoutingPolicy;
  dialPlan: LabDialPlan;
  callingPolicy: LabCallingPolicy;
  emergencyPolicy: LabEmergencyPolicy;
  networkSite: LabNetworkSite;
  callerIdPolicy: LabCallerIdPolicy;
  blockedCaller: LabNumberPattern;
  blockedCallerExemption: LabNumberPattern;
  otherPolicy: LabOtherPolicy;
  application: LabApplication;
  servicePrincipal: LabServicePrincipal;
  owner: LabOwner;
  /** SHA-256 of a client secret by keyId; lab time (ms) from which it works, absent: at once. */
  secret: { applicationId: string; hash: string; worksFrom?: number };
  federatedCredential: LabFederatedCredential;
  oauth2PermissionGrant: LabPermissionGrant;
  appRoleAssignment: LabAppRoleAssignment;
  directoryRole: LabDirectoryRole;
  authorizationCode: LabUserGrant;
  refreshToken: LabUserGrant;
  numberOperation: LabNumberOperation;
  /** Ids of number operations that haven't ended. */
  pendingOperation: { id: string };
  readModel: LabReadModel;
  batchOperation: LabBatchOperation;
  group: LabGroup;
  groupPolicyAssignment: LabGroupPolicyAssignment;
  translationRule: LabTranslationRule;
  unassignedTreatment: LabUnassignedTreatment;
  audioFile: LabAudioFile;
  call: LabCall;
  carrierTrunk: LabCarrierTrunk;
  azureResource: LabAzureResource;
  azureRole: LabAzureRole;
  vaultSecret: LabVaultSecret;
  setting: Record<string, unknown>;
}

export type LabKind = keyof LabKinds;
