import type { DialledTrace, HandedOverTrace } from '../../calls/trace.ts';
import type { HandedIn } from '../../carrier/hand-in.ts';
import type { TakenOut } from '../../carrier/take-out.ts';

/** Why CCAIP doesn't call somebody. */
export type NotAvailable =
  | 'deactivated'
  | 'not activated'
  | 'no SIP URI'
  | 'not linked'
  | 'link broken'
  | 'not in Teams'
  | 'not mapped'
  | 'status';

/** A user of CCAIP as the transfer view has them. */
export interface Member {
  readonly email: string;
  readonly name: string;
  /** In Teams: the view marks them, and the transfer is of type External. */
  readonly isExternal: boolean;
  readonly sipUri: string | null;
  readonly ucaasUserName: string | null;
  /** Presence in Teams, where it is known. */
  readonly teams?: string;
  /** Status in CCAIP, as the pages write it. */
  readonly status: string;
  /** Absent: can be called. */
  readonly notAvailable?: NotAvailable;
}

/** A call that CCAIP places to somebody in Teams. */
export interface Leg {
  readonly uri: string;
  /** Whom it is for; absent: a SIP URI that was given as it is. */
  readonly to?: Member;
  /** The number that CCAIP shows; empty: none. */
  readonly shows: string;
  readonly carrier: HandedIn;
  /** Absent: it never got to Teams. */
  readonly teams?: HandedOverTrace;
}

/** Both systems at one moment. */
export interface Moment {
  readonly when: 'before' | 'during' | 'wrap-up' | 'after';
  readonly teams: string;
  readonly ccaip: string;
}

export interface Statuses {
  readonly of: string;
  readonly login: 'teams' | 'both' | 'ccaip';
  readonly option: 'none' | 'at-login' | 'always';
  /** The page's UCaaS option. */
  readonly inherits: boolean;
  readonly moments: readonly Moment[];
}

export type TransferEnd =
  | { readonly kind: 'nobody to transfer'; readonly by?: string }
  | { readonly kind: 'no such user'; readonly asked: string }
  | { readonly kind: 'several'; readonly asked: string; readonly emails: readonly string[] }
  | { readonly kind: 'not available'; readonly why: NotAvailable }
  /** An agent who works in CCAIP, or is signed in there alone. */
  | { readonly kind: 'rings in CCAIP' }
  /** As the leg ends. */
  | { readonly kind: 'called' };

export interface TransferTrace {
  readonly kind: 'transfer';
  readonly caller: string;
  readonly by?: Member;
  readonly to?: Member;
  readonly leg?: Leg;
  readonly statuses?: Statuses;
  /** What becomes of it when the person in Teams transfers it on. */
  readonly on?: { readonly dial: string; readonly teams: DialledTrace };
  readonly end: TransferEnd;
}

export type QueueEnd =
  | { readonly kind: 'nobody to transfer'; readonly by?: string }
  | { readonly kind: 'no such queue'; readonly asked: string; readonly queues: readonly string[] }
  | { readonly kind: 'queues below'; readonly queues: readonly string[] }
  | { readonly kind: 'nobody assigned' }
  | { readonly kind: 'no agent available' }
  /** More external agents than the limit, and none of them rings. */
  | { readonly kind: 'limit exceeded' }
  /** A leg is answered at once by no person: nobody else can take the call. */
  | { readonly kind: 'taken'; readonly by: Leg }
  | { readonly kind: 'rings'; readonly teams: readonly string[]; readonly ccaip: readonly string[] }
  /** Every leg failed. */
  | { readonly kind: 'nobody rings' };

export interface QueueTrace {
  readonly kind: 'queue';
  readonly caller: string;
  readonly by?: Member;
  readonly queue?: string;
  readonly members: readonly Member[];
  /** External agents rung at once at most. */
  readonly limit: number;
  readonly legs: readonly Leg[];
  /** Names of agents who are available and aren't rung for the limit's sake. */
  readonly beyond: readonly string[];
  /** Of each in Teams whose phone rings: should it be they who answer. */
  readonly statuses: readonly Statuses[];
  readonly end: QueueEnd;
}

export interface NetworkTrace {
  readonly kind: 'network';
  /** The called number. */
  readonly number: string;
  readonly caller: string;
  /** `connection`: the number's own at Telnyx, null where it has none. */
  readonly carrier: HandedIn & { readonly connection?: string | null };
  /** Absent: it never got to Teams. */
  readonly teams?: HandedOverTrace;
}

export interface DialOutTrace {
  readonly kind: 'dialled';
  readonly teams: DialledTrace;
  /** Absent: it stays inside, or never leaves Teams. */
  readonly carrier?: TakenOut;
}
