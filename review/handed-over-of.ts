import type { Comparison } from '../routing/compare/comparison.ts';
import type { Tenant, User } from '../tenant/tenant.ts';
import type { TenantReview } from './review-schema.ts';

/** What changes for calls that come in, with who is in CCAIP, who leaves and who has another number. */
export const handedOverOf = (
  { handedOver, roster }: Comparison,
  base: Tenant,
  head: Tenant,
): TenantReview['handedOver'] => {
  const [was, is] = [byUpn(base), byUpn(head)];
  return {
    unreachable: handedOver.unreachable.map(({ user, why, notKnownYet }) => {
      const before = was.get(user.toLowerCase());
      return {
        user,
        why,
        number: before?.number ?? '',
        ccaip: before?.ccaip !== undefined,
        leaves: !is.has(user.toLowerCase()),
        ...(notKnownYet && { notKnownYet }),
      };
    }),
    leavers: roster.removed.flatMap((upn) => {
      const before = was.get(upn.toLowerCase());
      return before ? [{ user: before.upn, number: before.number, ccaip: before.ccaip !== undefined }] : [];
    }),
    numberChanges: head.users.flatMap(({ upn, number }) => {
      const before = was.get(upn.toLowerCase())?.number;
      return before === undefined || before === number ? [] : [{ user: upn, before, after: number }];
    }),
    rings: handedOver.changes.map(({ address, rang, rings, notKnownYet }) => ({
      address,
      rang,
      rings,
      ...(notKnownYet && { notKnownYet }),
    })),
    addresses: handedOver.addresses,
    silenced: handedOver.silenced,
    callersLeft: handedOver.callersLeft,
    newPeople: roster.added,
    callingPolicies: handedOver.callingPolicies,
  };
};

const byUpn = ({ users }: Tenant): ReadonlyMap<string, User> =>
  new Map(users.map((user) => [user.upn.toLowerCase(), user]));
