/** What the lab tenant holds, as rows of the store: the services' own words. */
export interface LabUser {
  id: string;
  userPrincipalName: string;
  displayName: string;
  accountEnabled: boolean;
  usageLocation: string | null;
  /** skuIds, see licences.ts. */
  licences: string[];
  accountType: 'user' | 'resourceAccount' | 'guest' | 'sfbOnPremUser' | 'ineligibleUser';
  /** Set when soft-deleted (ISO date-time). */
  deletedDateTime: string | null;
  /** Teams' coexistence mode: only UpgradeToTeams may use Direct Routing. */
  teamsUpgradePolicy: 'UpgradeToTeams' | 'Islands' | 'SfBOnly';
  enterpriseVoiceEnabled: boolean;
  /** Number set in the on-premises directory, if any. */
  onPremLineUri: string | null;
  /** Directly assigned policies by type, e.g. `{ OnlineVoiceRoutingPolicy: 'NL agents' }`. */
  policies: Record<string, string>;
}

export interface LabNumber {
  /** With `+`, and `;ext=` if any. */
  telephoneNumber: string;
  numberType: 'directRouting' | 'callingPlan' | 'operatorConnect';
  /** Object id of the holder, or null: the number stays in the inventory. */
  assignmentTargetId: string | null;
  assignmentStatus: 'unassigned' | 'userAssigned' | 'voiceApplicationAssigned' | 'conferenceAssigned';
  assignmentCategory: 'primary' | 'private' | 'alternate';
  numberSource: 'online' | 'onPremises';
  /** Set by an assignment block. */
  blocked: boolean;
}

export interface LabDomain {
  id: string;
  isVerified: boolean;
  isDefault: boolean;
  isInitial: boolean;
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

/** A policy of a type that trunkline assigns but does not make (TeamsCallingPolicy …). */
export interface LabOtherPolicy {
  type: string;
  Identity: string;
}
