import { countryOf } from '../../tenant/countries.ts';

/** Numbers abroad and at home that look like real ones; none of them is anybody's. */
const abroad = ['442079460123', '12025550123', '493023125123', '33199001234', '3225550123', '34910123456'];

/** What people in a country dial, the likeliest first: examples are chosen from these where one fits. */
export const likelyNumbers = (country: string): string[] => {
  const here = countryOf(country.toUpperCase());
  if (!here) return abroad.map((number) => `+${number}`);
  const { callingCode, nationalPrefix, internationalPrefix } = here;
  const foreign = abroad.filter((number) => !number.startsWith(callingCode));
  const national = [
    '612345678',
    '201234567',
    '301234567',
    '9001234',
    '8001234',
    '881234567',
    '2025550123',
    '7400123456',
  ];
  return [
    ...foreign.map((number) => internationalPrefix + number),
    ...national.map((number) => nationalPrefix + number),
    ...foreign.map((number) => `+${number}`),
    ...national.map((number) => `+${callingCode}${number}`),
  ];
};

/** Many numbers of all kinds, always the same ones: every number up to four digits, and longer ones behind each usual prefix. */
export const manyNumbers = (country: string): string[] => {
  const prefixes = ['', '+', '0', '00', ...prefixesOf(country)];
  const short = Array.from({ length: 11_110 }, (_, index) => shortNumber(index));
  const random = xorshift(0x2f6e2b1);
  const long = Array.from({ length: 20_000 }, () => {
    const length = 5 + (random() % 9);
    const digits = Array.from({ length }, () => String(random() % 10)).join('');
    return (prefixes[random() % prefixes.length] ?? '') + digits;
  });
  return [...likelyNumbers(country), ...short, ...long];
};

const prefixesOf = (country: string): string[] => {
  const here = countryOf(country.toUpperCase());
  if (!here) return [];
  const { callingCode, nationalPrefix, internationalPrefix } = here;
  return [nationalPrefix, internationalPrefix, `+${callingCode}`, `${internationalPrefix}${callingCode}`];
};

/** 0-9, 00-99, 000-999, 0000-9999. */
const shortNumber = (index: number): string => {
  let rest = index;
  for (let length = 1; length <= 4; length += 1) {
    if (rest < 10 ** length) return String(rest).padStart(length, '0');
    rest -= 10 ** length;
  }
  return '';
};

/** Numbers that look random and are the same in every run. */
const xorshift = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
};
