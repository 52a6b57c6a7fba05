import type {
  BlockedCallerExemptionRow,
  BlockedCallerRow,
  CallerIdPolicyRow,
  CallingPolicyRow,
  DialPlanRow,
  EmergencyPolicyRow,
  GatewayRow,
  PolicyRow,
  RouteRow,
  TranslationRuleRow,
  TreatmentRow,
} from '../providers/msteams/resources/tenant-objects.ts';
import type { OwnSettings } from '../routing/config.ts';
import type { PolicyField } from '../tenant/given-policies.ts';

/** A policy in force for a person, by whatever gave it; absent means Global. */
export interface LivePolicy {
  readonly name: string;
  /** Id of the group that gives it; absent: assigned to the person. */
  readonly group?: string;
}

/** What somebody has of each type of policy. */
export type LivePolicies = Readonly<Partial<Record<PolicyField, LivePolicy>>>;

/** A person as Teams has them. */
export interface LivePerson extends LivePolicies {
  readonly upn: string;
  /** Object id in Entra; absent where nobody asked. */
  readonly id?: string;
  readonly number?: string;
  /** Usage location; empty if there is none. */
  readonly country: string;
  readonly callingPlan: boolean;
}

/** Who holds a number, by the tenant's inventory. */
export interface LiveNumber {
  readonly number: string;
  /** UPN, or the object id where Entra has no such user; absent: nobody. */
  readonly holder?: string;
  /** ReverseNumberLookup is SkipInternalVoip. */
  readonly skipsInternal: boolean;
  /** A private or alternate line: not the number by which its holder is known. */
  readonly isFurther?: true;
  /** Where it isn't a Direct Routing number that Teams manages: Teams' word for what it is. */
  readonly otherSort?: string;
}

export interface GroupPolicyRow {
  readonly GroupId: string;
  readonly PolicyType: string;
  readonly PolicyName: string;
  readonly Rank: number;
}

/** A site of the tenant's network: its policy wins for users who are there. */
export interface NetworkSiteRow {
  readonly Identity: string;
  readonly EmergencyCallRoutingPolicy: string;
}
/** A treatment of unassigned numbers. */
export type LiveTreatment = TreatmentRow & {
  /** The sign-in name of whom it rings, or the name of the audio file in Teams; absent: there is none of the id. */
  readonly targetName?: string;
};

/** Of callers whom the tenant blocks; empty where nobody asked. */
export interface BlockedRows {
  /** With their accounts by sign-in name. */
  readonly blockedCallers: readonly BlockedCallerRow[];
  readonly blockedCallerExemptions: readonly BlockedCallerExemptionRow[];
  /** False: the tenant blocks nobody, whatever the patterns say. */
  readonly blocksCallers: boolean;
  /** What Test-CsInboundBlockedNumberPattern says of the numbers that CCAIP shows. */
  readonly blockedAnswers: readonly { readonly number: string; readonly isMatch: boolean }[];
}

export const nothingBlocked: BlockedRows = {
  blockedCallers: [],
  blockedCallerExemptions: [],
  blocksCallers: true,
  blockedAnswers: [],
};

/** What a tenant says about one call: all of its routing, and of people and numbers those that the call touches. */
export interface LiveRows extends BlockedRows {
  readonly gateways: readonly GatewayRow[];
  readonly routes: readonly RouteRow[];
  /** PSTN usages in Teams' order; empty where nobody asked: then those count that routes and policies name. */
  readonly usages: readonly string[];
  readonly policies: readonly PolicyRow[];
  readonly dialPlans: readonly DialPlanRow[];
  /** Empty where nobody asked. */
  readonly callingPolicies: readonly CallingPolicyRow[];
  /** With the Global one. Empty where nobody asked. */
  readonly emergencyPolicies: readonly EmergencyPolicyRow[];
  /** Sites of the network that have an emergency call routing policy of their own. Empty where nobody asked. */
  readonly networkSites: readonly NetworkSiteRow[];
  /** With their accounts by sign-in name. Empty where nobody asked. */
  readonly callerIdPolicies: readonly CallerIdPolicyRow[];
  readonly translationRules: readonly TranslationRuleRow[];
  readonly treatments: readonly LiveTreatment[];
  readonly groupPolicies: readonly GroupPolicyRow[];
  readonly people: readonly LivePerson[];
  readonly numbers: readonly LiveNumber[];
  /** Own call answering settings by UPN in lower case; absent where nobody asked. */
  readonly ownSettings?: ReadonlyMap<string, OwnSettings>;
}
