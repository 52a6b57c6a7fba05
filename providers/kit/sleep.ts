import { setTimeout as wait } from 'node:timers/promises';

/** How time passes between two looks at a service. Ends early, without an error, on Cancel; tests move a clock instead. */
export type Sleep = (seconds: number, signal: AbortSignal) => Promise<void>;

export const realSleep: Sleep = async (seconds, signal) => {
  await wait(seconds * 1000, undefined, { signal }).catch(() => undefined);
};
