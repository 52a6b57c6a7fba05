/** What a file of JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What one write is about, and what of it changes. */
export interface Change {
  /** The kind of resource, or the type of policy: as in the journal of rosters. */
  readonly kind: string;
  /** Name of what isn't a person. */
  readonly object?: string | undefined;
  /** Object id in Entra, and the sign-in name where it is known. */
  readonly user?: string | undefined;
  readonly upn?: string | undefined;
  /** What was seen before; null: nothing was there. Left out: nobody had looked. */
  readonly from?: Json | undefined;
  /** What is asked; null takes it away. */
  readonly to: Json;
}

/**
 * How a write ended. `taken`: the service works on it by itself, and its end comes later or never. `unknown`: it may have been done.
 */
export interface End {
  readonly step: 'done' | 'taken' | 'failed' | 'unknown';
  /** The service's own id of what it works on. */
  readonly operation?: string | undefined;
  /** Request or correlation id of a refusal. */
  readonly request?: string | undefined;
  /** What the service says. */
  readonly text?: string | undefined;
}

/** A write, and how it ended. */
export interface Ended {
  readonly change: Change;
  readonly end: End;
}

/** Told how writes ended that the service had only taken, or that were in doubt. */
export type Settled = (ended: readonly Ended[]) => void;
