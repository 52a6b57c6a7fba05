import { newBudget } from '../automata/budget.ts';
import { examples } from '../automata/examples.ts';
import { distances, type Language } from '../automata/language.ts';
import { labelOf, runFrom } from '../automata/machine.ts';
import { product } from '../automata/product.ts';
import { memoised } from '../memoised.ts';
import { parsed } from './decisive.ts';
import { allPlans, type NumberingPlan, planOf, plansOf } from './library.ts';
import { type OfNumbers, ofParts, widened } from './plan-machine.ts';
import { whole } from './plan-pattern.ts';
import { regionOf } from './regions.ts';

/** A country of whose whole numbers some are in a set, with one of them. */
export interface CountryIn {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** E.164. */
  readonly number: string;
}

/** Every country that has numbers in a set of normalised numbers, which is over the symbols of phones: exact, as far as plans are known. */
export const countriesIn = (numbers: Language): CountryIn[] => {
  const left = distances(numbers);
  const isAlive = ({ callingCode }: NumberingPlan): boolean => left[runFrom(numbers, 0, `+${callingCode}`)] !== -1;
  return countryPlans().flatMap((plan): CountryIn[] => {
    const number = isAlive(plan) ? witness(plan, numbers) : undefined;
    return number === undefined ? [] : [{ country: plan.region, number }];
  });
};

/** The same by a usual number of each kind alone: what it finds is so, what it doesn't find may be there all the same. */
export const countriesTried = (isIn: (number: string) => boolean): CountryIn[] =>
  countryPlans().flatMap((plan): CountryIn[] => {
    const number = usualNumbers(plan).find(isIn);
    return number === undefined ? [] : [{ country: plan.region, number }];
  });

/** Whether the numbers of a country are known here. */
export const isPlanKnown = (country: string): boolean => planOf(country) !== undefined && !/^\d/.test(country);

/** Whole numbers of a country's plan, as they are after the dial plan. None where the plan isn't known. */
export const numbersOfCountry = memoised(
  (country: string): OfNumbers => widened(() => (isPlanKnown(country) ? ownNumbers(country) : ofParts([]))),
);

const countryPlans = (): NumberingPlan[] => allPlans().filter(({ region }) => !/^\d/.test(region));

/** People's and companies' first. */
const usualNumbers = ({ region, callingCode, examples: known }: NumberingPlan): string[] =>
  Object.values(known)
    .map((national) => `+${callingCode}${national}`)
    .filter((number) => regionOf(number) === region);

const witness = (plan: NumberingPlan, numbers: Language): string | undefined =>
  usualNumbers(plan).find((number) => labelOf(numbers, number) === 1) ??
  examples(
    product(ownNumbers(plan.region), numbers, (own, asked) => own & asked, newBudget()),
    1,
  )[0];

/** Whole numbers that are a country's: of a shared calling code those that no country before it has. */
const ownNumbers = memoised((region: string): Language => {
  const plan = planOf(region);
  const shared = plansOf(plan?.callingCode ?? '');
  const before = shared.slice(
    0,
    shared.findIndex((other) => other.region === region),
  );
  const all = wholeNumbers(plan === undefined ? [] : [plan]);
  const inRegion = shared.length > 1 && plan ? product(all, takenBy(plan), (a, b) => a & b, newBudget()) : all;
  return before.reduce(
    (own, other) => product(own, takenBy(other), (mine, theirs) => mine & (1 - theirs), newBudget()),
    inRegion,
  );
});

const wholeNumbers = (plans: readonly NumberingPlan[]): Language =>
  ofParts(
    plans.flatMap(({ callingCode, types }) =>
      Object.values(types).map((pattern) => ({ callingCode, root: whole(parsed(pattern)) })),
    ),
  );

/** What the library's own rule gives a region before those that follow it. */
const takenBy = (plan: NumberingPlan): Language =>
  plan.leadingDigits === undefined
    ? wholeNumbers([plan])
    : ofParts([{ callingCode: plan.callingCode, root: parsed(`(?:${plan.leadingDigits})`) }]);
