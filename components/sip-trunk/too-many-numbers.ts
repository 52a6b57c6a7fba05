import type { Problem } from '../../tenant/problem.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { mostMembers, sizeOf } from '../../tenant/unassigned/in-blocks.ts';

/** Why the blocks can't be the tenant's: far more numbers than a trunk has are a slip of the hand. */
export const tooManyNumbers = ({ sipTrunk }: Tenant): Problem[] => {
  const count = sizeOf(sipTrunk.numbers ?? []);
  if (count <= mostMembers) return [];
  return [
    {
      file: 'tenant.yaml',
      path: 'sipTrunk.numbers',
      message: `these blocks have ${count.toLocaleString('en')} numbers.`,
      allowed: `Each is brought to the trunk by itself: at most ${mostMembers.toLocaleString('en')}.`,
      fix: 'write the blocks that the carrier gave the tenant, and no wider ones.',
    },
  ];
};
