import type { PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import { newBudget } from '../automata/budget.ts';
import type { Language } from '../automata/language.ts';
import { constant } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { product } from '../automata/product.ts';
import { memoised } from '../memoised.ts';
import { premiumByLength, premiumToo, sameCountry } from './corrections.ts';
import { decisivePart, parsed } from './decisive.ts';
import { emergencyNumbersOf } from './emergency.ts';
import { allPlans, type NumberingPlan, planOf, plansOf } from './library.ts';
import { dialled, type OfNumbers, ofParts, ofText, widened } from './plan-machine.ts';
import { type NationalPattern, whole } from './plan-pattern.ts';

/** A kind of number of which it is told who reaches it. */
export interface NumberKind {
  /** `premium`, `satellite`, `abroad from NL`, `emergency`. */
  readonly name: string;
  /** It is that for people in this country alone, ISO 3166-1 alpha-2; absent: for everybody. */
  readonly home?: string;
  /** Which normalised numbers are of the kind. */
  readonly language: OfNumbers;
}

/** The kinds of numbers of which it is told who reaches them, for people in some countries. */
export const numberKinds = (countries: Iterable<string>): NumberKind[] => [
  { name: 'premium', language: premium },
  { name: 'satellite', language: satellite },
  ...[...new Set([...countries].map((country) => country.toUpperCase()))].flatMap((home): NumberKind[] => [
    ...(planOf(home) === undefined ? [] : [{ name: `${abroadPrefix}${home}`, home, language: abroadFrom(home) }]),
    ...(emergencyNumbersOf(home).length === 0 ? [] : [{ name: 'emergency', home, language: emergencyIn(home) }]),
  ]),
];

const abroadPrefix = 'abroad from ';

/** The country from which a kind is abroad, e.g. `NL`; nothing if it is another kind. */
export const homeOf = (kind: string): string | undefined =>
  kind.startsWith(abroadPrefix) ? kind.slice(abroadPrefix.length) : undefined;

const premium = widened(() =>
  ofParts(
    allPlans().flatMap(({ region, callingCode, types }) => {
      const own = types.premium === undefined ? [] : [premiumPart(region, types.premium)];
      const more = (premiumToo[region] ?? []).map((prefix) => parsed(prefix));
      return [...own, ...more].map((root) => ({ callingCode, root }));
    }),
  ),
);

const premiumPart = (region: string, pattern: string): PatternNode =>
  premiumByLength.has(region) ? whole(parsed(pattern)) : decisivePart(pattern);

/** E.164 codes of no country: 870 Inmarsat, 881 global mobile satellite systems, 882 and 883 international networks. */
const satellite = widened(() => ofText('^\\+(?:870|881|882|883)'));

/**
 * All emergency numbers that are recognised in a country. With a + before it only what has to be reached is one: +112 is a wrong number
 * of +1 in the United States.
 */
const emergencyIn = memoised((country: string) =>
  widened(() => {
    const patterns = emergencyNumbersOf(country).map(({ number, standing }) =>
      standing === 'recognised' ? number : `\\+?${number}`,
    );
    return ofText(`^(?:${patterns.join('|')})$`);
  }),
);

/**
 * Numbers of other countries: those with another calling code, and of the same one those of another region that aren't of this one too,
 * as freephone numbers of North America are. A short number with a + before it is none: E.164 numbers have 7 digits and more.
 */
const abroadFrom = memoised((country: string) =>
  widened(() => {
    const { callingCode } = planOf(country) ?? { callingCode: '' };
    const elsewhere = ofText(`^\\+(?!${callingCode})[1-9]\\d{6,}$`);
    return minimise(product(elsewhere, neighboursOf(country, callingCode), (a, b) => a | b, newBudget()));
  }),
);

/** Numbers of a shared calling code that are another country's alone. */
const neighboursOf = (country: string, callingCode: string): Language => {
  const regions = sameCountry(country);
  const [own, others] = [true, false].map((mine) =>
    plansOf(callingCode).filter(({ region }) => regions.includes(region) === mine),
  );
  if (!own || !others || others.length === 0) return constant(dialled, 0);
  const shortest = Math.max(...others.map((plan) => plan.shortest));
  const [here, there] = [ofParts(own.flatMap(allOf)), ofParts(others.flatMap(beginningsOf))];
  const long = ofText(`^\\+${callingCode}\\d{${shortest},}$`);
  const alone = product(there, here, (other, mine) => other & (1 - mine), newBudget());
  return product(alone, long, (a, b) => a & b, newBudget());
};

/** Whole numbers of a country's plan as they are dialled in it, with its national prefix. None if the country isn't known. */
export const dialledAtHome = (country: string): OfNumbers => ofHome(country.toUpperCase());

const ofHome = memoised((country: string) =>
  widened(() => {
    const { nationalPrefix, types } = planOf(country) ?? { nationalPrefix: '', types: {} };
    return ofText(`^${nationalPrefix}(?:${Object.values(types).join('|') || '(?!)'})$`);
  }),
);

/** How numbers of a region begin, by the library's own rule: by leading digits where it has them, otherwise by kind. */
const beginningsOf = ({ callingCode, leadingDigits, types }: NumberingPlan): NationalPattern[] =>
  (leadingDigits === undefined ? Object.values(types).map(decisivePart) : [parsed(leadingDigits)]).map((root) => ({
    callingCode,
    root,
  }));

/** How everything begins that a region's plan has, also what it shares with others. */
const allOf = (plan: NumberingPlan): NationalPattern[] => [
  ...beginningsOf(plan),
  ...Object.values(plan.types).map((pattern) => ({ callingCode: plan.callingCode, root: decisivePart(pattern) })),
];
