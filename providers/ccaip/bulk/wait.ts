import { ServiceError } from '../../kit/error.ts';
import type { Context } from '../../kit/resource.ts';
import { realSleep, type Sleep } from '../../kit/sleep.ts';

/** How looking again passes time, and what ends it. */
export interface Waiting {
  readonly context: Pick<Context, 'log' | 'signal' | 'sleep'>;
  readonly sleep?: Sleep | undefined;
}

/** Seconds for `GET /users` to show what a job has written: no page says that it does at once. */
export const readBackSeconds = 120;

const firstDelay = 2;
const longestDelay = 10;

/** Looks until there is something, less and less often, for so many seconds of waiting; undefined when they are over, or on Cancel. */
export const lookUntil = async <Found>(
  look: () => Promise<Found | undefined>,
  seconds: number,
  { context, sleep = context.sleep ?? realSleep }: Waiting,
): Promise<Found | undefined> => {
  for (let waited = 0, delay = firstDelay; ; delay = Math.min(longestDelay, delay * 2)) {
    const found = await look();
    if (found !== undefined || waited >= seconds || context.signal.aborted) return found;
    await sleep(delay, context.signal);
    waited += delay;
    if (context.signal.aborted) return undefined;
  }
};

/** Said of what Cancel, or the end of patience, has left open. */
export const leftOpen = (doing: string, text: string): ServiceError =>
  new ServiceError({
    kind: 'Unknown',
    doing,
    text,
    mayBeDone: true,
    fix: 'run it again: it looks at what was done first.',
  });
