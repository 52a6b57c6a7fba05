import type { PatternFailure } from '../providers/msteams/schema/pattern/pattern.ts';
import type { TranslationList } from '../tenant/translation-lists.ts';
import type { NormalizationRule, Rewrite, ServiceRule, Treatment, VoiceRoute } from './config.ts';

/** Where a user's plan or policy comes from; direct wins over a group, the lowest rank wins among groups. */
export type Source =
  | { readonly kind: 'direct' }
  | { readonly kind: 'group'; readonly group: string; readonly rank: number }
  | { readonly kind: 'global' };

/** A plan or policy in force for a user. */
export interface InForce {
  readonly name: string;
  readonly source: Source;
}

/** One normalisation rule that was tried. */
export interface RuleTrial {
  readonly rule: NormalizationRule | ServiceRule;
  /** The dial plan's own rule, or one that Teams adds for the user's country. */
  readonly origin: 'dial plan' | 'service plan';
  /** `not modelled`: its pattern is beyond the model; it is passed over as if it didn't match. */
  readonly result: 'matched' | 'no match' | 'not modelled';
  readonly failure?: PatternFailure;
}

/** What the dial plan made of the dialled number. */
export interface Normalisation {
  readonly plan: InForce;
  /** The user's usage location. */
  readonly country: string;
  /** Every rule tried, in order; the last one is the one that matched, if any did. */
  readonly trials: readonly RuleTrial[];
  /**
   * `rule`: the last trial decided. `country code`: no rule matched, Teams put `+` and the calling code before the number.
   * `kept`: no rule matched and the number begins with `+`, or the country's calling code isn't known.
   */
  readonly by: 'rule' | 'country code' | 'kept';
  /** What goes on to reverse look-up and routing. */
  readonly number: string;
}

/** One PSTN usage of the policy, with its routes in order of trial. */
export interface UsageTrial {
  readonly usage: string;
  readonly routes: readonly RouteTrial[];
}

export interface RouteTrial {
  readonly route: VoiceRoute;
  readonly result: 'matched' | 'no match' | 'not modelled';
  readonly failure?: PatternFailure;
}

/** One route that Teams tries, with the SBCs it takes in random order, healthy ones first. */
export interface Attempt {
  readonly route: string;
  readonly sbcs: readonly Departure[];
  /** SBCs of the route that get no new calls. */
  readonly disabled: readonly string[];
  /** Those of `disabled` that are being drained; absent: none. */
  readonly draining?: readonly string[];
  /** Those of `sbcs` whose name isn't known yet: what becomes of the call there nobody can tell; absent: none. */
  readonly notConnected?: readonly string[];
}

/** One translation rule that was tried on one number. */
export interface TranslationTrial {
  readonly list: TranslationList;
  readonly rule: Rewrite;
  /** `not modelled`: its pattern is beyond the model; it is passed over as if it didn't match. */
  readonly result: 'matched' | 'no match' | 'not modelled';
  readonly failure?: PatternFailure;
}

/** Who is shown as the caller, by the caller ID policy in force, before an SBC's translation rules. */
export interface Caller {
  readonly policy: string;
  /** `not known`: the policy is only named. */
  readonly shows: 'ownNumber' | 'anonymous' | 'resource' | 'not known';
  /** Absent where none is shown, or where it isn't known. */
  readonly number?: string;
  /** The resource account whose number it is. */
  readonly account?: string;
  /** The name that is shown with it. */
  readonly companyName?: string;
  /** The user may hide it. */
  readonly mayHide?: true;
  /** The policy is Global, which the files don't hold: as in a new tenant. */
  readonly isAssumed?: true;
}

/** What leaves one SBC, after its translation rules. */
export interface Departure {
  readonly sbc: string;
  /** The called number. */
  readonly called: string;
  /** The number that is shown as the caller's; absent if there is none, or if it isn't known. */
  readonly caller?: string;
  /** Translation rules that were tried, list by list, each up to the one that applied; absent where the SBC names none. */
  readonly tried?: readonly TranslationTrial[];
  /** Translation rules that applied. */
  readonly applied: readonly { readonly list: TranslationList; readonly rule: string }[];
}

/** One treatment of unassigned numbers that was tried. */
export interface TreatmentTrial {
  readonly treatment: Treatment;
  /** `not modelled`: its pattern is beyond the model; it is passed over as if it didn't match. */
  readonly result: 'matched' | 'no match' | 'not modelled';
  readonly failure?: PatternFailure;
}

/** A call to a number that nobody holds, which a treatment takes. */
export interface Treated {
  readonly kind: 'treated';
  readonly treatment: string;
  readonly target: Treatment['target'];
}

/** An emergency call as the caller's emergency call routing policy takes it. */
export interface EmergencyTaken {
  readonly policy: string;
  /** What goes on to routing, and so to the SBC. */
  readonly dial: string;
  /** The mask that was dialled for it. */
  readonly mask?: string;
  /** PSTN usage whose routes take the call. */
  readonly usage: string;
}

/** Where a dialled call goes. */
export type Outcome =
  | Treated
  | { readonly kind: 'internal'; readonly user: string }
  /** Attempts in order of trial; when all fail the call ends. */
  | { readonly kind: 'routed'; readonly usage: string; readonly attempts: readonly Attempt[] }
  /** The same, where what is tried first may be an SBC whose name isn't known yet: neither routed nor dropped. */
  | {
      readonly kind: 'not known yet';
      readonly usage: string;
      readonly attempts: readonly Attempt[];
      readonly sbcs: readonly string[];
    }
  | { readonly kind: 'calling plan' }
  | {
      readonly kind: 'dropped';
      readonly reason: 'no usages' | 'nothing matches' | 'no sbc' | 'no private calling';
      /** SBCs of the routes that match which are being drained; absent: none. */
      readonly draining?: readonly string[];
    };

