import type { CcaipSession } from '../session.ts';

/** How this run came to where numbers begin to change: removals are looked at right before them. */
export interface BeforeNumbers {
  readonly at: Date;
  /** Whose place is first asked by this run, so that no earlier one changed their number; of others that isn't known. */
  readonly moved: ReadonlySet<string>;
}

const moments = new WeakMap<CcaipSession, BeforeNumbers>();

export const noteBeforeNumbers = (session: CcaipSession, moment: BeforeNumbers): void => {
  moments.set(session, moment);
};

/** Undefined where this run didn't come there. */
export const beforeNumbers = (session: CcaipSession): BeforeNumbers | undefined => moments.get(session);
