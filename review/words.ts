import type { TenantReview } from './review-schema.ts';

/** How people are called in a comment on one tenant, or on several that change alike. */
export interface Words {
  /** `ada`, or the whole UPN where that isn't enough. */
  readonly name: (upn: string) => string;
  /** `ada, bob and cyd`, or `12 users`. */
  readonly who: (upns: readonly string[]) => string;
}

/** Words for a review: names of up to three people, then their number; of several tenants always the number. */
export const wordsFor = (review: TenantReview, several = false): Words => {
  const name = shortNames(mentioned(review));
  const who = (upns: readonly string[]): string => {
    if (!several && upns.length <= 3 && upns.length > 0) return inWords(upns.map(name));
    if (upns.length === review.users && upns.length > 1) return `all ${upns.length} users`;
    return `${upns.length} ${upns.length === 1 ? 'user' : 'users'}`;
  };
  return { name, who };
};

/** People by the part of their UPN before the @, where that tells them apart. */
export const shortNames = (everybody: Iterable<string>): ((upn: string) => string) => {
  const people = new Set([...everybody].map((upn) => upn.toLowerCase()));
  const shared = Map.groupBy(people, (upn) => upn.split('@')[0] ?? upn);
  return (upn) => {
    const [local = upn] = upn.split('@');
    return upn.includes('@') && (shared.get(local.toLowerCase())?.length ?? 0) > 1 ? upn : local;
  };
};

/** `a`, `a and b`, `a, b and c`. */
export const inWords = (items: readonly string[], last = 'and'): string => {
  const head = items.slice(0, -1);
  const end = items.at(-1) ?? '';
  return head.length === 0 ? end : `${head.join(', ')} ${last} ${end}`;
};

/** Everybody whom a review names, once, in lower case. */
const mentioned = ({ handedOver, dialled, emergency, reach, toEnter = [] }: TenantReview): Set<string> => {
  const upns = [
    ...handedOver.unreachable.map(({ user }) => user),
    ...handedOver.leavers.map(({ user }) => user),
    ...handedOver.numberChanges.map(({ user }) => user),
    ...handedOver.rings.flatMap(({ rang, rings }) => [rang ?? '', rings ?? '']),
    ...handedOver.addresses.map(({ user }) => user),
    ...handedOver.callingPolicies.map(({ user }) => user),
    ...toEnter.map(({ user }) => user),
    ...[...dialled, ...emergency, ...reach].flatMap(({ users }) => users),
    ...dialled.flatMap(({ before, after }) => [before, after].filter((text) => text.includes('@'))),
  ];
  return new Set(upns.filter((upn) => upn !== '').map((upn) => upn.toLowerCase()));
};
