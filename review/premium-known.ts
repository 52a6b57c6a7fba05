import { countryOf } from '../tenant/countries.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { knowsPremium } from './kind-examples.ts';

/** Countries of a tenant whose premium numbers aren't in the data, so that nothing can be said of them. */
export const premiumUnknown = ({ country }: Tenant): string[] => {
  const code = countryOf(country)?.callingCode;
  return code !== undefined && knowsPremium(code) ? [] : [country];
};
