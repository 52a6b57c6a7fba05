/** Numbers that cost more than a call at home, by the start of the number with its calling code. */
export interface NumberKind {
  readonly name: string;
  /** .NET pattern over normalised numbers. */
  readonly pattern: string;
}

/** Shared-revenue and adult services behind national prefixes, from the national numbering plans. */
const premium: Readonly<Record<string, readonly string[]>> = {
  AT: ['43900', '43901', '43930', '43931', '43939'],
  BE: ['32900', '32901', '32902', '32903', '32904', '32905', '32906', '32907', '32909'],
  CH: ['41900', '41901', '41906'],
  DE: ['49900', '49137'],
  DK: ['4590'],
  ES: ['34803', '34806', '34807', '34905', '34907'],
  FI: ['358600', '358700'],
  FR: ['3389'],
  GB: ['449'],
  IT: ['3989'],
  NL: ['31900', '31906', '31909'],
  NO: ['4782'],
  SE: ['46900', '46939', '46944'],
  US: ['1900'],
};

/** E.164 codes of no country: 870 Inmarsat, 881 global mobile satellite systems, 882 and 883 international networks. */
const satellite = ['870', '881', '882', '883'];

/** E.164 code of international premium rate services. */
const internationalPremium = ['979'];

const startsWith = (prefixes: readonly string[]): string => `^\\+(?:${prefixes.join('|')})`;

/** The kinds of numbers of which a new reach is told: premium rate, satellite, and abroad as seen from each country code. */
export const numberKinds = (callingCodes: Iterable<string>): NumberKind[] => [
  { name: 'premium', pattern: startsWith([...Object.values(premium).flat(), ...internationalPremium]) },
  { name: 'satellite', pattern: startsWith(satellite) },
  ...[...new Set(callingCodes)].map((code) => ({ name: `abroad from +${code}`, pattern: `^\\+(?!${code})[1-9]` })),
];
