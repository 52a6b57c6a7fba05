import type { Wording } from '../../../../providers/kit/wording.ts';

/** A call as a person reads it: the same on the page and at the command line. */
export interface Told {
  /** What is tried. */
  readonly title: string;
  /** One line a hop: where it is, and what becomes of the call there. */
  readonly hops: readonly Hop[];
  /** Whether somebody's phone rings, or the network takes the call. */
  readonly isReached: boolean;
  /** How it ends; what is allowed and one fix, where it went wrong. */
  readonly end: Wording;
  /** What else there is to know, a sentence each. */
  readonly notes: readonly string[];
  readonly statuses: readonly StatusTable[];
}

export type Hop = readonly [where: 'CCAIP' | 'carrier' | 'SBC' | 'Teams', text: string];

export interface StatusTable {
  readonly title: string;
  readonly rows: readonly { readonly when: string; readonly teams: string; readonly ccaip: string }[];
}

/** How a call ends, and what is to be said besides. */
export interface Ending extends Pick<Told, 'isReached' | 'end'> {
  readonly notes?: readonly string[];
}

export const reached = (message: string, ...notes: string[]): Ending => ({
  isReached: true,
  end: { message, fix: '' },
  notes,
});

export const failed = (message: string, rest: { readonly allowed?: string; readonly fix: string }): Ending => ({
  isReached: false,
  end: { message, ...rest },
});
