import type { DirectoryUser } from './directory.ts';
import type { NumberRow } from './number-rows.ts';
import { hasVirtualUserPlan } from './service-plans.ts';

/**
 * The department that Teams writes to the accounts of auto attendants and call queues; the second is its older word.
 *
 * @see https://learn.microsoft.com/microsoftteams/manage-resource-accounts
 */
const department = /^(microsoft communication application instance|skype for business application endpoint)$/i;

/**
 * The account of an auto attendant or a call queue, which is no person. Teams' lists of users leave these out, so it is
 * told by Entra's facts: the department that Teams writes, the licence that only they have, or a number given to a voice
 * application.
 */
export const isResourceAccount = (user: DirectoryUser | undefined, held: readonly NumberRow[] = []): boolean =>
  department.test(user?.department ?? '') ||
  hasVirtualUserPlan(user?.assignedPlans ?? []) ||
  held.some((row) => row.assignmentStatus?.toLowerCase() === 'voiceapplicationassigned');
