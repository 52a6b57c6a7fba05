import type { Description } from '../automata/describe.ts';
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
  /** What they become; absent where that differs between the versions. */
  readonly numbers?: NumberSet;
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
  readonly before: HandedOverCall;
  readonly after: HandedOverCall;
}

/** What changes for calls that CCAIP hands over. */
export interface HandedOverComparison {
  readonly changes: readonly HandedOverChange[];
  /** Users whom CCAIP reached by their own address and no longer does. */
  readonly unreachable: readonly { readonly user: string; readonly why: string }[];
  /** Users whose address in CCAIP has to be changed by hand, and who rings at the old one until then; absent: nobody. */
  readonly addresses: readonly {
    readonly user: string;
    readonly before?: string;
    readonly after?: string;
    readonly oldRings?: string;
  }[];
  /** Users with another calling policy: voicemail and forwarding may answer otherwise. */
  readonly callingPolicies: readonly { readonly user: string; readonly before: string; readonly after: string }[];
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
  /** What leaves the SBC. */
  readonly sent: readonly string[];
  /** What left it before; absent for users who are new. */
  readonly sentBefore?: readonly string[];
  /** It goes to an SBC, as that very number, with or without a +. */
  readonly arrives: boolean;
  /** It arrived before. */
  readonly arrived?: boolean;
  /**
   * What the change does to it; absent: nothing. `lost`: needed and doesn't arrive, though it did, wasn't needed, or the user is new;
   * `gained`: arrives and didn't; `elsewhere`: to other machines, or another order of them; `rewritten`: as another number.
   */
  readonly effect?: 'lost' | 'gained' | 'elsewhere' | 'rewritten';
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

/** What changes between two versions of a configuration. */
export interface Comparison {
  readonly handedOver: HandedOverComparison;
  readonly dialled: DialledComparison;
  readonly emergency: EmergencyComparison;
  readonly lists: readonly ListChange[];
  readonly roster: RosterChange;
  /** Every section is empty, and nothing had to be left out. */
  readonly nothingChanges: boolean;
}
