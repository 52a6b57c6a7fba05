import type { Session } from '../providers/msteams/session.ts';
import type { CallResult } from '../routing/calls/call-result.ts';
import { checkCall } from '../routing/calls/check-call.ts';
import { expectedQuestion, withWholeNames } from '../routing/calls/expected-question.ts';
import type { ExpectedCall } from '../tenant/load-calls.ts';
import type { Difference } from './differences/difference.ts';
import { differences } from './differences/differences.ts';
import { readForCalls } from './read.ts';
import type { FileSide, LiveSide } from './side.ts';

/**
 * What became of an expectation in the tenant. `not in effect`: by the files the call goes as expected and the tenant has it otherwise,
 * because Teams takes its time, or `up` hasn't run, or somebody changed it; from one look nobody can tell which. `wrong`: the files
 * themselves don't give it, whatever the tenant does.
 */
export type Verdict = 'holds' | 'not in effect' | 'wrong';

/** An expectation against the tenant itself: `failures` and `call` are the tenant's. */
export interface LiveCallResult extends CallResult {
  readonly live: {
    readonly verdict: Verdict;
    /** What isn't as expected by the files. */
    readonly byFile: readonly string[];
    /** Where the tenant differs from its files in what the call meets. */
    readonly differences: readonly Difference[];
  };
}

/** Plays expected calls against the tenant as it is now. Reads only. */
export const checkCallsLive = async (
  session: Session,
  file: FileSide,
  expected: readonly ExpectedCall[],
): Promise<LiveCallResult[]> => {
  const questions = expected.flatMap((call) => expectedQuestion(file.voice, call) ?? []);
  const live = await readForCalls(session, file, questions);
  return expected.map((call) => checkCallLive(file, live, call));
};

export const checkCallLive = (file: FileSide, live: LiveSide, expected: ExpectedCall): LiveCallResult => {
  const byFile = checkCall(file.voice, expected);
  const now = checkCall(live.voice, withWholeNames(file.voice, expected), 'tenant');
  const sides = byFile.call && now.call && { file: { ...file, call: byFile.call }, live: { ...live, call: now.call } };
  return {
    ...now,
    expected,
    live: {
      verdict: verdictOf(byFile, now),
      byFile: byFile.failures,
      differences: sides ? differences(sides) : [],
    },
  };
};

const verdictOf = (byFile: CallResult, now: CallResult): Verdict => {
  if (byFile.failures.length > 0) return 'wrong';
  return now.failures.length > 0 || now.notKnownYet !== undefined ? 'not in effect' : 'holds';
};
