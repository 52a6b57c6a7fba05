import { isLabId } from '../../tenant/lab-tenant.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** A tenant other than the lab's whose SBCs and users' numbers the engine doesn't protect. May be meant, e.g. to take them down. */
export const notProtected = ({ tenant }: Pick<Facts, 'tenant'>): Finding[] =>
  tenant.protect || isLabId(tenant.id)
    ? []
    : [
        {
          kind: 'not-protected',
          level: 'note',
          certainty: 'proved',
          part: { kind: 'protection' },
          what: "protect: false lifts the protection of the tenant's SBCs and users, as only the lab needs it.",
          why: 'An up or destroy then deletes them without asking, and calls end.',
          fix: 'remove the line, unless they are to be taken down.',
        },
      ];
