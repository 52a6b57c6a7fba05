import type { EmergencyNumber as DeclaredNumber } from '../providers/msteams/schema/emergency-number.ts';
import type { NormalizationRule as DeclaredRule } from '../providers/msteams/schema/normalization-rule.ts';
import type { EnteredUser } from './entered/entered.ts';
import type { PolicyField } from './given-policies.ts';
import type { ExceptionName } from './schema/exceptions.ts';
import type { SipTrunk } from './sip-trunk.ts';
import type { Queue, Ucaas } from './ucaas.ts';
import type { Entry } from './words.ts';

/**
 * One customer tenant, read and checked: what every other part of trunkline works with.
 *
 * It is the tenant file after its template, with sites resolved for each user and names in the file's spelling.
 * Plain data: order in every list is the file's order, and order is meaning.
 */
export interface Tenant {
  /** The folder under `stacks/`, and the Pulumi stack's name. */
  readonly name: string;
  /** Entra tenant id (GUID). */
  readonly id: string;
  /** The tenant's sign-in domain, e.g. `contoso.com`. */
  readonly domain: string;
  /** Further domains registered in the tenant, in which SBCs may lie; none if left out. */
  readonly otherDomains?: readonly string[];
  /** ISO 3166-1 alpha-2 code, e.g. `NL`: where users are whose site says nothing else. */
  readonly country: string;
  readonly sipTrunk: SipTrunk;
  /** The SIP provider's domain, registered in Microsoft 365. `name` may be `notKnownYet`, see `not-known-yet.ts`. */
  readonly sipDomain: {
    readonly name: string;
    /** `user` is a full UPN in the SIP domain, `licence` a SKU part number. */
    readonly activation?: {
      readonly user: string;
      readonly licence: string;
      /** Absent: true. */
      readonly keep?: boolean | undefined;
      /** Absent: false. */
      readonly signIn?: boolean | undefined;
    };
    /** The zone of Azure DNS that gets its TXT record; absent: a person publishes it. */
    readonly dns?: AzurePlace & { readonly zone: string };
  };
  /** Their order means nothing: an SBC's lists say which is tried first. */
  readonly translationRules: readonly TranslationRule[];
  /** SBCs by the short key that routes use. */
  readonly sbcs: readonly Sbc[];
  readonly pstnUsages: readonly PstnUsage[];
  /** All voice routes in order of trial (file order); each route once. */
  readonly voiceRoutes: readonly VoiceRoute[];
  readonly voiceRoutingPolicies: readonly VoiceRoutingPolicy[];
  readonly dialPlans: readonly DialPlan[];
  /** Those that the file describes; users may have others, of which only the name is known. */
  readonly callingPolicies: readonly CallingPolicy[];
  /** Those that the file describes; users may have others, of which only the name is known. */
  readonly emergencyCallRoutingPolicies: readonly EmergencyCallRoutingPolicy[];
  readonly callerIdPolicies: readonly CallerIdPolicy[];
  /** Groups of Entra, highest rank first. */
  readonly groups: readonly PolicyGroup[];
  /** Where calls to numbers that nobody holds end, in order of trial. */
  readonly unassignedNumbers: readonly UnassignedNumbers[];
  /** Teams' own policies, as far as the file writes them; absent: they are left alone. */
  readonly global?: Global;
  /** Patterns of callers whom the whole tenant refuses; their order means nothing. */
  readonly blockedCallers: readonly BlockedCaller[];
  /** Patterns of callers whom it takes all the same. */
  readonly blockedCallerExemptions: readonly BlockedCallerExemption[];
  readonly users: readonly User[];
  /** Missing licences are given, all or none, or as many as are free; absent: they are only told. */
  readonly licences?: 'assign' | 'assignWhatIsFree';
  readonly app: App;
  readonly ucaas: Ucaas;
  /** Queues of CCAIP that must have these; agents in the spelling of users.csv. */
  readonly queues: readonly Queue[];
  /** What a person confirmed to have entered in CCAIP's user settings, by the file of `ucaas.linked.entered`; absent if there is none. */
  readonly entered?: readonly EnteredUser[];
  readonly approvals: Approvals;
  readonly exceptions: Exceptions;
  /** Forms in which a person says that the carrier takes emergency numbers. */
  readonly emergencyForms: readonly EmergencyForm[];
  /** Users' sign-ins may be changed; absent: none is. */
  readonly allowSignInChange?: true;
  /** False lifts the engine's protection of SBCs and rosters (the lab's tenant does). Default true. */
  readonly protect: boolean;
}

