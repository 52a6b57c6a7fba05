import { setTimeout as wait } from 'node:timers/promises';

/** The lab's time: runs `speed` times as fast as ours, so that a delay of minutes passes in a test's second. */
export interface Clock {
  /** Milliseconds since 1970 in lab time. */
  now(): number;
  readonly speed: number;
  /** Moves lab time ahead at once. */
  advance(milliseconds: number): void;
  /** Somebody waits so long in lab time: for their share of ours, or, where the clock stands still, by moving it on. */
  pass(milliseconds: number): Promise<void>;
}

/** A clock that hurries only while somebody uses the lab: one that runs all night would outlive its secrets. */
interface RunningClock extends Clock {
  /** Somebody asks: time runs fast for a minute of ours from now on, and then at our own pace. */
  touch(): void;
}

const hurryMilliseconds = 60_000;

/** `elapsed` tells our own time in milliseconds; tests give one that they move. */
export const startClock = (speed: number, epoch = Date.now(), elapsed = () => performance.now()): RunningClock => {
  let time = epoch;
  let at = elapsed();
  let hurriesUntil = at + hurryMilliseconds;
  const now = () => {
    const passed = elapsed() - at;
    const fast = Math.min(passed, Math.max(0, hurriesUntil - at));
    return time + fast * speed + (passed - fast) * Math.min(1, speed);
  };
  return {
    now,
    speed,
    advance: (milliseconds) => {
      time += milliseconds;
    },
    pass: async (milliseconds) => {
      if (speed > 0) await wait(milliseconds / speed);
      else time += milliseconds;
    },
    touch: () => {
      time = now();
      at = elapsed();
      hurriesUntil = at + hurryMilliseconds;
    },
  };
};
