/** A kind of thing in a tenant, as a voice engineer calls it. */
export type About =
  | 'translation rule'
  | 'SBC'
  | 'voice route'
  | 'voice routing policy'
  | 'dial plan'
  | 'calling policy'
  | 'emergency call routing policy'
  | 'network site'
  | 'caller ID policy'
  | 'treatment of unassigned numbers'
  | 'blocked caller pattern'
  | 'blocked caller exemption'
  | 'user'
  | 'number';

/** One thing that a tenant has and that the words of its files can't say. */
export interface Beyond {
  readonly about: About;
  /** The object's name in Teams; a user's UPN. */
  readonly name: string;
  /** The tenant's word for it, or Teams' own where there is none. */
  readonly field: string;
  /** As Teams has it. */
  readonly value: unknown;
  /** What of the files is in the way, a sentence. */
  readonly why: string;
  /** A setting that `up` never writes: the words say the object without it, and it stays as it is. */
  readonly isLeftAlone?: true;
}
