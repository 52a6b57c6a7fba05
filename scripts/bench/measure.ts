import { performance } from 'node:perf_hooks';

/** Milliseconds of wall time that the work takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** The middle value: what one noisy run can't move. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** One row of the table: what, how long, and how many times the floor. */
export const row = (what: string, milliseconds: number, floor: number): string =>
  `| ${what} | ${(milliseconds / 1000).toFixed(2)} s | ${(milliseconds / floor).toFixed(2)} |`;
