import { unapprovedRemovals } from '../../providers/ccaip/resources/external-user-removals/approval.ts';
import type { Problem } from '../../tenant/problem.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { PlannedRow } from './planned.ts';

/** A truncated users.csv looks like a mass dismissal: up asks for a person's word as well. `size`: how many were entered. */
export const massRemoval = (
  rows: readonly PlannedRow[],
  size: number,
  { approvals, ucaas }: Pick<Tenant, 'approvals' | 'ucaas'>,
): Problem[] => {
  const removed = rows.filter(({ action }) => action === 'clear' || action === 'deactivate');
  const failures = unapprovedRemovals(
    removed.map(({ email }) => email),
    size,
    {
      whenRemoved: ucaas.externalUsers?.whenRemoved ?? 'clear',
      approvedRemovals: approvals.externalUsers?.count,
    },
  );
  return failures.map(({ reason }) => problemOf(reason));
};

/** A failure of a Check is a wording whose last line is the fix. */
const problemOf = (reason: string): Problem => {
  const [message = '', allowed = '', fix = ''] = reason.split('\n').map((line) => line.trim());
  return { file: 'npm run ccaip-csv', message, allowed, fix: fix.replace(/^Fix:\s*/, '') };
};
