import { includesName, sameName } from '../../../providers/msteams/resources/same-name.ts';
import type { RouteRow } from '../../../providers/msteams/resources/tenant-objects.ts';

/**
 * PSTN usages in an order in which a file can say which route is tried first. A file has each route under its first usage, one section
 * after the other: where two routes of different sections share a usage, the section of the one that is tried first stands first. Else
 * the tenant's own order, which means nothing. Where no order does it, what can't be said is named by live/words.
 */
export const usageOrder = (usages: readonly string[], routes: readonly RouteRow[]): string[] => {
  const placed = routes
    .filter(({ OnlinePstnUsages }) => OnlinePstnUsages.length > 0)
    .toSorted((one, other) => one.Priority - other.Priority);
  const section = ({ OnlinePstnUsages: [first = ''] }: RouteRow) => usages.findIndex((usage) => sameName(usage, first));
  const before = new Map<number, Set<number>>();
  for (const [index, later] of placed.entries()) {
    for (const earlier of placed.slice(0, index)) {
      const [one, other] = [section(earlier), section(later)];
      if (one === other || !earlier.OnlinePstnUsages.some((usage) => includesName(later.OnlinePstnUsages, usage))) {
        continue;
      }
      before.set(other, (before.get(other) ?? new Set()).add(one));
    }
  }
  const left = new Set(usages.keys());
  const ordered: string[] = [];
  while (left.size > 0) {
    const free = [...left].find((index) => [...(before.get(index) ?? [])].every((one) => !left.has(one)));
    const next = free ?? [...left][0] ?? 0;
    left.delete(next);
    ordered.push(usages[next] ?? '');
  }
  return ordered;
};
