import { allPlans, type NumberingPlan } from './library.ts';

/**
 * The text of tenant/country-table.ts: what every start of the program needs to know of countries, written out so that nothing of the
 * library has to be read for it.
 */
export const countryTable = (): string => {
  const rows = allPlans()
    .filter(({ region }) => /^[A-Z]{2}$/.test(region))
    .map(
      ({ region, callingCode, nationalPrefix, internationalPrefix, examples }) =>
        `  ${region}: ['${[callingCode, nationalPrefix, internationalPrefix, ...likely(examples)].join("', '")}'],\n`,
    );
  return `/** Made by npm run schema from Google's libphonenumber metadata: calling code, national and international prefix, a fixed and a mobile number. */
export const countryTable: Readonly<Record<string, readonly [string, string, string, string, string?]>> = {
${rows.join('')}};
`;
};

/** Fixed and mobile; one of them where the library has but one, or where both are the same. */
const likely = ({ fixed, mobile }: NumberingPlan['examples']): string[] => [
  ...new Set([fixed ?? mobile ?? '', mobile ?? fixed ?? '']),
];