/** A rewrite of numbers on their way through an SBC that names it. */
export interface TranslationRule extends Entry<'TranslationRule'> {
  /** Somebody else looks after it: named and explained, never made, changed or removed. */
  readonly existing: boolean;
}

/**
 * Its settings are those of the declaration in providers/msteams/schema/sbc.ts, by the tenant's words. With `drainFor` it is being
 * drained: `enabled` is false, and the engine doesn't protect it. `fqdn` may be `notKnownYet`, see `not-known-yet.ts`.
 */
export interface Sbc extends Entry<'Sbc'> {
  readonly key: string;
  /** A carrier's trunk: named in routes, never created here; its settings are of no use. */
  readonly derived: boolean;
  /** The SBC maps `username@…` SIP URIs to numbers. */
  readonly mapsUsernames: boolean;
}

export interface PstnUsage {
  readonly name: string;
  /** Names of its routes, in order of trial. */
  readonly routes: readonly string[];
}

/** `sbcs` are keys; `pstnUsages` those it belongs to: the one it stands under first, then `alsoIn`. Its place is the order of the list. */
export interface VoiceRoute extends Omit<Entry<'VoiceRoute'>, 'trialOrder'> {}

/** What it leaves out is as Global had it on the day on which it was made. */
export interface CallingPolicy extends Entry<'CallingPolicy'> {}

/** Which numbers are emergency calls for its users, and whose routes take each. */
export interface EmergencyCallRoutingPolicy extends Omit<Entry<'EmergencyCallRoutingPolicy'>, 'numbers'> {
  /** By dial string: their order, and that of their masks, means nothing. */
  readonly numbers: readonly EmergencyNumber[];
}

export interface EmergencyNumber extends Omit<Readonly<DeclaredNumber>, 'masks'> {
  /** What is dialled, and what the SBC gets. */
  readonly dial: string;
  /** What may be dialled for it. */
  readonly masks: readonly string[];
}
export interface BlockedCaller extends Entry<'BlockedCaller'> {}

export interface BlockedCallerExemption extends Entry<'BlockedCallerExemption'> {}

/** What people see whom its users call. */
export interface CallerIdPolicy extends Entry<'CallerIdPolicy'> {}

/** What the direct members of a group have, unless something of their own comes before it. */
export interface PolicyGroup extends Readonly<Partial<Record<PolicyField, string>>> {
  /** Display name or object id. */
  readonly name: string;
}

/** A treatment of unassigned numbers; its target is one of `user`, `account` and `announcement`. Its place is the order of the list. */
export interface UnassignedNumbers
  extends Omit<Entry<'UnassignedNumberTreatment'>, 'targetType' | 'target' | 'sha256' | 'trialOrder'> {
  /** Sign-in name of a person. */
  readonly user?: string;
  /** Sign-in name of a resource account. */
  readonly account?: string;
  /** Path of an audio file in the tenant's folder. */
  readonly announcement?: string;
  /** Of the announcement's content, in hexadecimal digits. */
  readonly sha256?: string;
}

/** What holds for everybody who has nothing else; what it leaves out stays as it is in Teams. */
export interface Global {
  readonly reason: string;
  /** PSTN usages of the Global voice routing policy, in order of trial. */
  readonly policy?: readonly string[];
  /** The plan of the file whose rules the Global dial plan gets. */
  readonly dialPlan?: string;
  /** The emergency call routing policy of the file whose numbers Global gets. */
  readonly emergencyCallRoutingPolicy?: string;
  /** The caller ID policy of the file whose settings Global gets. */
  readonly callerIdPolicy?: string;
  readonly callingPolicy?: Omit<Entry<'CallingPolicy'>, 'name' | 'description' | 'adopt'>;
}

/** PSTN usages in order of trial. */
export interface VoiceRoutingPolicy extends Entry<'VoiceRoutingPolicy'> {
  /** Somebody else looks after it: named and explained, never made, changed or removed. */
  readonly existing?: true;
}

export interface DialPlan extends Omit<Entry<'DialPlan'>, 'order' | 'rules'> {
  /** In order of trial; an external prefix is already part of them. 1-50; of somebody else's any number. */
  readonly rules: readonly NormalizationRule[];
  /** Somebody else looks after it: named and explained, never made, changed or removed. */
  readonly existing?: true;
}

export interface NormalizationRule extends Readonly<DeclaredRule> {
  readonly name: string;
}

