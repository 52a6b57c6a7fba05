import { type Country, countryOf } from '../tenant/countries.ts';
import type { ServicePlan, ServiceRule } from './config.ts';

/** All three rules, as Teams' own cmdlet printed them for users of the country. */
const whole: Readonly<Record<string, string>> = {
  AU: 'Get-CsEffectiveTenantDialPlan for a user in AU, https://blog.kloud.com.au/2019/09/19/inheritance-in-office-365-tenant-dial-plans/',
  GB: 'Get-CsEffectiveTenantDialPlan for a user in GB, in public output; the first of them also at http://o365voicelab.com/tag/new-cstenantdialplan/',
};

/** Of these only the rule for calls within the country was printed. */
const longDistance: Readonly<Record<string, string>> = {
  CN: "Test-CsEffectiveTenantDialPlan for a user in CN, in an operator's public notes",
  NZ: "Test-CsEffectiveTenantDialPlan for a user in NZ, in a carrier's public guide",
};

const shape = "the shape of every country's rules that were printed, with this country's prefixes by libphonenumber";

/**
 * What Teams adds to every dial plan for a country: at least its calling code, where no rule takes a number. Nothing for a country that
 * isn't known.
 *
 * Microsoft publishes these rules nowhere; a tenant's own administrators can print them. Of AU and GB all are known, of CN and NZ one. For
 * all others, and for the rest of those two, the common shape is `likely`: the international prefix becomes a +, an extension becomes
 * `;ext=`, and the national (trunk) prefix becomes the calling code. A country without a trunk prefix has no rule for it, as was seen of
 * DK, whose two rules stand at https://www.thomasjuhlolesen.dk/2018/06/manage-tenant-dialplans-in-microsoft.html.
 */
export const servicePlan = (country: string): ServicePlan | undefined => {
  const code = country.toUpperCase();
  const known = countryOf(code);
  if (known === undefined) return undefined;
  const all = whole[code];
  const rules = shapedRules(code, known).map(({ kind, ...rule }): ServiceRule => {
    const source = all ?? (kind === 'long distance' ? longDistance[code] : undefined);
    return source === undefined
      ? { ...rule, certainty: 'likely', source: shape }
      : { ...rule, certainty: 'published', source };
  });
  return { callingCode: known.callingCode, rules, whole: all !== undefined };
};

type Shaped = Omit<ServiceRule, 'certainty' | 'source'> & { readonly kind: 'abroad' | 'extension' | 'long distance' };

/** The rules of a country in the order in which they were printed. */
const shapedRules = (code: string, { callingCode, nationalPrefix, internationalPrefix }: Country): Shaped[] => [
  { kind: 'abroad', name: `${code} Intl Dialing`, pattern: `^${internationalPrefix}(\\d+)$`, translation: '+$1' },
  {
    kind: 'extension',
    name: `${code} Extension Rule`,
    pattern: '^((\\+)?(\\d+))(;)?(ext|extn|EXT|EXTN|x|X)(=)?(\\d+)$',
    translation: '$1;ext=$7',
  },
  ...(nationalPrefix === ''
    ? []
    : [
        {
          kind: 'long distance' as const,
          name: `${code} Long Distance`,
          pattern: `^${nationalPrefix}(\\d+)$`,
          translation: `+${callingCode}$1`,
        },
      ]),
];
