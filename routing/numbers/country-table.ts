import { allPlans } from './library.ts';

/**
 * The text of tenant/country-table.ts: what every start of the program needs to know of countries, written out so that nothing of the
 * library has to be read for it.
 */
export const countryTable = (): string => {
  const rows = allPlans()
    .filter(({ region }) => /^[A-Z]{2}$/.test(region))
    .map(
      ({ region, callingCode, nationalPrefix, internationalPrefix }) =>
        `  ${region}: ['${callingCode}', '${nationalPrefix}', '${internationalPrefix}'],\n`,
    );
  return `/** Made by npm run schema from Google's libphonenumber metadata: calling code, national prefix, international prefix. */
export const countryTable: Readonly<Record<string, readonly [string, string, string]>> = {
${rows.join('')}};
`;
};
