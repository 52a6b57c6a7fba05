import { externalUsersOf } from '../../tenant/external-users.ts';
import { listing } from '../../tenant/listing.ts';
import type { Problem } from '../../tenant/problem.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/**
 * Who leaves in the very change that hands external users over to people: `up` clears nobody any more, and the people are told of whom the
 * file names alone. It is refused before anything changes: each of the two has an order of its own (docs/adr/0030).
 */
export const leaveWhileHandedOver = (tenant: Tenant, inState: readonly string[] | undefined): Problem[] => {
  const asked = new Set(externalUsersOf(tenant).map(({ email }) => email.toLowerCase()));
  const gone = (inState ?? []).filter((email) => !asked.has(email.toLowerCase()));
  if (gone.length === 0) return [];
  const [leave, number, row] =
    gone.length === 1
      ? ['leaves', 'the number would be', 'the row']
      : ['leave', 'their numbers would be', 'their rows'];
  return [
    {
      file: 'tenant.yaml',
      path: 'ucaas.externalUsers',
      message: `"by: api" goes, and ${listing(gone)} ${leave} in the same change: ${number} released, and nobody clears what CCAIP has.`,
      allowed: 'Whoever leaves is cleared by up while the file says "by: api", or by people once they look after it.',
      fix: `put ${row} back into users.csv for this up, and take ${gone.length === 1 ? 'it' : 'them'} out in a change of its own.`,
    },
  ];
};
