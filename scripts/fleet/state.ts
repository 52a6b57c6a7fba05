/**
 * How it went with a tenant. `calls`: `up` was done, or begun, and a live call or an emergency call doesn't hold; `waiting`: all that can be
 * done is done; `not begun`: nothing was started for it, so nothing is known of it.
 */
export const states = ['calls', 'failed', 'drift', 'not begun', 'waiting', 'done'] as const;

export type State = (typeof states)[number];

/** Exit codes of a fleet; 1 is a command line, an environment or files that it can't begin with. */
const exitCodes = { done: 0, refused: 1, failed: 2, calls: 4, drift: 7, waiting: 9, interrupted: 130 } as const;

/** The exit code of all: the worst of what happened; a tenant that wasn't begun is never "all is well". */
export const exitCodeOf = (found: readonly State[], isInterrupted = false): number => {
  if (isInterrupted) return exitCodes.interrupted;
  if (found.includes('calls')) return exitCodes.calls;
  if (found.includes('failed') || found.includes('not begun')) return exitCodes.failed;
  if (found.includes('drift')) return exitCodes.drift;
  return found.includes('waiting') ? exitCodes.waiting : exitCodes.done;
};
