import type { CcaipSession } from '../session.ts';

const moments = new WeakMap<CcaipSession, Date>();

/** When this run came to where numbers begin to change: removals are looked at right before them. */
export const noteBeforeNumbers = (session: CcaipSession, at: Date): void => {
  moments.set(session, at);
};

/** Undefined where this run didn't come there. */
export const beforeNumbers = (session: CcaipSession): Date | undefined => moments.get(session);
