import { planOf } from '../routing/numbers/library.ts';
import { countryOf } from '../tenant/countries.ts';

/** Numbers of a kind as somebody in a country would dial them, those at home first. */
export const kindExamples = (kind: string, country: string): string[] => {
  const { callingCode = '', nationalPrefix = '', internationalPrefix = '00' } = countryOf(country.toUpperCase()) ?? {};
  const abroad = (number: string): string[] => [internationalPrefix + number, `+${number}`];
  if (kind === 'satellite') return ['881631234567', '870773123456'].flatMap(abroad);
  if (kind !== 'premium') return [];
  const home = planOf(country.toUpperCase())?.examples.premium;
  return [
    ...(home === undefined ? [] : [`${nationalPrefix}${home}`, `+${callingCode}${home}`]),
    ...['19002345678', '449098791234', '3290212345'].flatMap(abroad),
  ];
};
