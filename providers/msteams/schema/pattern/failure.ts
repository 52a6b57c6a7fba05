import type { PatternFailure } from './pattern.ts';

/** Ends a parse at once; `parsePattern` turns it into its result. */
export class PatternError extends Error {
  readonly failure: PatternFailure;
  constructor(failure: PatternFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** .NET refuses it. `what` goes on after the construct and its place. */
export const invalid = (construct: string, position: number, what: string): PatternFailure => ({
  ok: false,
  reason: 'invalid',
  construct,
  position,
  message: `"${construct}" at character ${position + 1} ${what}.`,
});

/** .NET takes it, exact analysis doesn't. `what` names the construct, e.g. `an atomic group`. */
export const unsupported = (construct: string, position: number, what: string): PatternFailure => ({
  ok: false,
  reason: 'unsupported',
  construct,
  position,
  message: `"${construct}" at character ${position + 1} is ${what}: Teams takes it, but trunkline can't say exactly which numbers it means.`,
});
