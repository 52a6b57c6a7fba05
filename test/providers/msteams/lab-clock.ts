import type { Sleep } from '../../../providers/kit/sleep.ts';

let advance: ((milliseconds: number) => void) | undefined;

/** From now on waiting moves this lab's clock, which stands still otherwise: the one that the test opened last. */
export const waitOn = (clock: { advance(milliseconds: number): void }): void => {
  advance = (milliseconds) => clock.advance(milliseconds);
};

/** Waits exactly as long as asked in lab time, and not at all in ours. */
export const labSleep: Sleep = async (seconds, signal) => {
  if (!signal.aborted) advance?.(seconds * 1000);
};
