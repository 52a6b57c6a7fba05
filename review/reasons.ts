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
  const { handedOver, emergency, needs, calls, exceptions, trunk, trunkChanges } = review;
  const excepted = (rule: ExceptionName) => exceptions.find((one) => one.rule === rule);
  const isCovered = (rule: ExceptionName): boolean => excepted(rule)?.changed === true;
  const { unreachable, numberChanges } = handedOver;
  const trunkHas = (about: TenantReview['trunkChanges'][number]['about']): boolean =>
    trunkChanges.some((one) => one.about === about);
  const chosen = new Set(numberChanges.map(({ user }) => user));
  const stale = staleAddresses(handedOver);
  const fails = calls.failures.filter(({ heldBefore }) => heldBefore !== false || !excepted('expected-calls'));
  // What is only likely an emergency number is told, and stops nobody.
  const required = emergency.filter(({ standing }) => standing === 'required');
  const holds: Record<FailReason, boolean> = {
    'tenant-replaced': needs.some(({ what }) => what === 'tenant id'),
    'emergency-lost':
      (required.some(({ effect }) => effect === 'lost') && !isCovered('emergency-reachable')) ||
      trunkHas('emergency lost'),
    'emergency-changed': required.some(isChanged) || trunkHas('emergency') || trunkHas('emergency lost'),
    'toll-exposure': newReach(review).length > 0 && !isCovered('toll-exposure-needs-approval'),
    unreachable:
      trunkHas('refusal') ||
      unreachable.length + handedOver.leavers.length + stale.length + handedOver.silenced.length > 0,
    'unreachable-stays':
      trunkHas('refusal') ||
      handedOver.silenced.length > 0 ||
      unreachable.some(({ ccaip, leaves }) => ccaip && !leaves) ||
      stale.some(({ user }) => !chosen.has(user)),
    leaver: handedOver.leavers.length > 0,
    'mass-release': needs.some(({ what }) => what === 'releases' || what === 'moves' || what === 'number releases'),
    'secret-ended': needs.some(({ hasEnded }) => hasEnded === true),
    'not-known-yet': trunk?.is === 'not known yet',
    // What isn't shown to hold doesn't.
    calls: (fails.length > 0 && !isCovered('expected-calls')) || calls.notKnownYet.length > 0,
  };
  return (Object.keys(holds) as FailReason[]).filter((reason) => holds[reason]);
};
