/**
 * Everything that decides what Teams does with a call, as plain data.
 *
 * It can say more than a tenant file: a Global dial plan and policy, groups, trunk translation rules, Calling Plan users.
 * Names compare without case, as in Teams.
 */
export interface VoiceConfig {
  readonly users: readonly VoiceUser[];
  /** A plan named `Global` holds for users without another; without one, Global has no rules. */
  readonly dialPlans: readonly DialPlan[];
  /** Teams' own rules per country, by ISO 3166-1 alpha-2 code; they come after the dial plan's. */
  readonly servicePlans: Readonly<Record<string, ServicePlan>>;
  /** A policy named `Global` holds for users without another; without one, Global has no usages. */
  readonly voiceRoutingPolicies: readonly VoiceRoutingPolicy[];
  readonly voiceRoutes: readonly VoiceRoute[];
  readonly sbcs: readonly Sbc[];
  readonly translationRules: readonly Rewrite[];
  /** Policies that users get by a group they are in. */
  readonly groupAssignments: readonly GroupAssignment[];
  /** Host of every SIP URI that CCAIP dials; absent if nothing is handed over. */
  readonly inboundDomain?: string;
  /** Emergency numbers that the carrier takes in another form, as a person says: `111` as `+64111`. */
  readonly emergencyForms?: readonly { readonly number: string; readonly sentAs: string }[];
  /** The SIP provider takes numbers without `+` and hands them over with it. Default false. */
  readonly inboundAddsPlus?: boolean;
}

export interface VoiceUser {
  /** User principal name. */
  readonly name: string;
  /** E.164, e.g. `+31205552101` or `+31205552100;ext=101`. */
  readonly number?: string;
  /** Usage location, ISO 3166-1 alpha-2: chooses the service plan. */
  readonly country: string;
  /** Assigned to the user directly. */
  readonly dialPlan?: string;
  /** Assigned to the user directly. */
  readonly voiceRoutingPolicy?: string;
  readonly callingPolicy?: string;
  readonly groups?: readonly string[];
  /** Has a Calling Plan: what no route takes goes out by Microsoft. Default false. */
  readonly callingPlan?: boolean;
  /** The number's ReverseNumberLookup is SkipInternalVoip: colleagues who dial it go out to the network. Default false. */
  readonly skipsInternal?: boolean;
  /** What CCAIP dials to reach the user. */
  readonly sipUri?: string;
  /** How CCAIP uses the person: `agent` or `transfer`. */
  readonly ccaip?: string;
}

/** A .NET pattern and what it makes of a number: a normalisation rule's or a trunk translation rule's core. */
export interface Rewrite {
  readonly name: string;
  readonly pattern: string;
  readonly translation: string;
}

export interface NormalizationRule extends Rewrite {
  /** Teams' IsInternalExtension. Default false. */
  readonly internal?: boolean;
}

export interface DialPlan {
  readonly name: string;
  /** In order of trial: the first that matches decides. */
  readonly rules: readonly NormalizationRule[];
}

/** What Teams does on its own for one country. */
export interface ServicePlan {
  /** Put before what no rule matches, e.g. `31`. */
  readonly callingCode: string;
  readonly rules: readonly NormalizationRule[];
}

export interface VoiceRoutingPolicy {
  readonly name: string;
  /** In order of trial. */
  readonly pstnUsages: readonly string[];
}

export interface VoiceRoute {
  readonly name: string;
  readonly pattern: string;
  /** Lower is tried first among the routes of a usage. The order of equal ones isn't published. */
  readonly priority: number;
  readonly pstnUsages: readonly string[];
  /** Names of SBCs; Teams takes the healthy ones in random order. */
  readonly sbcs: readonly string[];
}

export interface Sbc {
  /** The name that routes use. */
  readonly name: string;
  readonly fqdn: string;
  /** A disabled SBC gets no new calls. Default true. */
  readonly enabled?: boolean;
  /** It turns `username@…` into that user's number before Teams sees the call. Default false. */
  readonly mapsUsernames?: boolean;
  /** A carrier's trunk: the carrier's tenant has it, this one only names it in routes. Default false. */
  readonly derived?: boolean;
  /** Translation rules by name; of each list the first that matches applies. */
  readonly translations?: Readonly<Partial<Record<TranslationList, readonly string[]>>>;
}

/**
 * Which number a list of translation rules is for: `outboundPstn` the called number of a call that leaves, `outboundTeams` its
 * caller; `inboundTeams` the called number of a call that comes in, `inboundPstn` its caller.
 */
export type TranslationList = 'inboundTeams' | 'inboundPstn' | 'outboundTeams' | 'outboundPstn';

export interface GroupAssignment {
  readonly group: string;
  readonly kind: 'dialPlan' | 'voiceRoutingPolicy';
  /** The plan's or policy's name. */
  readonly assigned: string;
  /** 1 wins over 2. */
  readonly rank: number;
}
