import type { Problem } from '../../readiness/licence-problem.ts';
import type { Session } from '../../session.ts';

/** What this run does, or would do, about licences, by object id: whoever asks for a number or a policy hears it from here. */
export interface LicenceRecord {
  /** In a preview: who is given one before the number is. */
  readonly toBeGiven: Set<string>;
  /** Who wasn't given one, and why. */
  readonly refused: Map<string, Problem>;
}

const records = new WeakMap<Session, LicenceRecord>();

/** A session's record; empty where the program gives no licences. */
export const licenceRecord = (session: Session): LicenceRecord => {
  const record = records.get(session) ?? { toBeGiven: new Set<string>(), refused: new Map<string, Problem>() };
  records.set(session, record);
  return record;
};
