import type { ExceptionName } from '../tenant/schema/exceptions.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { kindWords } from './destination.ts';
import type { TenantReview } from './review-schema.ts';
import { wordsFor } from './words.ts';

/**
 * Exceptions of the newer version, with what each newly lets through. One covers what the base reached under it; for more, its entry
 * has to change with it, so that whoever gave it sees what it covers now.
 */
export const exceptionsOf = (
  head: Tenant,
  base: Tenant | undefined,
  review: TenantReview,
): TenantReview['exceptions'] =>
  Object.entries(head.exceptions).flatMap(([rule, exception]) => {
    if (exception === undefined) return [];
    const before = base?.exceptions[rule as ExceptionName];
    return [
      {
        rule,
        reason: exception.reason,
        changed: review.state === 'new' || (base !== undefined && before?.reason !== exception.reason),
        newly: newlyLetThrough(rule, review),
      },
    ];
  });

const newlyLetThrough = (rule: string, review: TenantReview): string[] => {
  const { who } = wordsFor(review);
  if (rule === 'toll-exposure-needs-approval')
    return newReach(review).flatMap(({ kind, users }) =>
      kind === 'premium' || kind === 'satellite' ? `${kindWords(kind)} for ${who(users)}` : [],
    );
  if (rule === 'emergency-reachable')
    return review.emergency.flatMap(({ effect, dialled, users }) =>
      effect === 'lost' ? `${dialled} lost by ${who(users)}` : [],
    );
  if (rule === 'expected-calls')
    return review.calls.failures.flatMap(({ call, heldBefore }) => (heldBefore === false ? [] : `${call} fails`));
  return [];
};

/** Reach that is new to somebody who was there, or to the tenant. */
export const newReach = ({ reach }: Pick<TenantReview, 'reach'>): TenantReview['reach'] =>
  reach.filter(({ direction, newUsers, newToTenant }) => direction === 'gained' && (!newUsers || newToTenant));
