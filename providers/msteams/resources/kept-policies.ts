import type { Session } from '../session.ts';

/** Policies that people keep in this run because the one that they are to get waits: Teams doesn't let these go before. */
interface KeptPolicies {
  /** By the token of the policy's kind; what the people wait for. */
  note(kept: { readonly token: string; readonly policy: string; readonly reason: string }): void;
  reasonOf(token: string, policy: string): string | undefined;
}

const known = new WeakMap<Session, KeptPolicies>();

/** A session's record: the engine comes to rosters before it removes what they named. */
export const keptPolicies = (session: Session): KeptPolicies => {
  const record = known.get(session) ?? createRecord();
  known.set(session, record);
  return record;
};

const createRecord = (): KeptPolicies => {
  const reasons = new Map<string, string>();
  const keyOf = (token: string, policy: string): string => `${token} ${policy.toLowerCase()}`;
  return {
    note: ({ token, policy, reason }) => void reasons.set(keyOf(token, policy), reason),
    reasonOf: (token, policy) => reasons.get(keyOf(token, policy)),
  };
};
