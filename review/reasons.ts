import { staleAddresses } from './handed-over-phrases.ts';
import type { failReasons, TenantReview } from './review-schema.ts';

export type FailReason = (typeof failReasons)[number];

/** Reasons to fail that hold for a tenant, whether somebody asks for them or not. */
export const reasonsOf = (review: TenantReview): FailReason[] => {
  const { handedOver, emergency, reach, approvals, calls } = review;
  // What is only likely an emergency number is told, and stops nobody.
  const required = emergency.filter(({ standing }) => standing === 'required');
  const holds: Record<FailReason, boolean> = {
    'emergency-lost': required.some(({ effect }) => effect === 'lost'),
    'emergency-changed': required.some(({ effect }) => effect !== undefined && effect !== 'gained'),
    'toll-exposure': reach.some(
      ({ direction, newUsers, newToTenant }) => direction === 'gained' && (!newUsers || newToTenant),
    ),
    unreachable: handedOver.unreachable.length + staleAddresses(handedOver).length > 0,
    'mass-release': approvals.length > 0,
    calls: calls.failures.length > 0,
  };
  return (Object.keys(holds) as FailReason[]).filter((reason) => holds[reason]);
};
