import type { Description } from '../automata/describe.ts';
import type { Blocking } from '../blocked-callers.ts';
import type { HandedOverCall } from '../explain-handed-over.ts';
import type { NeededNumber } from '../numbers/emergency.ts';
import type { DialledCall } from '../trace.ts';
import type { NotAnalysed } from './not-analysed.ts';

/** A set of numbers in words. */
export interface NumberSet extends Description {
  /** How many there are, in decimal; absent if there is no end of them. */
  readonly count?: string;
}

/** One call before and after. */
export interface Example {
  readonly dialled: string;
  /** As people write it. */
  readonly written: string;
  readonly before: DialledCall;
  readonly after: DialledCall;
}

/** Calls that change alike, for the users for whom they do. */
export interface DialledChange {
  readonly users: readonly string[];
  /** Their voice routing policies in the newer version. */
  readonly policies: readonly string[];
  /** `lost`: dropped now; `gained`: dropped before; `elsewhere`: other SBCs or another person; `renumbered`: another number goes out. */
  readonly effect: 'lost' | 'gained' | 'elsewhere' | 'renumbered';
  /** E.g. `main`, `main, then spare`, `dropped`. */
  readonly before: string;
  readonly after: string;
  /** Kinds of numbers that all or some of them are: `abroad from NL`, `premium`, `satellite`, `emergency`. */
  readonly kinds: Readonly<Record<string, 'all' | 'some'>>;
  readonly dialled: NumberSet;
  /** They have an extension behind them, and fare otherwise than without one; `dialled` is what stands before it. */
  readonly withExtension?: true;
  /** What they become; absent where that differs between the versions. */
  readonly numbers?: NumberSet;
  readonly example?: Example;
  /** That the newer version does that to them, or to some of them, isn't certain. */
  readonly doubt?: RangeDoubt;
  /** A treatment of unassigned numbers takes them from now on, though by the files they are no numbers of the tenant. */
  readonly swallowed?: true;
}

/** For how much of a range it isn't certain which rule decides, and why, in half a sentence. */
export interface RangeDoubt {
  readonly of: 'all' | 'some';
  readonly why: string;
}

/**
 * Calls that go as before by all that is known, but another rule decides about them than did, and one of the two isn't certain. Calls
 * that go nowhere in both versions aren't counted.
 */
export interface UncertainCalls {
  readonly users: readonly string[];
  /** In half a sentence. */
  readonly why: string;
  readonly dialled: NumberSet;
  /** As in `DialledChange`. */
  readonly withExtension?: true;
  readonly example?: Example;
}

/** Calls that change, found by trying many numbers where exactness ends. */
export interface SampledChange {
  readonly users: readonly string[];
  readonly tried: number;
  readonly changed: number;
  readonly example: Example;
}

/** A kind of number that users newly reach, or no longer do. */
export interface ReachChange {
  readonly kind: string;
  readonly direction: 'gained' | 'lost';
  readonly users: readonly string[];
  readonly dialled: NumberSet;
  readonly example?: Example;
}

export interface DialledComparison {
  readonly changes: readonly DialledChange[];
  readonly reach: readonly ReachChange[];
  readonly sampled: readonly SampledChange[];
  readonly uncertain: readonly UncertainCalls[];
  readonly notAnalysed: readonly NotAnalysed[];
}

/** A number or SIP URI that rings somebody else than before. */
export interface HandedOverChange {
  /** What CCAIP dials: a number, or a SIP URI where it goes another way than its number. */
  readonly address: string;
  /** Who rang; absent: nobody. */
  readonly rang?: string;
  /** Who will ring; absent: nobody. */
  readonly rings?: string;
  /** They have the number, and whether it rings there nobody can tell: the SIP trunk isn't connected. */
  readonly notKnownYet?: true;
  readonly before: HandedOverCall;
  readonly after: HandedOverCall;
}

