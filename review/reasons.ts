import type { ExceptionName } from '../tenant/schema/exceptions.ts';
import { newReach } from './exceptions-of.ts';
import { staleAddresses } from './handed-over-phrases.ts';
import type { failReasons, TenantReview } from './review-schema.ts';

export type FailReason = (typeof failReasons)[number];

/** Where it isn't certain that an emergency call goes as it went, it may not. */
const isChanged = ({ effect, unsure }: TenantReview['emergency'][number]): boolean =>
  effect === undefined ? unsure !== undefined : effect !== 'gained';

/**
 * Reasons to fail that hold for a tenant, whether somebody asks for them or not. What a rule of the policy pack is excepted from is
 * no reason where the exception's entry is new or rewritten in the same change.
 */
export const reasonsOf = (review: TenantReview): FailReason[] => {
  const { handedOver, emergency, needs, calls, exceptions } = review;
  const excepted = (rule: ExceptionName) => exceptions.find((one) => one.rule === rule);
  const isCovered = (rule: ExceptionName): boolean => excepted(rule)?.changed === true;
  const { unreachable, numberChanges } = handedOver;
  const chosen = new Set(numberChanges.map(({ user }) => user));
  const stale = staleAddresses(handedOver);
  const fails = calls.failures.filter(({ heldBefore }) => heldBefore !== false || !excepted('expected-calls'));
  // What is only likely an emergency number is told, and stops nobody.
  const required = emergency.filter(({ standing }) => standing === 'required');
  const holds: Record<FailReason, boolean> = {
    'tenant-replaced': needs.some(({ what }) => what === 'tenant id'),
    'emergency-lost': required.some(({ effect }) => effect === 'lost') && !isCovered('emergency-reachable'),
    'emergency-changed': required.some(isChanged),
    'toll-exposure': newReach(review).length > 0 && !isCovered('toll-exposure-needs-approval'),
    unreachable: unreachable.length + handedOver.leavers.length + stale.length + handedOver.silenced.length > 0,
    'unreachable-stays':
      handedOver.silenced.length > 0 ||
      unreachable.some(({ ccaip, leaves }) => ccaip && !leaves) ||
      stale.some(({ user }) => !chosen.has(user)),
    leaver: handedOver.leavers.length > 0,
    'mass-release': needs.some(({ what }) => what === 'releases' || what === 'moves'),
    'secret-ended': needs.some(({ hasEnded }) => hasEnded === true),
    calls: fails.length > 0 && !isCovered('expected-calls'),
  };
  return (Object.keys(holds) as FailReason[]).filter((reason) => holds[reason]);
};
