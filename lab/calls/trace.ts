/** Where a policy that is in effect comes from. */
export interface InEffect {
  readonly name: string;
  readonly source: 'direct' | 'group' | 'global';
  /** Display name of the group. */
  readonly group?: string;
  readonly rank?: number;
}

/** What the dial plan made of a dialled number. */
export interface Normalised {
  readonly plan: InEffect;
  /** Usage location. */
  readonly country: string | null;
  readonly by: 'rule' | 'country code' | 'kept';
  readonly rule?: { readonly name: string; readonly of: 'tenant' | 'country' };
  readonly number: string;
}

/** A translation rule that changed a number on its way through an SBC. */
export interface Translation {
  readonly list: 'InboundTeams' | 'InboundPstn' | 'OutboundTeams' | 'OutboundPstn';
  readonly rule: string;
}

/** One SBC that Teams tries, and what it sends there. */
export interface Try {
  readonly usage: string;
  readonly route: string;
  readonly sbc: string;
  readonly called: string;
  /** The number that is shown; null: none. */
  readonly caller: string | null;
  readonly translations: readonly Translation[];
  readonly answers: boolean;
}

/** Whom the called person sees, before an SBC's rules. */
export interface Shown {
  readonly policy: InEffect;
  readonly substitute: string;
  /** Null: no number is shown. */
  readonly number: string | null;
  readonly companyName: string | null;
}

export interface EmergencyTaken {
  readonly policy: InEffect | { readonly name: string; readonly source: 'site'; readonly site: string };
  readonly dial: string;
  /** What was dialled for it, if that is a mask. */
  readonly mask?: string;
  readonly usage: string;
}

/** Where a call to a number that nobody holds ends. */
export interface Treated {
  readonly kind: 'treated';
  readonly treatment: string;
  readonly targetType: string;
  /** UPN of a person or an account, file name of an announcement. */
  readonly target: string;
}

export type DialledEnd =
  /** A colleague's number, or a resource account's: the call stays inside. */
  | { readonly kind: 'colleague'; readonly user: string }
  | Treated
  /** The SBC that took the call. */
  | { readonly kind: 'sbc'; readonly sbc: string }
  | { readonly kind: 'calling plan' }
  | {
      readonly kind: 'refused';
      readonly why:
        | 'no such user'
        | 'no private calling'
        | 'no Enterprise Voice'
        | 'no usages'
        | 'nothing matches'
        | 'no SBC takes calls'
        | 'no SBC answers';
    };

export interface DialledTrace {
  readonly kind: 'dialled';
  readonly from: string;
  readonly to: string;
  readonly normalised?: Normalised;
  readonly emergency?: EmergencyTaken;
  /** Voice routing policy in effect. */
  readonly policy?: InEffect;
  /** SBCs in the order in which they are tried. */
  readonly tries: readonly Try[];
  /** SBCs of matching routes that get no new calls. */
  readonly disabled: readonly string[];
  readonly shown?: Shown;
  readonly end: DialledEnd;
}

export type HandedOverEnd =
  | {
      readonly kind: 'rings';
      readonly user: string;
      /** Other places that ring with it. */
      readonly also: readonly string[];
      /** What becomes of the call when nobody takes it. */
      readonly unanswered: string;
      /** Callers look anonymous to the user. */
      readonly callerHidden: boolean;
    }
  /** The phone doesn't ring. */
  | { readonly kind: 'voicemail' | 'busy'; readonly user: string }
  /** The user's settings send it on at once. */
  | { readonly kind: 'sent on'; readonly user: string; readonly to: string }
  /** A resource account: an auto attendant or a call queue answers. */
  | { readonly kind: 'account'; readonly account: string }
  | Treated
  /** A blocked pattern takes the caller; `redirectedTo`: the account that answers instead. */
  | { readonly kind: 'blocked'; readonly pattern: string; readonly redirectedTo: string | null }
  | {
      readonly kind: 'refused';
      readonly why: 'no such SBC' | 'SBC disabled' | 'nobody has the number' | 'no private calling';
      /** Whose number it is. */
      readonly user?: string;
    };

export interface HandedOverTrace {
  readonly kind: 'handed over';
  readonly over: string;
  /** The number that Teams looks up. */
  readonly called: string;
  readonly caller: string;
  readonly translations: readonly Translation[];
  /** Calling policy in effect for whose number it is. */
  readonly policy?: InEffect;
  readonly end: HandedOverEnd;
}
