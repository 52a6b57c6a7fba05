import type { PatternFailure } from '../providers/msteams/schema/pattern/pattern.ts';
import type { NormalizationRule, TranslationList, VoiceRoute } from './config.ts';

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
  readonly rule: NormalizationRule;
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
}

/** What leaves one SBC, after its translation rules. */
export interface Departure {
  readonly sbc: string;
  /** The called number. */
  readonly called: string;
  /** The caller's number; absent if the caller has none. */
  readonly caller?: string;
  /** Translation rules that applied. */
  readonly applied: readonly { readonly list: TranslationList; readonly rule: string }[];
}

/** Where a dialled call goes. */
export type Outcome =
  | { readonly kind: 'internal'; readonly user: string }
  /** Attempts in order of trial; when all fail the call ends. */
  | { readonly kind: 'routed'; readonly usage: string; readonly attempts: readonly Attempt[] }
  | { readonly kind: 'calling plan' }
  | { readonly kind: 'dropped'; readonly reason: 'no usages' | 'nothing matches' | 'no sbc' };

/** Something that isn't published, or that documents contradict each other about, and that this call depends on. */
export type Doubt =
  /** Further usages match: documented as not tried, reported as tried. */
  | { readonly kind: 'later usages'; readonly usages: readonly string[] }
  /** Matching routes of the same priority: their order isn't published. */
  | { readonly kind: 'equal priorities'; readonly routes: readonly string[] }
  /** A pattern took only a part of the number: what Teams does with the rest isn't published. */
  | { readonly kind: 'partial match'; readonly rule: string }
  /** A rule or route beyond the model was passed over. */
  | { readonly kind: 'not modelled'; readonly what: 'rule' | 'route' | 'translation rule'; readonly name: string }
  /** The result has no `+`: an older document says that Teams normalises it once more, which would give this. */
  | { readonly kind: 'second pass'; readonly number: string };

/** The whole way of one dialled call. */
export interface DialledCall {
  readonly direction: 'dialled';
  readonly user: string;
  readonly dialled: string;
  readonly normalisation: Normalisation;
  readonly policy: InForce;
  /** Usages tried, in order; the last one is the one that matched, if any did. Empty for an internal call. */
  readonly usages: readonly UsageTrial[];
  readonly outcome: Outcome;
  readonly doubts: readonly Doubt[];
}
