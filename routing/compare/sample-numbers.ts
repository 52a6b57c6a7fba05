import { memoised } from '../memoised.ts';
import { allPlans, type NumberingPlan, planOf, plansOf } from '../numbers/library.ts';

/** Numbers abroad that look like real ones; none of them is anybody's. */
const abroad = ['442079460123', '12025550123', '493023125123', '33199001234', '3225550123', '34910123456'];

/** What people in a country dial, the likeliest first: examples are chosen from these where one fits. */
export const likelyNumbers = memoised((country: string): readonly string[] => {
  const here = planOf(country.toUpperCase());
  if (!here) return abroad.map((number) => `+${number}`);
  const { callingCode, nationalPrefix, internationalPrefix } = here;
  const national = nationalNumbers(here);
  // Dialled as a call at home, and is none: the others of a shared calling code.
  const others = plansOf(callingCode).filter(({ region }) => region !== here.region);
  const near = others.flatMap(({ examples: { mobile, fixed } }) => mobile ?? fixed ?? []).filter(isNot(national));
  const neighbours = near.map((number) => callingCode + number);
  const foreign = abroad.filter((number) => !number.startsWith(callingCode));
  return [
    ...foreign.map((number) => internationalPrefix + number),
    ...national.map((number) => nationalPrefix + number),
    ...near.map((number) => nationalPrefix + number),
    ...neighbours.map((number) => internationalPrefix + number),
    ...[...foreign, ...neighbours].map((number) => `+${number}`),
    ...national.map((number) => `+${callingCode}${number}`),
  ];
});

/** Real-looking numbers of every plan, as they are dialled from a country. */
export const exampleNumbers = memoised((country: string): readonly string[] => {
  const numbers = allPlans().flatMap((plan) => nationalNumbers(plan).map((number) => plan.callingCode + number));
  const prefix = planOf(country.toUpperCase())?.internationalPrefix ?? '00';
  return [...numbers.map((number) => prefix + number), ...numbers.map((number) => `+${number}`)];
});

/** One of each kind that people call most. */
const nationalNumbers = ({ examples }: NumberingPlan): string[] => {
  const { mobile, fixed, premium } = examples;
  return [...new Set([mobile, fixed, examples['toll-free'], premium, examples['shared-cost']])].flatMap(
    (number) => number ?? [],
  );
};

const isNot =
  (others: readonly string[]) =>
  (number: string): boolean =>
    !others.includes(number);

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
  const here = planOf(country.toUpperCase());
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
