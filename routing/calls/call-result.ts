import type { ExpectedCall } from '../../tenant/load-calls.ts';
import type { HandedOverCall } from '../explain-handed-over.ts';
import { notKnownYetReason } from '../not-connected.ts';
import type { DialledCall } from '../trace.ts';

/** What became of one expectation. */
export interface CallResult {
  readonly expected: ExpectedCall;
  /** What isn't as expected, one sentence each, with its fix on a line below where it has one of its own; empty if all is. */
  readonly failures: readonly string[];
  /** Nothing contradicts it, and it isn't shown to hold, since what the call ends at isn't known yet: why, in half a sentence; absent: it is known. */
  readonly notKnownYet?: string;
  /** The whole trace; absent if there is no such user or number. */
  readonly call?: DialledCall | HandedOverCall;
}

/** A failure for those who have a fix of their own, or need none: what is wrong alone. */
export const withoutFix = (failure: string): string => failure.split('\n')[0] ?? failure;

/** A call that was played. */
export const resultOf = (
  expected: ExpectedCall,
  failures: readonly string[],
  call: DialledCall | HandedOverCall,
): CallResult => {
  const { outcome } = call;
  const isOpen = failures.length === 0 && outcome.kind === 'not known yet';
  return { expected, failures, ...(isOpen && { notKnownYet: notKnownYetReason(outcome.sbcs) }), call };
};

/** The treatment of unassigned numbers that takes a call. */
export const treatmentIn = (outcome: DialledCall['outcome'] | HandedOverCall['outcome']): string | undefined =>
  outcome.kind === 'treated' || (outcome.kind === 'not known yet' && 'treatment' in outcome)
    ? outcome.treatment
    : undefined;
