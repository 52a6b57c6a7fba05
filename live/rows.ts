import type {
  DialPlanRow,
  GatewayRow,
  PolicyRow,
  RouteRow,
  TranslationRuleRow,
} from '../providers/msteams/resources/tenant-objects.ts';

/** A policy in force for a person, by whatever gave it; absent means Global. */
export interface LivePolicy {
  readonly name: string;
  /** Id of the group that gives it; absent: assigned to the person. */
  readonly group?: string;
}

/** A person as Teams has them. */
export interface LivePerson {
  readonly upn: string;
  readonly number?: string;
  /** Usage location; empty if there is none. */
  readonly country: string;
  readonly callingPlan: boolean;
  readonly dialPlan?: LivePolicy;
  readonly voiceRoutingPolicy?: LivePolicy;
  readonly callingPolicy?: LivePolicy;
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

/** What a tenant says about one call: all of its routing, and of people and numbers those that the call touches. */
export interface LiveRows {
  readonly gateways: readonly GatewayRow[];
  readonly routes: readonly RouteRow[];
  /** PSTN usages in Teams' order; empty where nobody asked: then those count that routes and policies name. */
  readonly usages: readonly string[];
  readonly policies: readonly PolicyRow[];
  readonly dialPlans: readonly DialPlanRow[];
  readonly translationRules: readonly TranslationRuleRow[];
  readonly groupPolicies: readonly GroupPolicyRow[];
  readonly people: readonly LivePerson[];
  readonly numbers: readonly LiveNumber[];
}
