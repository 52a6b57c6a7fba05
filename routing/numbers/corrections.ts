/**
 * Premium rate where the library says otherwise, as national numbers begin, by country.
 *
 * DE: 137, mass traffic such as televoting, up to 1 euro a call: Bundesnetzagentur's plan of (0)137 numbers; the library calls most of it
 * shared cost. ES: 905 and 907, mass calls and data services of additional charge: Plan Nacional de Numeracion (RD 2296/2004); the
 * library has neither.
 */
export const premiumToo: Readonly<Record<string, readonly string[]>> = {
  DE: ['137'],
  ES: ['905', '907'],
};

/**
 * Where another kind of number begins as premium ones do, and only the length tells them apart: a number is premium there only if it is
 * whole. The tests hold every other country's against all kinds of numbers that it has.
 */
export const premiumByLength: ReadonlySet<string> = new Set([
  'AD',
  'IE',
  'IN',
  'KH',
  'LB',
  'MV',
  'MY',
  'NZ',
  'PM',
  'TH',
]);

/**
 * What is dialled before a number abroad, where the library only has the prefixes by which a carrier is chosen. BR, CO: 00, then the
 * carrier's digits, which SBCs add. SG: 001 is Singtel's.
 */
export const internationalPrefixes: Readonly<Record<string, string>> = { BR: '00', CO: '00', SG: '001' };

/** Regions with a code of their own that are a part of a country, within its plan and its tariffs: no call between them is abroad. */
const parts: readonly (readonly string[])[] = [
  ['AU', 'CC', 'CX'],
  ['FI', 'AX'],
  ['GP', 'BL', 'MF'],
  ['NO', 'SJ'],
  ['RE', 'YT'],
  ['US', 'AS', 'GU', 'MP', 'PR', 'VI'],
];

/** Regions that are of one country with this one, itself among them. */
export const sameCountry = (region: string): readonly string[] =>
  parts.find((regions) => regions.includes(region)) ?? [region];
