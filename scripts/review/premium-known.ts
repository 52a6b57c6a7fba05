import { numberKinds } from '../../routing/compare/number-kinds.ts';
import { countryOf } from '../../tenant/countries.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** Countries of a tenant whose premium numbers aren't in the data, so that nothing can be said of them. */
export const premiumUnknown = ({ country }: Tenant): string[] => {
  const code = countryOf(country)?.callingCode;
  const pattern = numberKinds([]).find(({ name }) => name === 'premium')?.pattern ?? '';
  const prefixes = pattern.match(/\d+/g) ?? [];
  return code !== undefined && prefixes.some((prefix) => prefix.startsWith(code)) ? [] : [country];
};
