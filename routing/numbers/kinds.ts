import type { PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import { type Alphabet, alphabetFor } from '../automata/alphabet.ts';
import { newBudget } from '../automata/budget.ts';
import type { Language } from '../automata/language.ts';
import { matchMachine } from '../automata/match-machine.ts';
import { minimise } from '../automata/minimise.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { product } from '../automata/product.ts';
import { memoised } from '../memoised.ts';
import { premiumByLength, premiumToo, sameCountry } from './corrections.ts';
import { decisivePart, parsed } from './decisive.ts';
import { recognisedEmergency } from './emergency.ts';
import { allPlans, type NumberingPlan, planOf, plansOf } from './library.ts';
import { type NationalPattern, planPattern, whole } from './plan-pattern.ts';
import { widen } from './widen.ts';

/** A kind of number of which it is told who reaches it. */
export interface NumberKind {
  /** `premium`, `satellite`, `abroad from NL`, `emergency`. */
  readonly name: string;
  /** Which normalised numbers are of the kind. It is made once, of a budget of its own, and costs the caller's nothing. */
  readonly language: (alphabet: Alphabet) => Language;
}

/** The kinds of numbers of which a new reach is told: premium rate, satellite, and abroad as seen from each country. */
export const numberKinds = (countries: Iterable<string>): NumberKind[] => [
  { name: 'premium', language: premium },
  { name: 'satellite', language: satellite },
  ...[...new Set([...countries].map((country) => country.toUpperCase()))]
    .filter((country) => planOf(country) !== undefined)
    .map((country) => ({ name: `${abroadPrefix}${country}`, language: abroadFrom(country) })),
];

const abroadPrefix = 'abroad from ';

/** The country from which a kind is abroad, e.g. `NL`; nothing if it is another kind. */
export const homeOf = (kind: string): string | undefined =>
  kind.startsWith(abroadPrefix) ? kind.slice(abroadPrefix.length) : undefined;

/** The kind of the emergency numbers of some countries, with and without a +: all that are recognised there. */
export const emergencyKind = (countries: Iterable<string>): NumberKind[] => {
  const numbers = [...new Set([...countries].flatMap(recognisedEmergency))];
  if (numbers.length === 0) return [];
  return [{ name: 'emergency', language: widened(() => ofText(`^\\+?(?:${numbers.join('|')})$`)) }];
};

/** Symbols of phones alone: a machine of them serves for every alphabet. */
const dialled = alphabetFor([]);

const widened = (make: () => Language): NumberKind['language'] => {
  let made: Language | undefined;
  const forSymbols = memoised((symbols: string) => {
    made ??= make();
    return widen(made, alphabetFor([symbols]));
  });
  return ({ symbols }) => forSymbols(symbols);
};

const ofText = (pattern: string): Language => patternMachine(pattern, dialled, newBudget());

const ofParts = (parts: readonly NationalPattern[]): Language => matchMachine(planPattern(parts), dialled, newBudget());

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
 * Numbers of other countries: those with another calling code, and of the same one those of another region that aren't of this one too,
 * as freephone numbers of North America are. A short number with a + before it is none: E.164 numbers have 7 digits and more.
 */
const abroadFrom = memoised((country: string) =>
  widened(() => {
    const { callingCode } = planOf(country) ?? { callingCode: '' };
    const regions = sameCountry(country);
    const [here, there] = [true, false].map((own) =>
      ofParts(
        plansOf(callingCode).flatMap((plan) => (regions.includes(plan.region) === own ? partsOf(plan, own) : [])),
      ),
    );
    const elsewhere = ofText(`^\\+(?!${callingCode})[1-9]`);
    const long = ofText('^\\+\\d{7,}$');
    const budget = newBudget();
    const shared = here && there ? product(there, here, (other, own) => other & (1 - own), budget) : elsewhere;
    const other = product(elsewhere, shared, (a, b) => a | b, budget);
    return minimise(product(other, long, (a, b) => a & b, budget));
  }),
);

/** Whole numbers of a country's plan as they are dialled in it, with its national prefix. None if the country isn't known. */
export const dialledAtHome = (country: string): NumberKind['language'] => ofHome(country.toUpperCase());

const ofHome = memoised((country: string) =>
  widened(() => {
    const { nationalPrefix, types } = planOf(country) ?? { nationalPrefix: '', types: {} };
    return ofText(`^${nationalPrefix}(?:${Object.values(types).join('|') || '(?!)'})$`);
  }),
);

/** How numbers of a region begin; of its own everything that its plan has, of another's what the library tells it by. */
const partsOf = ({ callingCode, leadingDigits, types }: NumberingPlan, own: boolean): NationalPattern[] => {
  const led = leadingDigits === undefined ? [] : [parsed(leadingDigits)];
  const typed = leadingDigits === undefined || own ? Object.values(types).map(decisivePart) : [];
  return [...led, ...typed].map((root) => ({ callingCode, root }));
};
