import type { Context } from '../../../kit/resource.ts';
import { findGroup, isObjectId } from '../../readiness/groups.ts';
import type { Session } from '../../session.ts';

/** Object ids of groups by the name that the program has for them: one record per session. */
export interface KnownGroups {
  /** What a state tells. */
  note(typed: string, id: string): void;
  /** By the record, or by Entra; rejects where there is none or more than one. */
  idOf(typed: string, doing: string, context: Context): Promise<string>;
  /** What is known without asking. */
  known(typed: string): string | undefined;
}

const records = new WeakMap<Session, KnownGroups>();

export const knownGroups = (session: Session): KnownGroups => {
  const record = records.get(session) ?? create(session);
  records.set(session, record);
  return record;
};

const create = (session: Session): KnownGroups => {
  const ids = new Map<string, string>();
  const known = (typed: string) => (isObjectId(typed) ? typed.toLowerCase() : ids.get(typed.toLowerCase()));
  return {
    known,
    note: (typed, id) => {
      ids.set(typed.toLowerCase(), id);
    },
    idOf: async (typed, doing, context) => {
      const id = known(typed) ?? (await findGroup(await session.graph(), typed, doing, context));
      ids.set(typed.toLowerCase(), id);
      return id;
    },
  };
};
