import type { Change } from '../../kit/resource.ts';
import { formatWording } from '../../kit/wording.ts';
import { minute } from '../schema/duration.ts';
import type { Waiting } from '../schema/waiting.ts';
import { nowOf, type Session } from '../session.ts';

export type { Waiting };

/**
 * State of something that may be made, as far as the engine knows, and wait for something outside of any run, hours long: a domain that
 * Teams doesn't accept yet. No failure: the engine goes on with the rest, and the next `up` with this one.
 */
export interface MayWait {
  readonly waiting?: Waiting;
}

/** What waits now; the time is the one of the run in which it began. */
export const waitingFor = async (
  session: Pick<Session, 'now'>,
  reason: string,
  before: Waiting | undefined,
): Promise<Waiting> => ({
  since: before?.since ?? (await nowOf(session)).toISOString(),
  for: reason,
});

/** Whether or not the files change, the next `up` goes on with what waits. */
export const diffWaiting = ({ waiting }: MayWait): Change[] =>
  waiting === undefined ? [] : [{ path: 'waiting', kind: 'delete' }];

/** `SBC "sbc1.contoso.com" waits since 2026-11-30 14:05 UTC for …`: what people read of it, everywhere. */
export const waitingText = (what: string, { since, for: reason }: Waiting): string =>
  `${what} waits since ${minute(Date.parse(since))} for ${reason}`;

/** How long it takes at most where nothing is wrong, and who knows more then. */
interface Usual {
  readonly hours: number;
  readonly ask: string;
}

const usual: Usual = { hours: 48, ask: 'Microsoft' };

/** The warning of the run in which it waits. */
export const waitingWarning = (what: string, waiting: Waiting, now: Date, { hours, ask }: Usual = usual): string => {
  const isLate = now.getTime() - Date.parse(waiting.since) > hours * 3_600_000;
  const long = hours > 48 ? `${Math.round(hours / 24)} days` : `${hours} hours`;
  return formatWording({
    message: `${waitingText(what, waiting)}.${isLate ? ` More than ${long} is not normal.` : ''}`,
    fix: isLate
      ? `look whether what it waits for is as it has to be; if it is, ask ${ask}. The next up goes on.`
      : 'run up again later, it goes on from here.',
  });
};

/** What a preview says of what the last run left waiting. */
export const stillWaiting = (what: string, waiting: Waiting): string =>
  `${waitingText(what, waiting)}: up looks whether it still has to.`;
