import type { Session } from '../session.ts';
import { sameName } from './same-name.ts';
import type { Waiting } from './waiting.ts';

/** One that waits, and what is asked of it. */
export interface WaitingObject<Args = object> {
  readonly name: string;
  readonly args: Args;
  readonly waiting: Waiting;
}

/** What waits in this run, by kind: what names it waits too. */
export interface WaitingObjects {
  /** `undefined` once it waits no more. */
  note(token: string, name: string, waiting: Omit<WaitingObject, 'name'> | undefined): void;
  of<Args>(token: string): readonly WaitingObject<Args>[];
}

const known = new WeakMap<Session, WaitingObjects>();

/** A session's record: the engine comes to an object before it comes to what names it. */
export const waitingObjects = (session: Session): WaitingObjects => {
  const record = known.get(session) ?? createRecord();
  known.set(session, record);
  return record;
};

const createRecord = (): WaitingObjects => {
  const kinds = new Map<string, WaitingObject[]>();
  return {
    note: (token, name, waiting) => {
      const others = (kinds.get(token) ?? []).filter((one) => !sameName(one.name, name));
      kinds.set(token, waiting === undefined ? others : [...others, { name, ...waiting }]);
    },
    of: <Args>(token: string) => (kinds.get(token) ?? []) as WaitingObject<Args>[],
  };
};
