import { isLabId, labTenant } from '../../tenant/lab-tenant.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** A tenant with a domain of its own and the lab's tenant id, left over from a copy. */
export const tenantIdOfLab = ({ tenant }: Pick<Facts, 'tenant'>): Finding[] =>
  !isLabId(tenant.id) || tenant.domain.toLowerCase() === labTenant.domain
    ? []
    : [
        {
          kind: 'tenant-id-of-lab',
          level: 'error',
          certainty: 'proved',
          part: { kind: 'tenant id' },
          what: `The tenant of ${tenant.domain} has the lab's tenant id, ${labTenant.id}.`,
          why: 'Only a lab answers to it, so nothing of these files can reach the real tenant.',
          fix: 'write its own: Entra admin center, Overview, Tenant ID.',
        },
      ];
