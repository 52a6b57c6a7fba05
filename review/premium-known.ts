import { planOf } from '../routing/numbers/library.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** Countries of a tenant whose numbers aren't in the data, so that nothing can be said of premium ones. */
export const premiumUnknown = ({ country }: Tenant): string[] => (planOf(country.toUpperCase()) ? [] : [country]);
