import { countryOf } from '../tenant/countries.ts';
import type { NormalizationRule, ServicePlan } from './config.ts';

/** Rules that Microsoft has published, or that its own cmdlets print. No other country's are known; none are made up. */
const published: Readonly<Record<string, readonly NormalizationRule[]>> = {
  GB: [
    { name: 'GB Intl Dialing', pattern: '^00(\\d+)$', translation: '+$1' },
    {
      name: 'GB Extension Rule',
      pattern: '^((\\+)?(\\d+))(;)?(ext|extn|EXT|EXTN|x|X)(=)?(\\d+)$',
      translation: '$1;ext=$7',
    },
    { name: 'GB Long Distance', pattern: '^0(\\d+)$', translation: '+44$1' },
  ],
};

/** What Teams adds to every dial plan for a country, as far as it is known: at least its calling code. */
export const servicePlan = (country: string): ServicePlan | undefined => {
  const known = countryOf(country.toUpperCase());
  return known && { callingCode: known.callingCode, rules: published[country.toUpperCase()] ?? [] };
};
