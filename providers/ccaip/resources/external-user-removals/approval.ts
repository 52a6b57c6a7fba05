import type { CheckFailure } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';

/** So many at once are everyday work: 5, or 5 % of a larger roster. */
export const everyday = (size: number): number => Math.max(5, Math.floor(size * 0.05));

/** A truncated CSV looks like a mass dismissal: it needs a person's word, given as a count that isn't exceeded. */
export const unapprovedRemovals = (
  removed: readonly string[],
  size: number,
  {
    whenRemoved,
    approvedRemovals,
  }: { readonly whenRemoved: 'clear' | 'deactivate'; readonly approvedRemovals?: number | undefined },
): CheckFailure[] => {
  const count = removed.length;
  const limit = everyday(size);
  if (count <= limit || count <= (approvedRemovals ?? 0)) return [];
  const act = whenRemoved === 'clear' ? `clears the external fields of ${count} users` : `deactivates ${count} users`;
  const said = approvedRemovals === undefined ? '' : ` The tenant file approves ${approvedRemovals} at most.`;
  return [
    {
      path: '',
      reason: formatWording({
        message: `this ${act} of CCAIP (${removed[0]} is the first). Is users.csv complete?${said}`,
        allowed: `Allowed: up to ${limit} at once (5, or 5 % of the roster), or as many as the tenant file approves.`,
        fix: `correct users.csv; or, if this is meant, add to tenant.yaml: approvals: { externalUsers: { count: ${count}, reason: … } }`,
      }),
    },
  ];
};
