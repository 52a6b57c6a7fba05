import { secretEnd } from '../../tenant/secret-ends.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** The secret that CCAIP uses, or is to be linked by, ends within 60 days, or has ended: by the file, which says nothing of a secret that ends a day earlier. */
export const secretEnds = ({ tenant, today }: Facts): Finding[] => {
  const end = today === undefined ? undefined : secretEnd(tenant, today);
  if (end === undefined) return [];
  const { secret: name, isOutage, what, why, fix } = end;
  return [
    {
      kind: 'secret-ends',
      level: isOutage ? 'error' : 'warning',
      certainty: 'proved',
      part: { kind: 'secret', name },
      what,
      why,
      fix,
    },
  ];
};
