import { randomUUID } from 'node:crypto';
import type { LabContext } from '../context.ts';
import { findUser } from '../graph/users/user.ts';
import type { HandedOverEnd, HandedOverTrace } from './trace.ts';

/** How a call ended, as the log writes it. */
interface Ended {
  readonly user?: string;
  readonly isTaken: boolean;
  readonly sipCode: number;
  readonly subReason: number;
  readonly phrase: string;
}

/** Of a call that was taken (DOC callrecords-callrecord-getdirectroutingcalls, its example). */
const taken = (user: string): Ended => ({ user, isTaken: true, sipCode: 0, subReason: 540_000, phrase: 'BYE' });

/** Codes of what wasn't taken are RFC 3261's, their sub-reasons assumed. Undefined: Teams never saw whose call it is. */
const endedBy = (end: HandedOverEnd): Ended | undefined => {
  switch (end.kind) {
    case 'rings':
    case 'voicemail':
    case 'sent on':
      return taken(end.user);
    case 'account':
      return taken(end.account);
    case 'treated':
      return taken(end.target);
    case 'busy':
      return { user: end.user, isTaken: false, sipCode: 486, subReason: 560_486, phrase: 'Busy Here' };
    case 'blocked':
      return { isTaken: false, sipCode: 403, subReason: 510_403, phrase: 'Forbidden' };
    case 'refused':
      if (end.why === 'no such SBC' || end.why === 'SBC disabled') return undefined;
      if (end.why === 'no private calling') {
        return { user: end.user, isTaken: false, sipCode: 403, subReason: 510_403, phrase: 'Forbidden' };
      }
      return { isTaken: false, sipCode: 404, subReason: 510_404, phrase: 'Not Found' };
  }
};

/** Numbers are shown without their last three digits (DOC, the example). */
const masked = (number: string): string => number.replace(/\d{3}$/, '***');

const none = '0001-01-01T00:00:00Z';

const talkSeconds = 30;

/**
 * Writes a call that came in over an SBC into the log (DOC callrecords-directroutinglogrow). Its times are ours, since whoever looks for it
 * compares them with a clock of their own; when it shows is the lab's.
 */
export const logCall = (lab: LabContext, { over, called, caller, end }: HandedOverTrace): void => {
  const ended = endedBy(end);
  if (ended === undefined) return;
  const { isTaken, sipCode, subReason, phrase } = ended;
  const user = nobody(() => findUser(lab.store, ended.user ?? ''));
  const now = Date.now();
  const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();
  const id = randomUUID();
  lab.store.put('call', id, {
    id,
    correlationId: randomUUID(),
    userId: user?.id ?? null,
    userPrincipalName: user?.userPrincipalName ?? null,
    userDisplayName: user?.displayName ?? null,
    startDateTime: at(0),
    inviteDateTime: at(-3),
    failureDateTime: isTaken ? none : at(0),
    endDateTime: isTaken ? at(talkSeconds) : none,
    duration: isTaken ? talkSeconds : 0,
    callType: 'ByotIn',
    successfulCall: isTaken,
    callerNumber: masked(caller),
    calleeNumber: masked(called),
    mediaPathLocation: 'EUWE',
    signalingLocation: 'EUNO',
    finalSipCode: sipCode,
    callEndSubReason: subReason,
    finalSipCodePhrase: phrase,
    trunkFullyQualifiedDomainName: over,
    mediaBypassEnabled: false,
    shownFrom: lab.clock.now() + lab.switches.callLogSeconds * 1000,
  });
};

/** A treatment may end at an announcement, and a caller at nobody. */
const nobody = <Found>(find: () => Found): Found | undefined => {
  try {
    return find();
  } catch {
    return undefined;
  }
};