/** What changes for calls that CCAIP hands over. */
export interface HandedOverComparison {
  readonly changes: readonly HandedOverChange[];
  /** Users whom CCAIP reached by their own address and no longer does. */
  readonly unreachable: readonly {
    readonly user: string;
    readonly why: string;
    /** Nobody can tell, since the SIP trunk isn't connected. */
    readonly notKnownYet?: true;
  }[];
  /** Users whose address in CCAIP has to be changed by hand, and who rings at the old one until then; absent: nobody. */
  readonly addresses: readonly {
    readonly user: string;
    readonly before?: string;
    readonly after?: string;
    readonly oldRings?: string;
  }[];
  /** Patterns that newly keep CCAIP's callers from everybody; by our reading. */
  readonly silenced: readonly Blocking[];
  /** Where something is silenced: the numbers that CCAIP shows with which its calls get through. */
  readonly callersLeft: readonly string[];
  /** Users with another calling policy: voicemail and forwarding may answer otherwise. */
  readonly callingPolicies: readonly { readonly user: string; readonly before: string; readonly after: string }[];
  readonly notAnalysed: readonly NotAnalysed[];
}

/** One emergency number as some users dial it. */
export interface EmergencyCalls {
  readonly dialled: string;
  /** `likely`: only one source says that people where the users are dial it. */
  readonly standing: NeededNumber['standing'];
  readonly users: readonly string[];
  /** Where it goes, e.g. `main`, `dropped`; absent before for users who are new. */
  readonly before?: string;
  readonly after: string;
  /** Emergency call routing policy by which it goes; absent: by the voice routing policy. */
  readonly policy?: string;
  /** What leaves the SBC. */
  readonly sent: readonly string[];
  /** What left it before; absent for users who are new. */
  readonly sentBefore?: readonly string[];
  /** It goes to an SBC, as that very number, with or without a +. */
  readonly arrives: boolean;
  /** It would, and the SBC's name isn't known yet: whether it arrives nobody can tell. */
  readonly notKnownYet?: true;
  /** It arrived before. */
  readonly arrived?: boolean;
  /**
   * What the change does to it; absent: nothing. `lost`: needed and doesn't arrive, though it did, wasn't needed, or the user is new;
   * `gained`: arrives and didn't; `elsewhere`: to other machines, or another order of them; `rewritten`: as another number.
   */
  readonly effect?: 'lost' | 'gained' | 'elsewhere' | 'rewritten';
  /** Why the effect, or that there is none, isn't certain, in half a sentence; absent: the change leaves nothing open. */
  readonly unsure?: string;
}

export interface EmergencyComparison {
  readonly calls: readonly EmergencyCalls[];
  /** Countries of users whose emergency numbers aren't known here. */
  readonly unknownCountries: readonly string[];
}

/** One ordered list that isn't the same any more. */
export interface ListChange {
  /** E.g. `policy "NL agents"`, `dial plan "NL"`, `routes of usage "National"`. */
  readonly list: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Same name, other content. */
  readonly changed: readonly string[];
  /** Each with what it now stands above or below. */
  readonly moved: readonly { readonly item: string; readonly to: string }[];
  /** Only moves, and it is proved that no call changes by them. */
  readonly noCallChanges: boolean;
}

/** Users and what they have, in numbers. */
export interface RosterChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Users in both with another number. */
  readonly renumbered: readonly string[];
  /** Users in both with another dial plan or voice routing policy in force. */
  readonly reassigned: readonly string[];
}

/** What caller ID policies and translation rules of SBCs do beside called numbers that leave. */
export interface TranslationComparison {
  /** Users whose calls show another caller than before at an SBC, in words. */
  readonly callers: readonly {
    readonly user: string;
    readonly sbc: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly notAnalysed: readonly NotAnalysed[];
}

/** Calls to numbers that nobody holds, whoever calls, that end elsewhere than before. */
export interface UnassignedChange {
  /** Where they ended; absent: at nobody. `who holds them`: somebody held the number. */
  readonly before?: string;
  /** Where they end; absent: no treatment takes them any more. */
  readonly after?: string;
  /** By the files they are no numbers of the tenant: users' calls to them are taken, too. */
  readonly outside: boolean;
  readonly numbers: NumberSet;
  readonly example: string;
}

export interface UnassignedComparison {
  readonly changes: readonly UnassignedChange[];
  readonly notAnalysed: readonly NotAnalysed[];
}

/** What changes between two versions of a configuration. */
export interface Comparison {
  readonly handedOver: HandedOverComparison;
  readonly dialled: DialledComparison;
  readonly translations: TranslationComparison;
  readonly unassigned: UnassignedComparison;
  readonly emergency: EmergencyComparison;
  readonly lists: readonly ListChange[];
  readonly roster: RosterChange;
  /** Every section is empty, and nothing had to be left out. */
  readonly nothingChanges: boolean;
}
