import { nameKey, type ReadyUser } from '../compile.ts';
import { planDoubtReason } from '../plan-doubt.ts';
import type { EmergencyCalls } from './comparison.ts';

/** Where one emergency number gets to in both versions, and for whom. */
interface Compared {
  readonly before: ReadyUser | undefined;
  readonly after: ReadyUser;
  readonly was: Reached | undefined;
  readonly is: Reached;
  readonly effect: EmergencyCalls['effect'];
  /** The effect by the other reading of whether the dial plan or the policy comes first. */
  readonly otherwise: () => EmergencyCalls['effect'];
}

interface Reached {
  readonly arrives: boolean;
  /** Emergency call routing policy that takes it. */
  readonly policy?: string;
}

/** Why nobody can be certain of what a change does to an emergency number, in half a sentence; nothing if it is. */
export const whyUnsure = ({ before, after, was, is, effect, otherwise }: Compared): string | undefined => {
  if (was === undefined) return undefined;
  const [old, now] = [unread(before), unread(after)];
  // Who reached nobody with it may do so now, and loses nothing.
  if (now !== undefined && nameKey(now) !== nameKey(old ?? '') && (was.arrives || old !== undefined))
    return planDoubtReason({ kind: 'emergency policy unread', policy: now });
  if (old !== undefined && now === undefined)
    return `the files of the base don't hold emergency call routing policy "${old}"`;
  if (after.callsOff !== undefined && before?.callsOff === undefined && was.arrives)
    return planDoubtReason({ kind: 'calls off', policy: after.callsOff });
  if (was.policy !== undefined && is.policy === undefined && was.arrives && is.arrives) return released;
  const policy = (after.emergency ?? before?.emergency)?.name;
  const isTaken = [before, after].some((user) => user?.emergency?.numbers !== undefined);
  if (policy === undefined || !isTaken || otherwise() === effect) return undefined;
  return planDoubtReason({ kind: 'emergency order', policy, reading: 'plan first', otherwise: '' });
};

const released =
  'no emergency call routing policy takes it any more, and Microsoft says that a Direct Routing user without one is not enabled for emergency calling';

/** The policy in force, where a file only names it. */
const unread = (user: ReadyUser | undefined): string | undefined =>
  user?.emergency !== undefined && user.emergency.numbers === undefined ? user.emergency.name : undefined;
