import { sameName } from '../same-name.ts';
import type { RouteRow } from '../tenant-objects.ts';

const sharedUsages = (one: RouteRow, other: RouteRow): string[] =>
  one.OnlinePstnUsages.filter((usage) => other.OnlinePstnUsages.some((theirs) => sameName(theirs, usage)));

/**
 * What a refresh says of routes that somebody else put before this one in a PSTN usage of ours: calls that match them go
 * elsewhere. Each is told once, at the first of our routes (`order` names all that share a usage with it) that Teams tries after it.
 */
export const triedBefore = (row: RouteRow, rows: readonly RouteRow[], order: readonly string[]): string[] => {
  const isOurs = ({ Identity }: RouteRow) => order.some((name) => sameName(name, Identity));
  return rows.flatMap((other) => {
    const usages = sharedUsages(row, other);
    if (isOurs(other) || usages.length === 0 || other.Priority > row.Priority) return [];
    const isToldAt = rows.every(
      (one) =>
        !isOurs(one) ||
        one.Priority >= row.Priority ||
        one.Priority < other.Priority ||
        sharedUsages(one, other).length === 0,
    );
    if (!isToldAt) return [];
    const sbcs = other.OnlinePstnGatewayList.join(', ') || 'no SBC';
    return [
      `voice route "${other.Identity}" (priority ${other.Priority}) isn't in the tenant file, and Teams tries it before "${row.Identity}" in PSTN usage ${usages.map((usage) => `"${usage}"`).join(', ')}: calls that match ${other.NumberPattern} go to ${sbcs}. It is left alone: give it a higher priority or take it out of the usage by hand, or import it.`,
    ];
  });
};
