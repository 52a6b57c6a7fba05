import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { TenantReview } from '../../review/review-schema.ts';
import { reviewTenant } from '../../review/review-tenant.ts';
import { isUncounted } from '../../routing/uncounted.ts';
import type { ExpectedCall } from '../../tenant/load-calls.ts';
import type { Tenant, User } from '../../tenant/tenant.ts';
import type { Difference } from './difference.ts';
import { withOne } from './with-one.ts';

/** What happens to calls once a difference is put right, in the words of a review. */
export interface CallsChanged {
  /** One line: `ada can now call +316…`, or `no call changes`. */
  readonly summary: string;
  /** Whose calls change, by UPN. */
  readonly touched: readonly string[];
}

/** Differences of a tenant beyond so many are told together: each one is a review of its own. */
const mostAlone = 40;

/** Each difference with the calls that change by it alone; undefined where no file and no review tells of calls. */
export const callsByDifference = (
  file: Tenant,
  now: Tenant,
  of: { readonly differences: readonly Difference[]; readonly calls: readonly ExpectedCall[] },
): (CallsChanged | undefined)[] => {
  let reviewed = 0;
  return of.differences.map((difference) => {
    const one = difference.isOnlyTold ? undefined : withOne(file, now, difference);
    if (one === undefined || reviewed >= mostAlone) return undefined;
    reviewed += 1;
    const isIn = isNamedBy(difference, [one, file]);
    if (isIn === undefined) return callsChanged(one, file, of.calls);
    const [asItIs, asItShould] = [one, file].map((tenant) => ({ ...tenant, users: tenant.users.filter(isIn) }));
    // Of people whom no file has, putting it right may as well be a row for them: no review tells.
    if (asItIs === undefined || asItShould === undefined || asItShould.users.length === 0) return undefined;
    return callsChanged(asItIs, asItShould, []);
  });
};

/** Whom a difference of one person, or of one number, is about: of 10,000 others nothing changes by it but whom they reach there. */
const isNamedBy = ({ about, name }: Difference, both: readonly Tenant[]): ((user: User) => boolean) | undefined => {
  if (about !== 'user' && about !== 'number') return undefined;
  const rows = both.flatMap(({ users }) => users.filter(({ upn, number }) => sameName(upn, name) || number === name));
  const [upns, numbers] = [rows.map(({ upn }) => upn.toLowerCase()), rows.map(({ number }) => number)];
  return ({ upn, number }) => upns.includes(upn.toLowerCase()) || numbers.includes(number);
};

/** From a tenant as it is to what its files say. */
export const callsChanged = (now: Tenant, file: Tenant, calls: readonly ExpectedCall[]): CallsChanged => {
  const review = reviewTenant({
    name: file.name,
    base: { tenant: now, problems: [], calls },
    head: { tenant: file, problems: [], calls },
  });
  // Nothing stands below what drift says.
  const summary = withoutEdits(review).replace(/; (\d+) more changes below/, '; and $1 more changes');
  return { summary, touched: touchedBy(review) };
};

/** The summary without what was edited or moved: the difference says that itself. */
const withoutEdits = ({ summary, edits, lists }: TenantReview): string => {
  const told = edits.reduce((text, edit) => text.replace(`; ${edit.text}`, () => ''), summary);
  const from = [
    ...edits.map(({ about, text }) => `; ${about}: ${text}`),
    ...lists.flatMap(({ moved }) => moved.map(({ item, to }) => `; ${item} moved ${to} `)),
  ];
  const places = from.map((text) => told.indexOf(text)).filter((at) => at > 0);
  return places.length === 0 ? told : told.slice(0, Math.min(...places));
};

const touchedBy = (review: TenantReview): string[] => {
  const { handedOver, dialled, callers, uncertain, emergency, reach, sampled, trunkChanges } = review;
  const upns = [
    ...[handedOver.unreachable, handedOver.leavers, handedOver.numberChanges, handedOver.addresses].flatMap((list) =>
      list.map(({ user }) => user),
    ),
    ...handedOver.callingPolicies.map(({ user }) => user),
    ...handedOver.rings.flatMap(({ rang = '', rings = '' }) => [rang, rings]),
    ...handedOver.newPeople,
    ...[dialled, callers, uncertain, reach, sampled].flatMap((list) => list.flatMap(({ users }) => users)),
    ...trunkChanges.flatMap(({ users = [] }) => users),
    ...emergency.flatMap(({ users, effect }) => (effect === undefined ? [] : users)),
  ];
  const people = new Map(upns.filter((upn) => upn !== '' && !isUncounted(upn)).map((upn) => [upn.toLowerCase(), upn]));
  return [...people.values()].toSorted();
};
