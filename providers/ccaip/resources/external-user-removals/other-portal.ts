import type { CheckFailure } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import { namesOf } from '../../../msteams/resources/roster/words.ts';
import { linesOf } from '../lines.ts';

interface Known {
  readonly portal: string;
  readonly asked: string;
}

/** Who leaves in the very change that names another portal is in the former one, which this run doesn't reach. */
export const leftInOtherPortal = ({ portal, asked }: Known, before: Known | undefined): CheckFailure[] => {
  if (before === undefined || before.portal === portal) return [];
  const still = new Set(linesOf(asked));
  const gone = linesOf(before.asked).filter((email) => !still.has(email));
  if (gone.length === 0) return [];
  const names = namesOf(gone.map((upn) => ({ upn })));
  return [
    {
      path: '',
      reason: formatWording({
        message: `${names} ${gone.length === 1 ? 'leaves' : 'leave'} in the change that takes CCAIP from ${before.portal} to ${portal}: the numbers would be released, and nobody is cleared there.`,
        allowed: 'Each in a change of its own: up clears in the portal that the tenant file names.',
        fix: 'put the rows back into users.csv for this up, or app.redirectDomain as it was.',
      }),
    },
  ];
};
