import { inWords } from '../routing/in-words.ts';
import { isUncounted, uncountedText } from '../routing/uncounted.ts';
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
  const counted = (upns: readonly string[]): string[] => {
    if (!several && upns.length <= 3) return upns.map(name);
    if (upns.length === review.users && upns.length > 1) return [`all ${upns.length} users`];
    return [`${upns.length} ${upns.length === 1 ? 'user' : 'users'}`];
  };
  const who = (names: readonly string[]): string => {
    const others = [...new Set(names.filter(isUncounted).map(uncountedText))];
    const users = names.filter((one) => !isUncounted(one));
    return inWords([...(users.length === 0 && others.length > 0 ? [] : counted(users)), ...others]);
  };
  return { name, who };
};

/** People by the part of their UPN before the @, where that tells them apart. */
export const shortNames = (everybody: Iterable<string>): ((upn: string) => string) => {
  const people = new Set([...everybody].map((upn) => upn.toLowerCase()));
  const shared = Map.groupBy(people, (upn) => upn.split('@')[0] ?? upn);
  return (upn) => {
    if (isUncounted(upn)) return uncountedText(upn);
    const [local = upn] = upn.split('@');
    return upn.includes('@') && (shared.get(local.toLowerCase())?.length ?? 0) > 1 ? upn : local;
  };
};

/** Everybody whom a review names, once, in lower case. */
const mentioned = (review: TenantReview): Set<string> => {
  const { handedOver, dialled, callers, uncertain, emergency, reach, toEnter = [] } = review;
  const upns = [
    ...handedOver.unreachable.map(({ user }) => user),
    ...handedOver.leavers.map(({ user }) => user),
    ...handedOver.numberChanges.map(({ user }) => user),
    ...handedOver.rings.flatMap(({ rang, rings }) => [rang ?? '', rings ?? '']),
    ...handedOver.addresses.map(({ user }) => user),
    ...handedOver.callingPolicies.map(({ user }) => user),
    ...toEnter.map(({ user }) => user),
    ...[...dialled, ...callers, ...uncertain, ...emergency, ...reach].flatMap(({ users }) => users),
    ...dialled.flatMap(({ before, after }) => [before, after].filter((text) => /^\S+@\S+$/.test(text))),
  ];
  return new Set(upns.filter((upn) => upn !== '').map((upn) => upn.toLowerCase()));
};
