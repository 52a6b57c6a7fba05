import { countryOf } from '../../tenant/countries.ts';
import type { CallSwitches } from '../calls/switches.ts';
import type { Rule } from './rule-object.ts';

const rule = (Name: string, Description: string, Pattern: string, Translation: string): Rule => ({
  Name,
  Description,
  Pattern,
  Translation,
  IsInternalExtension: false,
});

const extension = (code: string): Rule =>
  rule(
    `${code} Extension Rule`,
    `${code} Extension Dialing Rule`,
    '^((\\+)?(\\d+))(;)?(ext|extn|EXT|EXTN|x|X)(=)?(\\d+)$',
    '$1;ext=$7',
  );
const abroad = (code: string, prefix: string): Rule =>
  rule(`${code} Intl Dialing`, `${code} International Dialing Rule`, `^${prefix}(\\d+)$`, '+$1');
const longDistance = (code: string, prefix: string, callingCode: string): Rule =>
  rule(`${code} Long Distance`, `${code} Long Distance Dialing Rule`, `^${prefix}(\\d+)$`, `+${callingCode}$1`);

/** What was published of a country, in the order in which it was printed (OBS outputs of Get- and Test-CsEffectiveTenantDialPlan). */
const published: Readonly<Record<string, readonly Rule[]>> = {
  AU: [abroad('AU', '0011'), extension('AU'), longDistance('AU', '0', '61')],
  CN: [longDistance('CN', '0', '86')],
  GB: [abroad('GB', '00'), extension('GB'), longDistance('GB', '0', '44')],
  NZ: [longDistance('NZ', '0', '64')],
};

/** Of these all rules are known. */
const isWhole = (code: string): boolean => code === 'AU' || code === 'GB';

/** The same three rules with the country's own prefixes; none for calls within a country that dials no trunk prefix, as was seen of DK. */
const shaped = (code: string): Rule[] => {
  const country = countryOf(code);
  if (country === undefined) return [];
  const { callingCode, nationalPrefix, internationalPrefix } = country;
  return [
    abroad(code, internationalPrefix),
    extension(code),
    ...(nationalPrefix === '' ? [] : [longDistance(code, nationalPrefix, callingCode)]),
  ];
};

/**
 * The service's own dial plan of a country (usage location), tried after the tenant's. Beyond what is published a country has none here,
 * or, as the switch says, those that it would have if it were like the others.
 */
export const serviceDialPlan = (country: string | null, beyond: CallSwitches['countryRules']): readonly Rule[] => {
  const code = (country ?? '').toUpperCase();
  return beyond === 'shaped' && !isWhole(code) ? shaped(code) : (published[code] ?? []);
};
