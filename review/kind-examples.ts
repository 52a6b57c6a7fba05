import { numberKinds } from '../routing/compare/number-kinds.ts';
import { countryOf } from '../tenant/countries.ts';

/** Premium prefixes, with their calling codes, as the routing part knows them. */
const premiumPrefixes = (): string[] =>
  numberKinds([]).flatMap(({ name, pattern }) => (name === 'premium' ? (pattern.match(/\d+/g) ?? []) : []));

/** Whether the premium numbers behind a calling code are in the data. */
export const knowsPremium = (callingCode: string): boolean =>
  premiumPrefixes().some((prefix) => prefix.startsWith(callingCode));

/** Numbers of a kind as somebody in a country would dial them, those at home first. */
export const kindExamples = (kind: string, country: string): string[] => {
  const { callingCode = '', nationalPrefix = '', internationalPrefix = '00' } = countryOf(country.toUpperCase()) ?? {};
  const abroad = (number: string): string[] => [internationalPrefix + number, `+${number}`];
  if (kind === 'satellite') return ['881631234567', '870773123456'].flatMap(abroad);
  if (kind !== 'premium') return [];
  const home = premiumPrefixes().filter((prefix) => callingCode !== '' && prefix.startsWith(callingCode));
  return [
    ...home.flatMap((prefix) =>
      ['1234', '123456', '1234567'].flatMap((rest) => [
        `${nationalPrefix}${prefix.slice(callingCode.length)}${rest}`,
        `+${prefix}${rest}`,
      ]),
    ),
    ...['19002345678', '449098791234', '3290212345'].flatMap(abroad),
  ];
};
