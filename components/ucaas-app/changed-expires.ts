import { formatProblem } from '../../tenant/problem.ts';
import { expiresOf } from '../../tenant/secret-end.ts';
import type { PlannedSecret } from './plan.ts';

/** Why a generation that was made to end at `endDate` can't have the `expires` of the tenant file; undefined when it has it. */
export const changedExpires = (secret: PlannedSecret, endDate: string): string | undefined => {
  const made = expiresOf(endDate);
  if (made === secret.expires) return undefined;
  return formatProblem({
    file: 'tenant.yaml',
    path: `app.secrets "${secret.displayName}" expires`,
    message: `"${secret.expires}", but this secret is made already and ends at ${endDate}.`,
    allowed: `A secret keeps the end that it was made with: expires: ${made}.`,
    fix: `write ${made} again; for a later end add a generation under app.secrets, link it in CCAIP, then drop this one.`,
  });
};
