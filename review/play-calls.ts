import { withoutFix } from '../routing/calls/call-result.ts';
import { callTitle } from '../routing/calls/call-title.ts';
import { checkCall } from '../routing/calls/check-call.ts';
import { uncertainOf } from '../routing/calls/uncertain.ts';
import type { Voice } from '../routing/compile.ts';
import type { Read } from './read-tenant.ts';
import type { TenantReview } from './review-schema.ts';

/** Plays the expected calls of the newer version, and those that fail in the older one too. */
export const playCalls = ({ calls }: Read, head: Voice, base?: Voice): TenantReview['calls'] => {
  const results = calls.map((call) => checkCall(head, call));
  const failures = results.flatMap(({ expected: call, failures: found }) => {
    if (found.length === 0) return [];
    const heldBefore = base && checkCall(base, call).failures.length === 0;
    return [{ call: callTitle(call), failures: found.map(withoutFix), ...(base && { heldBefore }) }];
  });
  const notCertain = results.flatMap((result) => {
    const why = uncertainOf(result);
    return why === undefined || result.failures.length > 0 || result.notKnownYet !== undefined
      ? []
      : [{ call: callTitle(result.expected), why }];
  });
  const notKnownYet = results.flatMap(({ expected, notKnownYet: why }) =>
    why === undefined ? [] : [{ call: callTitle(expected), why }],
  );
  const held = calls.length - failures.length - notKnownYet.length;
  return { total: calls.length, held, failures, notCertain, notKnownYet };
};
