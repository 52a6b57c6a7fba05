import type { TranslationList } from '../tenant/translation-lists.ts';

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
  /** What Global's rules are isn't known unless it is among `dialPlans`: a tenant's files don't hold it. Default false. */
  readonly unreadGlobalPlan?: boolean;
  /** What Global's usages are isn't known unless it is among `voiceRoutingPolicies`. Default false. */
  readonly unreadGlobalPolicy?: boolean;
  /** Teams' own rules per country, by ISO 3166-1 alpha-2 code; they come after the dial plan's. */
  readonly servicePlans: Readonly<Record<string, ServicePlan>>;
  /** A policy named `Global` holds for users without another; without one, Global has no usages. */
  readonly voiceRoutingPolicies: readonly VoiceRoutingPolicy[];
  readonly voiceRoutes: readonly VoiceRoute[];
  readonly sbcs: readonly Sbc[];
  readonly translationRules: readonly Rewrite[];
  /** Calling policies whose settings are known; users may have others. */
  readonly callingPolicies?: readonly CallingPolicy[];
  /** Caller ID policies whose settings are known; users may have others. */
  readonly callerIdPolicies?: readonly CallerIdPolicy[];
  /** Who isn't among `users` may hold a number, too. Default false. */
  readonly unreadHolders?: boolean;
  /** Where calls to numbers that nobody holds end, in order of trial. Default: none. */
  readonly treatments?: readonly Treatment[];
  /** Blocks that the carrier has given the tenant, `first` to `last`, with as many digits; numbers of users count as the tenant's anyhow. Default: none. */
  readonly ownNumbers?: readonly { readonly first: string; readonly last: string }[];
  /** Callers whom the tenant blocks; absent: none, as far as is known. */
  readonly blockedCallers?: BlockedCallers;
  /** The numbers that CCAIP shows when it hands a call over; absent: not known. */
  readonly callerNumbers?: readonly string[];
  /** Emergency call routing policies whose numbers are known; users may have others. One named `Global` holds for users without another. */
  readonly emergencyPolicies?: readonly EmergencyPolicy[];
  /** Whether such a policy is asked for what the dial plan makes (default) or for what is dialled: not published, so both are looked at. */
  readonly emergencyReading?: 'plan first' | 'policy first';
  /** Sites of the network whose own policy wins for users who are there, where that is known. */
  readonly networkSites?: readonly { readonly name: string; readonly policy: string }[];
  /** Policies that users get by a group they are in. */
  readonly groupAssignments: readonly GroupAssignment[];
  /** Who is in a group is only what the files say of users' sites: Entra wasn't asked. Default false. */
  readonly unreadMembers?: boolean;
  /** Host of every SIP URI that CCAIP dials; absent if nothing is handed over. */
  readonly inboundDomain?: string;
  /** That host isn't known yet, since the SIP trunk isn't connected. Default false. */
  readonly unknownHost?: boolean;
  /** Emergency numbers that the carrier takes in another form, as a person says: `111` as `+64111`. */
  readonly emergencyForms?: readonly { readonly number: string; readonly sentAs: string }[];
  /** The SIP provider takes numbers without `+` and hands them over with it. Default false. */
  readonly inboundAddsPlus?: boolean;
}

export interface VoiceUser {
  /** User principal name. */
  readonly name: string;
  /** The sign-in name that an up gives: whoever is asked for by it is meant. */
  readonly signIn?: string;
  /** E.164, e.g. `+31205552101` or `+31205552100;ext=101`. */
  readonly number?: string;
  /** Usage location, ISO 3166-1 alpha-2: chooses the service plan. */
  readonly country: string;
  /** Assigned to the user directly. */
  readonly dialPlan?: string;
  /** Assigned to the user directly. */
  readonly voiceRoutingPolicy?: string;
  readonly callingPolicy?: string;
  /** The group that gives the calling policy, where a file says so and Entra wasn't asked. */
  readonly callingGroup?: string;
  readonly callerIdPolicy?: string;
  /** The group that gives the caller ID policy, where a file says so and Entra wasn't asked. */
  readonly callerIdGroup?: string;
  /** The user's own call answering settings, where somebody read them. */
  readonly own?: OwnSettings;
  /** Emergency call routing policy, whoever gave it. */
  readonly emergencyPolicy?: string;
  /** The group that gives it, where a file says so and Entra wasn't asked. */
  readonly emergencyGroup?: string;
  readonly groups?: readonly string[];
  /** Has a Calling Plan: what no route takes goes out by Microsoft. Default false. */
  readonly callingPlan?: boolean;
  /** The number's ReverseNumberLookup is SkipInternalVoip: colleagues who dial it go out to the network. Default false. */
  readonly skipsInternal?: boolean;
  /** What CCAIP dials to reach the user. */
  readonly sipUri?: string;
  /** How CCAIP uses the person: `agent` or `transfer`. */
  readonly ccaip?: string;
  /** Stands for people whom no file names: who they are, and the types of policy of which a file doesn't say which they have. */
  readonly uncounted?: { readonly whom: string; readonly unknown: readonly string[] };
}

/** Where a user's own settings send calls. */
type Target = 'voicemail' | 'one' | 'delegates' | 'group' | 'nowhere';

