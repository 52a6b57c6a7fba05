/** `up` is done, and a call is wrong in the tenant or couldn't be looked at: the exit code of `up` with its calls. */
export const callsDontHold = 4;

/** None is wrong by the files, and one isn't in effect as the tenant has it now: an exit code of `npm run calls -- <tenant> --live`. */
const notInEffect = 3;

/** What a tenant's calls say: they hold, they aren't in effect yet, or one is wrong or couldn't be looked at. */
export type Calls = 'hold' | 'late' | 'wrong';

/** By the exit code of `npm run calls -- <tenant> --live`. */
export const callsBy = (exitCode: number): Calls =>
  exitCode === 0 ? 'hold' : exitCode === notInEffect ? 'late' : 'wrong';

/** An `up`, and what calls said in the tenant after it. */
export interface AfterUp {
  readonly up: 'done' | 'waiting' | 'failed';
  readonly expected: Calls;
  /** The emergency numbers of its users. */
  readonly emergency: Calls;
  /** Whether something was written of which Teams may still take its time to show it; also where nobody can know. Asked only after `done`. */
  readonly mayBeOnItsWay: () => boolean;
}

/**
 * What to make of the calls after an `up`: Teams takes its time, so what isn't in effect is late where something was written that could still
 * be on its way, or something else waits. Where nothing was, nothing brings it into effect, nor emergency calls after an `up` that failed: wrong.
 */
export const judgeAfterUp = ({ up, expected, emergency, mayBeOnItsWay }: AfterUp): Calls => {
  const calls = [expected, emergency];
  if (calls.includes('wrong') || (up === 'failed' && emergency === 'late')) return 'wrong';
  if (!calls.includes('late')) return 'hold';
  return up === 'done' && !mayBeOnItsWay() ? 'wrong' : 'late';
};
