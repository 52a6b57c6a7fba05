import { createRequire } from 'node:module';
import { internationalPrefixes } from './corrections.ts';
import { firstMember } from './members.ts';

/** What the library tells apart, by the place of its description in the metadata. */
const places = {
  fixed: 2,
  mobile: 3,
  'toll-free': 4,
  premium: 5,
  'shared-cost': 6,
  personal: 7,
  voip: 8,
  pager: 21,
  'company-wide': 25,
  voicemail: 28,
} as const;

/** A kind of number in a national plan; `company-wide` is one number for a company's many places. */
export type NumberType = keyof typeof places;

const numberTypes = Object.keys(places) as readonly NumberType[];

/** One national numbering plan, or one of no country (calling codes such as 800 or 881). */
export interface NumberingPlan {
  /** ISO 3166-1 alpha-2; the calling code where the plan is of no country. */
  readonly region: string;
  readonly callingCode: string;
  /** What national numbers begin with, as a pattern, where the calling code is shared and this tells the region. */
  readonly leadingDigits?: string;
  /** Digits of the shortest national number. */
  readonly shortest: number;
  /** Patterns of whole national numbers, by kind. */
  readonly types: Readonly<Partial<Record<NumberType, string>>>;
  /** A national number of each kind that looks like a real one. */
  readonly examples: Readonly<Partial<Record<NumberType, string>>>;
  /** What is dialled before a national number; empty where nothing is. */
  readonly nationalPrefix: string;
  /** What is dialled before a number abroad; the usual one where a caller may choose a carrier. */
  readonly internationalPrefix: string;
}

/** What of the library reads and writes numbers; it throws for what can't be a number. */
interface NumberUtil {
  parseAndKeepRawInput(text: string, region: string): ParsedNumber;
  isValidNumber(number: ParsedNumber): boolean;
  /** 0 is possible, 2 too short, 3 too long. */
  isPossibleNumberForTypeWithReason(number: ParsedNumber, type: number): number;
  format(number: ParsedNumber, format: number): string;
  formatInOriginalFormat(number: ParsedNumber, from: string): string;
}

type ParsedNumber = object;

type Fields = readonly unknown[];

interface Library {
  readonly metadata: {
    readonly countryCodeToRegionCodeMap: Readonly<Record<string, readonly string[]>>;
    readonly countryToMetadata: Readonly<Record<string, Fields>>;
  };
  readonly shortnumbermetadata: { readonly countryToMetadata: Readonly<Record<string, Fields>> };
  readonly PhoneNumberUtil: { getInstance(): NumberUtil };
  readonly PhoneNumberFormat: Readonly<Record<'INTERNATIONAL', number>>;
  readonly PhoneNumberType: Readonly<Record<'FIXED_LINE' | 'MOBILE' | 'VOIP' | 'UAN', number>>;
}

const require = createRequire(import.meta.url);

let loaded: Library | undefined;

/**
 * Google's libphonenumber, read when it is first asked for: it takes a tenth of a second, which a command that needs no plan of
 * numbers shall not wait for.
 *
 * @see https://github.com/google/libphonenumber
 */
export const library = (): Library => {
  loaded ??= require('google-libphonenumber') as Library;
  return loaded;
};

const plans = new Map<string, NumberingPlan | undefined>();

/** The plan of a region, by its ISO code in capitals, or of a calling code of no country. */
export const planOf = (region: string): NumberingPlan | undefined => {
  if (!plans.has(region)) plans.set(region, readPlan(region));
  return plans.get(region);
};

const readPlan = (region: string): NumberingPlan | undefined => {
  const { countryToMetadata } = library().metadata;
  if (!Object.hasOwn(countryToMetadata, region)) return undefined;
  const fields = countryToMetadata[region] ?? [];
  const leadingDigits = textOf(fields[23]);
  return {
    region,
    callingCode: String(fields[10]),
    ...(leadingDigits !== undefined && { leadingDigits }),
    shortest: shortestOf(fields[1]),
    types: perType(fields, 2),
    examples: perType(fields, 6),
    nationalPrefix: textOf(fields[12]) ?? '',
    internationalPrefix: internationalPrefixes[region] ?? usualPrefix(textOf(fields[17]), textOf(fields[11]) ?? ''),
  };
};

const textOf = (field: unknown): string | undefined => (typeof field === 'string' ? field : undefined);

const textIn = (field: unknown, place: number): string | undefined =>
  Array.isArray(field) ? textOf(field[place]) : undefined;

/** The general description has the lengths that numbers have. */
const shortestOf = (field: unknown): number => {
  const lengths: unknown = Array.isArray(field) ? field[9] : undefined;
  return Array.isArray(lengths) ? Math.min(...lengths.filter((length) => typeof length === 'number')) : 0;
};

/** What the descriptions hold at a place: 2 is the pattern of whole numbers, 6 an example. */
const perType = (fields: Fields, place: number): Partial<Record<NumberType, string>> =>
  Object.fromEntries(
    numberTypes.flatMap((type) => {
      const text = textIn(fields[places[type]], place);
      return text === undefined ? [] : [[type, text]];
    }),
  );

/** `~` is a pause for a second tone. Of several carriers' prefixes the first is taken, unless the library prefers one. */
const usualPrefix = (preferred: string | undefined, pattern: string): string =>
  (preferred ?? firstMember(pattern)).replaceAll('~', '');

/** Every plan, those of no country last. */
export const allPlans = (): NumberingPlan[] =>
  Object.keys(library().metadata.countryToMetadata)
    .toSorted()
    .flatMap((region) => planOf(region) ?? [])
    .toSorted((a, b) => Number(isOfNoCountry(a)) - Number(isOfNoCountry(b)));

const isOfNoCountry = ({ region }: NumberingPlan): boolean => /^\d/.test(region);

/** The plans of a calling code, the main country's first. */
export const plansOf = (callingCode: string): NumberingPlan[] => {
  const regions = library().metadata.countryCodeToRegionCodeMap[callingCode] ?? [];
  return regions.flatMap((region) => planOf(region === '001' ? callingCode : region) ?? []);
};

/** The pattern of a region's emergency numbers, with what handsets map to them; none if the library has none. */
export const emergencyPattern = (region: string): string | undefined => {
  const { countryToMetadata } = library().shortnumbermetadata;
  return Object.hasOwn(countryToMetadata, region) ? textIn(countryToMetadata[region]?.[27], 2) : undefined;
};
