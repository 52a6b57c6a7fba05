import { planOf } from '../routing/numbers/library.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { userCountry } from '../tenant/user-country.ts';

/** Countries of a tenant whose numbers aren't in the data, so that nothing can be said of premium ones. */
export const premiumUnknown = (tenant: Tenant): string[] =>
  [...new Set([tenant.country, ...tenant.users.map((user) => userCountry(tenant, user))])].filter(
    (country) => planOf(country.toUpperCase()) === undefined,
  );
