import type { DirectoryUser } from '../../readiness/directory.ts';

/** What one user is given, in one step. */
export interface Gift {
  readonly upn: string;
  readonly objectId: string;
  readonly user: DirectoryUser;
  readonly parts: readonly string[];
  readonly skuIds: readonly string[];
  /** The parts as the state has them. */
  readonly value: string;
  /** The plans that the user lacks, in words. */
  readonly lacks: string;
  /** To be set first: the user has none. */
  readonly location?: string;
}
