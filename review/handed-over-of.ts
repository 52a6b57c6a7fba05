import type { Comparison } from '../routing/compare/comparison.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { TenantReview } from './review-schema.ts';

/** What changes for calls that come in, with who is in CCAIP. */
export const handedOverOf = ({ handedOver, roster }: Comparison, base: Tenant): TenantReview['handedOver'] => {
  const users = new Map(base.users.map((user) => [user.upn.toLowerCase(), user]));
  return {
    unreachable: handedOver.unreachable.map(({ user, why }) => {
      const before = users.get(user.toLowerCase());
      return { user, why, number: before?.number ?? '', ccaip: before?.ccaip !== undefined };
    }),
    rings: handedOver.changes.map(({ address, rang, rings }) => ({ address, rang, rings })),
    addresses: handedOver.addresses,
    newPeople: roster.added,
    callingPolicies: handedOver.callingPolicies,
  };
};