/**
 * A user's own call answering settings, as Teams has them; they count where the calling policy leaves it to the user.
 *
 * Source: https://learn.microsoft.com/powershell/module/microsoftteams/get-csusercallingsettings
 */
export interface OwnSettings {
  /** Calls go there at once, or ring there too. */
  readonly forwards?: { readonly how: 'at once' | 'too'; readonly to: Target; readonly target?: string };
  /** Where calls go that nobody takes. */
  readonly unanswered?: { readonly to: Target; readonly target?: string; readonly afterSeconds?: number };
  /** What a second call gets; absent: Teams didn't say (modules before 8.0.0). */
  readonly secondCall?: 'busy signal' | 'as unanswered' | 'rings' | 'not set';
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
  /** In order of trial. */
  readonly rules: readonly ServiceRule[];
  /** These are all rules that Teams has for the country, so that what none of them takes is known too. */
  readonly whole: boolean;
}

/** One of Teams' own rules for a country. */
export interface ServiceRule extends NormalizationRule {
  /** `published`: it was printed by Teams' own cmdlets; `likely`: it follows from what is known of other countries. */
  readonly certainty: 'published' | 'likely';
  /** Where that is known from. */
  readonly source: string;
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
  /** Its FQDN isn't known yet, since the SIP trunk isn't connected: nobody can tell what becomes of its calls. Default false. */
  readonly notConnected?: boolean;
  /** Countries to which the SIP provider lets calls of this SBC through, ISO 3166-1 alpha-2; absent: not known. */
  readonly destinations?: readonly string[];
  /** A disabled SBC gets no new calls. Default true. */
  readonly enabled?: boolean;
  /** It is disabled to be drained. Default false. */
  readonly draining?: boolean;
  /** It turns `username@…` into that user's number before Teams sees the call. Default false. */
  readonly mapsUsernames?: boolean;
  /** A carrier's trunk: the carrier's tenant has it, this one only names it in routes. Default false. */
  readonly derived?: boolean;
  /** Translation rules by name; of each list the first that matches applies. */
  readonly translations?: Readonly<Partial<Record<TranslationList, readonly string[]>>>;
  /** Lists of which it isn't known what they hold: the SBC was there before, and nobody looked. Default: none. */
  readonly unknownLists?: readonly TranslationList[];
}

/** What of a calling policy decides who answers; what is left out isn't known. */
export interface CallingPolicy {
  readonly name: string;
  readonly privateCalling?: boolean;
  readonly voicemail?: 'AlwaysEnabled' | 'AlwaysDisabled' | 'UserOverride';
  readonly busyOnBusy?: 'Enabled' | 'Unanswered' | 'Disabled' | 'UserOverride';
  readonly inboundTreatment?: 'RegularIncoming' | 'Unanswered' | 'Voicemail' | 'UserOverride';
  readonly forwardingToUser?: boolean;
  readonly forwardingToPhone?: boolean;
  readonly callGroups?: boolean;
  readonly delegation?: boolean;
}

export interface NumberPattern {
  readonly name: string;
  readonly pattern: string;
  readonly enabled: boolean;
  /** The resource account that takes the calls, by sign-in name; absent: they are refused. */
  readonly redirectTo?: string;
}

/** Patterns on callers' numbers, for the whole tenant. */
export interface BlockedCallers {
  readonly patterns: readonly NumberPattern[];
  /** Whom these take is let through. */
  readonly exemptions: readonly NumberPattern[];
  /** The tenant blocks nobody, whatever they say. Default false. */
  readonly isOff?: boolean;
  /** What the tenant itself says of numbers, in the form in which it was asked. */
  readonly answers?: readonly { readonly number: string; readonly isMatch: boolean }[];
}

/** What people see whom its users call. */
export interface CallerIdPolicy {
  readonly name: string;
  readonly show: 'ownNumber' | 'anonymous' | 'resource';
  /** The resource account whose number is shown, by sign-in name. */
  readonly account?: string;
  /** The name that is shown. */
  readonly companyName?: string;
  /** Users may hide the number. */
  readonly userOverride: boolean;
  /** Callers from the network look anonymous to the users. */
  readonly hideCallers: boolean;
}

/** A treatment of unassigned numbers. */
export interface Treatment {
  readonly name: string;
  readonly pattern: string;
  /** Whose phone rings, by the sign-in name, or the path of what is played. */
  readonly target: {
    readonly kind: 'user' | 'account' | 'announcement';
    readonly to: string;
    /** Of what is played: another content is another announcement. */
    readonly sha256?: string;
  };
}

/** Which numbers are emergency calls, and whose routes take each. */
export interface EmergencyPolicy {
  readonly name: string;
  readonly numbers: readonly {
    /** What is dialled, and what the SBC gets. */
    readonly dial: string;
    /** What may be dialled for it. */
    readonly masks: readonly string[];
    /** PSTN usage. */
    readonly usage: string;
  }[];
}

export interface GroupAssignment {
  readonly group: string;
  readonly kind: 'dialPlan' | 'voiceRoutingPolicy';
  /** The plan's or policy's name. */
  readonly assigned: string;
  /** 1 wins over 2. */
  readonly rank: number;
}
