import type { Tenant } from '../../tenant/tenant.ts';
import { targetOf } from '../../tenant/unassigned/target-of.ts';
import { toArgs } from '../../tenant/words.ts';
import type { Child } from '../child.ts';

/** The children of UnassignedNumbers: one per treatment. The provider finds an audio file from the folder of tenants. */
export const planUnassignedNumbers = (name: string, tenant: Tenant): Child[] => {
  const trialOrder = tenant.unassignedNumbers.map((treatment) => treatment.name);
  return tenant.unassignedNumbers.map((treatment) => {
    const { targetType, target } = targetOf(treatment);
    return {
      kind: 'UnassignedNumberTreatment',
      name: `${name}-${treatment.name.toLowerCase()}`,
      dependsOn: [],
      args: {
        ...toArgs('UnassignedNumberTreatment', treatment),
        targetType,
        target: targetType === 'Announcement' ? `${tenant.name}/${target}` : target,
        trialOrder,
      },
    };
  });
};
