import type { Session } from '../session.ts';

interface Holder {
  readonly urn: string;
  /** `made` it new, or `took` over what was there. */
  readonly how: 'made' | 'took';
}

/** What happened to Teams' objects in this run, by kind and id: one record per session. */
export interface RunRecord {
  note(token: string, id: string, holder: Holder): void;
  holder(token: string, id: string): Holder | undefined;
  forget(token: string, id: string): void;
  /** The engine showed us this object's state: it is in the stack, marked or not. */
  noteKnown(token: string, id: string): void;
  isKnown(token: string, id: string): boolean;
  /** The engine has asked for its removal: true while that is at work. */
  isLeaving(token: string, id: string): boolean;
  /** Removes it by `work`. */
  leave<Result>(token: string, id: string, work: () => Promise<Result>): Promise<Result>;
}

const records = new WeakMap<Session, RunRecord>();

/** A session's record; a run of the engine has one session per provider. */
export const runRecord = (session: Session): RunRecord => {
  const record = records.get(session) ?? createRecord();
  records.set(session, record);
  return record;
};

const createRecord = (): RunRecord => {
  const holders = new Map<string, Holder>();
  const known = new Set<string>();
  const leaving = new Set<string>();
  const key = (token: string, id: string) => `${token}|${id.toLowerCase()}`;
  return {
    note: (token, id, holder) => {
      holders.set(key(token, id), holder);
      known.add(key(token, id));
    },
    holder: (token, id) => holders.get(key(token, id)),
    forget: (token, id) => {
      holders.delete(key(token, id));
      known.delete(key(token, id));
    },
    noteKnown: (token, id) => {
      known.add(key(token, id));
    },
    isKnown: (token, id) => known.has(key(token, id)),
    isLeaving: (token, id) => leaving.has(key(token, id)),
    leave: async (token, id, work) => {
      leaving.add(key(token, id));
      try {
        return await work();
      } finally {
        leaving.delete(key(token, id));
      }
    },
  };
};
