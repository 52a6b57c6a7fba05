import type { Context } from '../../kit/resource.ts';
import { realSleep } from '../../kit/sleep.ts';

/** Seconds before each look for what a lost reply may have made: how soon a list shows it isn't published. */
const quick = [0, 2, 8];

/** Looks a few times, and ends with the first that finds something, or on Cancel. */
export const lookFor = async <Found>(
  look: () => Promise<Found | undefined>,
  { sleep = realSleep, signal }: Pick<Context, 'sleep' | 'signal'>,
  pauses: readonly number[] = quick,
): Promise<Found | undefined> => {
  for (const seconds of pauses) {
    if (seconds > 0) await sleep(seconds, signal);
    if (signal.aborted) return undefined;
    const found = await look();
    if (found !== undefined) return found;
  }
  return undefined;
};
