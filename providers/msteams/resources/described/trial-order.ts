import { diffList } from '../../../kit/diff.ts';
import type { Change } from '../../../kit/resource.ts';
import { sameName } from '../same-name.ts';

/** A voice route as Teams orders it: the lower number is tried first. */
export interface Placed {
  readonly name: string;
  readonly priority: number;
}

/** Where a route belongs: `order` names it and the routes it is tried with, in order of trial. */
export interface Place {
  /** Every route of the tenant, foreign ones too. */
  readonly routes: readonly Placed[];
  readonly order: readonly string[];
  readonly self: string;
}

/** Numbers are given this far apart, so that a later route fits between two without moving either. */
const spacing = 10;

/** The routes of `order` that the tenant holds, on either side of `self`, nearest last and first. */
const neighbours = ({ routes, order, self }: Place) => {
  const present = (names: readonly string[]) =>
    names.flatMap((name) => routes.find((route) => sameName(route.name, name)) ?? []);
  const index = order.findIndex((name) => sameName(name, self));
  return { before: present(order.slice(0, index)), after: present(order.slice(index + 1)), index };
};

const placeOf = ({ routes, self }: Place): Placed | undefined => routes.find((route) => sameName(route.name, self));

const low = (before: readonly Placed[]) => Math.max(-1, ...before.map(({ priority }) => priority));
const high = (after: readonly Placed[]) => Math.min(Number.POSITIVE_INFINITY, ...after.map(({ priority }) => priority));

/** The route stands after all that are to be tried before it, and before all that are to be tried after it. */
export const isInPlace = (place: Place): boolean => {
  const self = placeOf(place);
  const { before, after } = neighbours(place);
  return self !== undefined && low(before) < self.priority && self.priority < high(after);
};

/**
 * The numbers to give, one after another, so that `self` gets its place; empty if it has it.
 *
 * Only numbers that no route of the tenant has, because what Teams does about equal ones isn't published. Where no number
 * is free between its neighbours, the routes that come after it move to the end, the last one first: so their own order
 * holds at every moment, and calls in between find what they find today. `blockedBy` is one that may not be moved.
 */
export const planPlace = (place: Place, mayMove: (name: string) => boolean): Placed[] | { blockedBy: Placed } => {
  if (isInPlace(place)) {
    return [];
  }
  const { before, after } = neighbours(place);
  const taken = new Set(place.routes.filter(({ name }) => !sameName(name, place.self)).map(({ priority }) => priority));
  const free = freeBetween(low(before), high(after), idealPriority(place), taken);
  if (free !== undefined) {
    return [{ name: place.self, priority: free }];
  }
  const blockedBy = after.find(({ name }) => !mayMove(name));
  if (blockedBy !== undefined) {
    return { blockedBy };
  }
  const end = Math.max(...place.routes.map(({ priority }) => priority));
  return [place.self, ...after.map(({ name }) => name)]
    .map((name, index) => ({ name, priority: end + (index + 1) * spacing }))
    .reverse();
};

/** Leaves room for the routes of `order` that aren't made yet. */
const idealPriority = (place: Place): number => {
  const { before, after, index } = neighbours(place);
  const at = (name: string) => place.order.findIndex((one) => sameName(one, name));
  const previous = before.find(({ priority }) => priority === low(before));
  const next = after.find(({ priority }) => priority === high(after));
  if (previous !== undefined && next !== undefined) {
    const share = (index - at(previous.name)) / (at(next.name) - at(previous.name));
    return Math.round(previous.priority + (next.priority - previous.priority) * share);
  }
  if (previous !== undefined) {
    return previous.priority + spacing * (index - at(previous.name));
  }
  if (next !== undefined) {
    const roomy = next.priority - spacing * (at(next.name) - index);
    return roomy > 0 ? roomy : Math.round((next.priority * (index + 1)) / (at(next.name) + 1));
  }
  return spacing * (index + 1);
};

/** The free number nearest to `ideal` with `above < number < below`; 0 is LocalRoute's and taken last. */
const freeBetween = (above: number, below: number, ideal: number, taken: ReadonlySet<number>): number | undefined => {
  const isFree = (number: number) => number > above && number < below && !taken.has(number);
  const start = Math.max(above + 1, Math.min(ideal, below - 1));
  for (let distance = 0; distance <= taken.size + 1; distance++) {
    const near = [start + distance, start - distance].find((number) => number > 0 && isFree(number));
    if (near !== undefined) return near;
  }
  return isFree(0) ? 0 : undefined;
};

/** `asked` as long as the tenant agrees about this route's own place; otherwise the same routes in the tenant's order. */
export const shownOrder = (place: Place): string[] => {
  if (isInPlace(place)) {
    return [...place.order];
  }
  const rank = (name: string) => place.routes.find((route) => sameName(route.name, name))?.priority;
  const present = place.order.filter((name) => rank(name) !== undefined);
  // Routes of one number come out in the opposite of the asked order: equal isn't what was asked.
  const real = present.reverse().sort((one, other) => (rank(one) ?? 0) - (rank(other) ?? 0));
  return place.order.map((name) => (rank(name) === undefined ? name : (real.shift() ?? name)));
};

/**
 * Changes of an order of trial, as this route's own business: none unless a route that was tried before it is to be
 * tried after it, or the other way round. Routes that come or go don't count, nor do two others that change places.
 *
 * Both routes of such a pair show it, not only the one that moved. Which one moved is a matter of the whole list, and each
 * route's last known list is as old as its own last update: judged apart, two routes could each leave it to the other.
 */
export const diffTrialOrder = (self: string, before: readonly string[], after: readonly string[]): Change[] => {
  const path = 'trialOrder';
  if (!Array.isArray(before) || !Array.isArray(after)) {
    return before === after ? [] : [{ path, kind: 'update' }];
  }
  const [old, wanted] = [before.map((name) => name.toLowerCase()), after.map((name) => name.toLowerCase())];
  const own = self.toLowerCase();
  if (!old.includes(own) || !wanted.includes(own)) {
    return [{ path, kind: 'update' }];
  }
  const common = new Set(old.filter((name) => wanted.includes(name)));
  const wasBefore = new Set(old.slice(0, old.indexOf(own)));
  const goesBefore = new Set(wanted.slice(0, wanted.indexOf(own)));
  if ([...common].every((name) => wasBefore.has(name) === goesBefore.has(name))) {
    return [];
  }
  const [oldCommon, wantedCommon] = [old, wanted].map((list) => list.filter((name) => common.has(name)));
  return diffList(path, oldCommon ?? [], wantedCommon ?? []).flatMap((change) =>
    inFullLists(change, path, { old, wanted, oldCommon: oldCommon ?? [], wantedCommon: wantedCommon ?? [] }),
  );
};

/** A change of the lists without what came or went, at its indices in the full ones. */
const inFullLists = (
  change: Change,
  path: string,
  lists: Readonly<Record<'old' | 'wanted' | 'oldCommon' | 'wantedCommon', readonly string[]>>,
): Change[] => {
  const index = Number(/\[(\d+)\]$/.exec(change.path)?.[1]);
  const at = (full: readonly string[], part: readonly string[]) => `${path}[${full.indexOf(part[index] ?? '')}]`;
  const gone: Change = { path: at(lists.old, lists.oldCommon), kind: 'delete' };
  const came: Change = { path: at(lists.wanted, lists.wantedCommon), kind: 'add' };
  if (change.kind === 'update') {
    return gone.path === came.path ? [{ path: gone.path, kind: 'update' }] : [gone, came];
  }
  return [change.kind === 'delete' ? gone : came];
};