/** One row of users.csv with its site's values filled in. */
export interface User {
  readonly upn: string;
  /** E.164, e.g. `+31205552101` or `+31205552100;ext=101`. */
  readonly number: string;
  readonly site?: string;
  /** Where the site is, if it says so; otherwise the user is in the tenant's country. ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly voiceRoutingPolicy?: string;
  readonly dialPlan?: string;
  readonly callingPolicy?: string;
  readonly emergencyCallRoutingPolicy?: string;
  readonly callerIdPolicy?: string;
  /** The site's group, whose direct member the user is said to be. */
  readonly group?: string;
  /** Which of the policies above the user has by that group, and not directly. */
  readonly byGroup?: readonly PolicyField[];
  /** How CCAIP uses the person: `agent` (queues), `transfer`, or empty. */
  readonly ccaip?: string;
  /** What the person signs in to CCAIP by; absent: `upn`. */
  readonly ccaipEmail?: string;
  /** What CCAIP gives the person if it has to make the user: the row's, else `ucaas.externalUsers.newUsers`'. */
  readonly ccaipRoles?: readonly string[];
  readonly ccaipTeams?: readonly string[];
  readonly ccaipLocation?: string;
  /** The SIP URI for CCAIP's user settings, by the guide's two rules; absent when `ccaip` is. */
  readonly sipUri?: string;
  /** The sign-in name in the SIP domain that `up` gives the person instead of `upn`; absent: the sign-in is left alone. */
  readonly signIn?: string;
  /** Line in users.csv, from 1. */
  readonly line: number;
}

export interface App {
  readonly displayName: string;
  /** `{project_domain}` of the guide, e.g. `https://contoso.uc1.ccaiplatform.example`. */
  readonly redirectDomain: string;
  /** `{redirectDomain}/v1/ucaas/ms_teams/oauth_callback`. */
  readonly redirectUri: string;
  /** Permissions of Graph that it declares, by name or id; absent: the assumed ones (`graph-permissions.ts`). */
  readonly permissions?: readonly string[] | undefined;
  /** `up` consents to the delegated ones for everybody; absent: who links does. */
  readonly adminConsent?: true;
  /** CCAIP uses it already, by a secret that no generation here is; absent: not known to. */
  readonly inUse?: true;
  /** Generations of the client secret, oldest first. `expires` is a day, `YYYY-MM-DD`. */
  readonly secrets: readonly { readonly name: string; readonly expires: string }[];
  /** Absent: the secret is in the state and the outputs alone. */
  readonly keyVault?: KeyVaultPlace;
}

/** Where in Azure something is. */
export interface AzurePlace {
  readonly resourceGroup: string;
  /** GUID. */
  readonly subscription: string;
  /** Entra tenant of the subscription: the customer's own where the file names none. */
  readonly tenant: string;
}

/** The vault that gets each generation of the client secret. */
export interface KeyVaultPlace extends AzurePlace {
  readonly vault: string;
  /** This stack makes it; absent: it is there. */
  readonly make?: { readonly location: string };
  /** False: outputs hold the secret's address alone. */
  readonly outputSecret: boolean;
}

/** Changes that need a person's word before they are carried out; of numbers each count must be that very count, of sign-in names and of users of CCAIP it is the most. */
export interface Approvals {
  readonly releases?: { readonly count: number; readonly reason: string };
  readonly moves?: { readonly count: number; readonly reason: string };
  readonly signIns?: { readonly count: number; readonly reason: string };
  /** However few. */
  readonly signInReturns?: { readonly count: number; readonly reason: string };
  /** Of how many people a new SIP domain may change the sign-in name; however few. */
  readonly domainSignIns?: { readonly count: number; readonly reason: string };
  /** Users of CCAIP whose external fields are cleared, who are deactivated, or whose SIP URIs change. */
  readonly externalUsers?: { readonly count: number; readonly reason: string };
  /** Users who are made in CCAIP. */
  readonly newExternalUsers?: { readonly count: number; readonly reason: string };
  /** Numbers of all orders that aren't placed yet, and what they may cost at most, by the provider's own prices. */
  readonly purchase?: {
    readonly count: number;
    readonly monthlyCost: number;
    readonly upfrontCost: number;
    /** ISO 4217. */
    readonly currency: string;
    readonly reason: string;
  };
  /** Numbers that are taken from another connection of the account; however few. */
  readonly trunkNumbers?: { readonly count: number; readonly reason: string };
  /** Numbers that are given back to the SIP provider; however few. */
  readonly numberReleases?: { readonly count: number; readonly reason: string };
}

/** An emergency number as dialled, and what leaves for it, e.g. `111` and `+64111`. */
export interface EmergencyForm {
  readonly number: string;
  readonly sentAs: string;
  readonly reason: string;
}

/** What the policy pack lets through, by rule, each with the reason that a person gave. */
export type Exceptions = { readonly [name in ExceptionName]?: { readonly reason: string } };
