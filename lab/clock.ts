/** The lab's time: runs `speed` times as fast as ours, so that a delay of minutes passes in a test's second. */
export interface Clock {
  /** Milliseconds since 1970 in lab time. */
  now(): number;
  readonly speed: number;
  /** Moves lab time ahead at once. */
  advance(milliseconds: number): void;
}

export const startClock = (speed: number, epoch = Date.now()): Clock => {
  const began = performance.now();
  let ahead = 0;
  return {
    now: () => epoch + ahead + (performance.now() - began) * speed,
    speed,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
};
