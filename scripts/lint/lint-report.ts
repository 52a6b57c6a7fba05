import type { z } from 'zod';
import { factsOf } from '../../routing/prove/facts.ts';
import { lintSchema } from '../../routing/prove/lint-schema.ts';
import { prove } from '../../routing/prove/prove.ts';
import { exceptionsElsewhere } from '../../tenant/exceptions-elsewhere.ts';
import { isConnected, isNotKnownYet } from '../../tenant/not-known-yet.ts';
import { readPlaces } from '../../tenant/places.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** What is found in a tenant whose files could be read, each finding with the place where it was written. */
export const lintReport = (root: string, tenant: Tenant, today: string): z.output<typeof lintSchema> => {
  const { findings, unproved } = prove(
    factsOf(tenant, { exceptionsElsewhere: exceptionsElsewhere(root, tenant), today }),
  );
  const placeOf = readPlaces(root, tenant.name);
  return lintSchema.parse({
    tenant: tenant.name,
    findings: findings.map(({ part, ...finding }) => ({ ...finding, ...placeOf(part) })),
    unproved: unproved.map(({ part, ...rest }) => ({ ...rest, ...(part && placeOf(part)) })),
    ...(!isConnected(tenant) && {
      notConnected: tenant.sbcs.flatMap(({ key, fqdn }) => (isNotKnownYet(fqdn) ? [key] : [])),
    }),
  });
};
