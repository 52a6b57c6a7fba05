import type { CcaipWrites } from '../requests.ts';
import type { Users } from './carry-out.ts';
import type { Outcome, PersonChange } from './change.ts';
import type { Following } from './follow.ts';
import type { Bases } from './places.ts';
import type { Spellings } from './spelling.ts';
import type { Template } from './template.ts';

/** What is known of this CCAIP, and grows from file to file. */
export interface Known {
  readonly template: Template;
  readonly users: Users;
  readonly spellings: Spellings;
  readonly bases: Bases;
  /** That CCAIP was asked where it begins to count. */
  readonly isAsked: boolean;
}

export interface Batch {
  readonly requests: CcaipWrites;
  readonly following: Following;
  /** Who was in CCAIP before anything was sent. */
  readonly before: Users;
}

/** What a file that is at an end leaves to do. */
export interface Step {
  readonly outcomes: readonly Outcome[];
  readonly open: readonly PersonChange[];
  readonly known: Known;
  readonly stop?: string;
}
