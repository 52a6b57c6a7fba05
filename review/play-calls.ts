import { checkCall } from '../routing/calls/check-call.ts';
import type { Voice } from '../routing/compile.ts';
import type { ExpectedCall } from '../tenant/load-calls.ts';
import type { Read } from './read-tenant.ts';
import type { TenantReview } from './review-schema.ts';

/** An expected call in words: `ada dials 112`. */
const callTitle = (call: ExpectedCall): string =>
  'to' in call ? `CCAIP hands over to ${call.to}` : `${call.as} dials ${call.dial}`;

/** Plays the expected calls of the newer version, and those that fail in the older one too. */
export const playCalls = ({ calls }: Read, head: Voice, base?: Voice): TenantReview['calls'] => {
  const failures = calls.flatMap((call) => {
    const found = checkCall(head, call).failures;
    if (found.length === 0) return [];
    const heldBefore = base && checkCall(base, call).failures.length === 0;
    return [{ call: callTitle(call), failures: found, ...(base && { heldBefore }) }];
  });
  return { total: calls.length, held: calls.length - failures.length, failures };
};