/** Something that isn't published, or that documents contradict each other about, and that this call depends on. */
export type Doubt =
  /** Further usages match: documented as not tried, reported as tried. */
  | { readonly kind: 'later usages'; readonly usages: readonly string[] }
  /** Matching routes of the same priority: their order isn't published. */
  | { readonly kind: 'equal priorities'; readonly routes: readonly string[] }
  /** A pattern took only a part of the number: what Teams does with the rest isn't published. */
  | { readonly kind: 'partial match'; readonly rule: string }
  /** A rule or route beyond the model was passed over. */
  | {
      readonly kind: 'not modelled';
      readonly what: 'rule' | 'route' | 'translation rule' | 'treatment';
      readonly name: string;
    }
  /** A treatment takes the number by what is known: somebody who isn't known here may hold it. */
  | { readonly kind: 'held by others'; readonly number: string }
  /** An SBC that was there before the files, which leave out lists of its translation rules. */
  | { readonly kind: 'adopted sbc'; readonly sbc: string }
  /** The result has no `+`: an older document says that Teams normalises it once more, which would give this. */
  | { readonly kind: 'second pass'; readonly number: string }
  /** Not all of Teams' own rules for the country are published: the one named decides and is likely, or without one no known rule does. */
  | { readonly kind: 'service rules'; readonly country: string; readonly rule?: string }
  /** The plan in force is Global, of which the files don't hold the rules: it is taken as empty. */
  | { readonly kind: 'global plan' }
  /** The caller ID policy in force is only named, or Global, which the files don't hold. */
  | { readonly kind: 'caller ID policy'; readonly policy: string }
  /** The files don't say which number a resource account holds. */
  | { readonly kind: 'number of account'; readonly account: string }
  /** The caller ID policy leaves it to the user whether the number is shown. */
  | { readonly kind: 'hidden number'; readonly user: string; readonly policy: string }
  /** Callers are blocked, and which numbers CCAIP shows isn't known. */
  | { readonly kind: 'caller numbers' }
  /** A pattern takes a number that CCAIP shows, and an exemption does too: what either takes is never proved. */
  | { readonly kind: 'exempt caller'; readonly number: string; readonly pattern: string; readonly exemption: string }
  /** Whether a caller ID policy counts for an emergency call isn't published. */
  | { readonly kind: 'emergency caller'; readonly policy: string }
  /** A plan or policy in force comes by a group, and only the files say that the user is in it. */
  | { readonly kind: 'group member'; readonly group: string }
  /** The voice routing policy in force is Global, of which the files don't hold the usages: it is taken as empty. */
  | { readonly kind: 'global policy' }
  /** Whether a policy is asked for what is dialled or for what the dial plan made of it isn't published: by the other reading it goes so. */
  | {
      readonly kind: 'emergency order';
      readonly policy: string;
      readonly reading: 'plan first' | 'policy first';
      readonly otherwise: string;
    }
  /** A policy has the number with a + and not without, or the other way round: whether that is one to Teams isn't published. */
  | {
      readonly kind: 'emergency plus';
      readonly policy: string;
      readonly dialled: string;
      readonly has: string;
      readonly otherwise: string;
    }
  /** A treatment of unassigned numbers takes the call before an emergency call routing policy does: if it is the other way round the call goes so. */
  | {
      readonly kind: 'emergency treatment';
      readonly policy: string;
      readonly treatment: string;
      readonly otherwise: string;
    }
  /** The number has an extension, and one report has it that voice routes don't see that: then it goes so. */
  | { readonly kind: 'extension cut'; readonly otherwise: string }
  /** The SIP provider isn't told to let calls to this country through; without a country: whose number it is isn't known. */
  | {
      readonly kind: 'destination';
      readonly sbc: string;
      readonly number: string;
      readonly country?: string;
      readonly destinations: readonly string[];
    }
  /** Whether the SIP provider's destinations count for emergency calls isn't published. */
  | { readonly kind: 'emergency destination'; readonly sbc: string }
  /** These SBCs get no new calls: whether Teams takes those that come in over one isn't published. */
  | { readonly kind: 'disabled sbc'; readonly sbcs: readonly string[] }
  /** The files name the caller's emergency call routing policy and don't hold it. */
  | { readonly kind: 'emergency policy unread'; readonly policy: string }
  /** The caller's calling policy allows no calls; whether that holds for emergency calls isn't published. */
  | { readonly kind: 'calls off'; readonly policy: string }
  /** Network sites have policies of their own, which win for users who are there. */
  | { readonly kind: 'network sites'; readonly sites: readonly { readonly name: string; readonly policy: string }[] };

/** The whole way of one dialled call. */
export interface DialledCall {
  readonly direction: 'dialled';
  readonly user: string;
  readonly dialled: string;
  readonly normalisation: Normalisation;
  readonly policy: InForce;
  /** The calling policy that allows no calls at all; absent: none that is known. */
  readonly callingPolicy?: string;
  /** Treatments of unassigned numbers that were tried, in order; absent where there are none, or somebody holds the number. */
  readonly treatments?: readonly TreatmentTrial[];
  /** The caller's emergency call routing policy takes the number; absent: it doesn't, and `policy` decides. */
  readonly emergency?: EmergencyTaken;
  /** Usages tried, in order; the last one is the one that matched, if any did. Empty for a call that no route is asked about. */
  readonly usages: readonly UsageTrial[];
  readonly outcome: Outcome;
  /** Of a call that goes out; absent where nothing is known of caller ID policies: then it is the user's own number. */
  readonly caller?: Caller;
  readonly doubts: readonly Doubt[];
}
