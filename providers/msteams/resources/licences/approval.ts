import type { CheckFailure } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';

/** Licences that go back at once without a person's word: as many as numbers may. */
const everyday = (size: number): number => Math.max(5, Math.floor(size * 0.05));

/** A truncated CSV would take the licences back with the numbers; who lets these go lets those go. */
export const unapprovedReturns = (
  leavers: readonly string[],
  size: number,
  { approvedReleases = 0, approvedMoves = 0 }: { approvedReleases?: number; approvedMoves?: number },
): CheckFailure[] => {
  const count = leavers.length;
  const limit = everyday(size);
  if (count <= limit || count <= approvedReleases + approvedMoves) return [];
  return [
    {
      path: '',
      reason: formatWording({
        message: `this takes ${count} licences back that trunkline gave (${leavers[0]} is the first). Is users.csv complete?`,
        allowed: `Allowed: up to ${limit} at once (5, or 5 % of the roster), or as many as the approved releases of numbers.`,
        fix: 'correct users.csv; or, if this is meant, add to tenant.yaml: approvals: { releases: { count: …, reason: … } } with the count of the numbers',
      }),
    },
  ];
};
