import type { Country } from './countries.ts';

/**
 * An example of a setting or a command, as people of a country would write it: they stand in schemas and messages for the Netherlands.
 * As it is if the country isn't known.
 */
export const exampleIn = (text: string, country: Country | undefined): string => {
  if (country === undefined || country.callingCode === '31') return text;
  const { callingCode, nationalPrefix, fixed, mobile } = country;
  return text
    .replaceAll(/\+31205552\d{3}/g, `+${callingCode}${fixed}`)
    .replaceAll('+31612345678', `+${callingCode}${mobile}`)
    .replaceAll('0612345678', `${nationalPrefix}${mobile}`)
    .replaceAll('^0([1-9]\\d{8})$', () => `^${nationalPrefix}(\\d{${fixed.length}})$`)
    .replaceAll('\\+316\\d{8}', `\\+${callingCode}${mobile.charAt(0)}\\d{${mobile.length - 1}}`)
    .replaceAll('+31', `+${callingCode}`)
    .replaceAll('NL mobile', 'Mobile');
};
