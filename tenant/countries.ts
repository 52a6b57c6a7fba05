import { countryTable } from './country-table.ts';

/** How a country's telephone network is dialled. */
export interface Country {
  /** Without the `+`, e.g. `31`. */
  readonly callingCode: string;
  /** What is dialled before a national number, e.g. `0`; empty where nothing is. */
  readonly nationalPrefix: string;
  /** What is dialled before a number abroad, e.g. `00`; the usual one where a caller may choose a carrier. */
  readonly internationalPrefix: string;
  /** A national number of a fixed line that looks like a real one, e.g. `101234567`. */
  readonly fixed: string;
  /** The same of a mobile phone. */
  readonly mobile: string;
}

/** The country of an ISO 3166-1 alpha-2 code, if it has a telephone network of its own. */
export const countryOf = (code: string): Country | undefined => {
  if (!Object.hasOwn(countryTable, code)) return undefined;
  const [callingCode = '', nationalPrefix = '', internationalPrefix = '', fixed = '', mobile = fixed] =
    countryTable[code] ?? [];
  return { callingCode, nationalPrefix, internationalPrefix, fixed, mobile };
};

/** Every code that `country` may name. */
export const countryCodes = (): string[] => Object.keys(countryTable);
