import { listChanges } from './joined-lists.ts';
import type { TenantReview } from './review-schema.ts';

/** Tenants that change alike, in the order of their names. */
export interface Group {
  readonly tenants: readonly string[];
  /** One review for all of them: of several tenants, with everybody's users. */
  readonly review: TenantReview;
}

/** Puts tenants together whose calls change alike; what touches single people never is. */
export const groupsOf = (reviews: readonly TenantReview[]): Group[] =>
  [...Map.groupBy(reviews, effectKey).values()].flatMap((alike) => {
    const [first, ...others] = alike;
    if (!first) return [];
    return [
      { tenants: alike.map(({ tenant }) => tenant), review: others.length === 0 ? first : together(first, alike) },
    ];
  });

/** Everything that a review says, but who the users are. */
const effectKey = (review: TenantReview): string => {
  const { handedOver, state, edits } = review;
  const personal =
    state !== 'compared' ||
    Object.values(handedOver).some((rows) => rows.length > 0) ||
    edits.some(({ about }) => about === 'users' || about === 'numbers');
  if (personal) return review.tenant;
  // Names of tenants and people, and how many they are.
  const own = new Set([
    'tenant',
    'summary',
    'users',
    'template',
    'total',
    'held',
    'notCertain',
    'doubted',
    'exceptions',
    'toEnter',
  ]);
  const needs = review.needs.map(({ what, rule }) => [what, rule]);
  return JSON.stringify({ ...review, needs, lists: listChanges(review.lists) }, (key, value: unknown) =>
    own.has(key) ? undefined : value,
  );
};

const together = (first: TenantReview, alike: readonly TenantReview[]): TenantReview => {
  const everybody = (users: (review: TenantReview) => readonly string[] | undefined): string[] =>
    alike.flatMap((review) => users(review) ?? []);
  return {
    ...first,
    users: alike.reduce((sum, { users }) => sum + users, 0),
    dialled: first.dialled.map((row, at) => ({ ...row, users: everybody(({ dialled }) => dialled[at]?.users) })),
    sampled: first.sampled.map((row, at) => ({ ...row, users: everybody(({ sampled }) => sampled[at]?.users) })),
    uncertain: first.uncertain.map((row, at) => ({
      ...row,
      users: everybody(({ uncertain }) => uncertain[at]?.users),
    })),
    emergency: first.emergency.map((row, at) => ({
      ...row,
      users: everybody(({ emergency }) => emergency[at]?.users),
      uncertain: row.uncertain.map((one, place) => ({
        ...one,
        users: everybody(({ emergency }) => emergency[at]?.uncertain[place]?.users),
      })),
    })),
    reach: first.reach.map((row, at) => ({ ...row, users: everybody(({ reach }) => reach[at]?.users) })),
    needs: first.needs.map((need, at) => ({
      ...need,
      text: [...new Set(alike.flatMap(({ needs }) => needs[at]?.text ?? []))].join('; '),
    })),
    exceptions: [
      ...Map.groupBy(
        alike.flatMap(({ exceptions }) => exceptions),
        ({ rule }) => rule,
      ),
    ].map(([rule, those]) => ({
      rule,
      reason: [...new Set(those.map(({ reason }) => reason))].join(' / '),
      changed: those.every(({ changed }) => changed),
      newly: [...new Set(those.flatMap(({ newly }) => newly))],
    })),
    ...(alike.some(({ toEnter }) => toEnter) && { toEnter: alike.flatMap(({ toEnter = [] }) => toEnter) }),
    lists: [...new Map(alike.flatMap(({ lists }) => lists).map((list) => [list.list, list])).values()],
    calls: {
      ...first.calls,
      total: alike.reduce((sum, { calls }) => sum + calls.total, 0),
      held: alike.reduce((sum, { calls }) => sum + calls.held, 0),
      notCertain: alike.flatMap(({ calls }) => calls.notCertain),
    },
  };
};
