/** A kind of thing in a tenant, as a voice engineer calls it. */
export type About = 'SBC' | 'voice route' | 'voice routing policy' | 'dial plan' | 'user' | 'number';

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
}
