import { isEndless } from '../automata/count.ts';
import { isEmpty, type Language, select } from '../automata/language.ts';
import type { Machine } from '../automata/machine.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { likeliest } from '../compare/likeliest.ts';
import type { DialPlan } from '../config.ts';
import { dialledEmergency } from '../numbers/emergency.ts';
import { countriesOfPlan } from './countries.ts';
import type { Facts } from './facts.ts';
import { cut, withinBudget } from './matching-numbers.ts';
import { firstTaker, type PlanProof } from './plan-proof.ts';

/** What a rule's result is: `fine` can be routed, each other one can't. */
const shapes = ['fine', 'long', 'short', 'bare', 'other'] as const;

export type Shape = (typeof shapes)[number];

/**
 * What Teams can route: E.164 (at most 15 digits; the shortest numbers in use have 7) with or without an extension, and what
 * networks keep short: emergency numbers, operators, services of up to 6 digits; and what has a * or #, which only an SBC can know.
 */
const routableIn = ({ voice }: Facts, countries: readonly string[]): string =>
  [
    '\\+[1-9]\\d{6,14}(?:;ext=\\d+)?',
    '\\d{1,6}',
    '\\+?[\\d*#]*[*#][\\d*#]*',
    ...countries.flatMap((country) =>
      emergencyOf(country, voice.config.servicePlans[country.toUpperCase()]?.callingCode),
    ),
  ]
    .map((one) => `^${one}$`)
    .join('|');

/** With the calling code too, and an area code, as some carriers ask for: whether one does is asked where the call is looked at. */
const emergencyOf = (country: string, callingCode = ''): string[] =>
  dialledEmergency(country).map((number) => `\\+(?:${callingCode}\\d{0,5})?${number}`);

/** Labels a result by its shape: 1 + place in `shapes`. */
export const shapeMachine = (facts: Facts, plan: DialPlan, { alphabet, budget }: PlanProof): Machine => {
  const patterns = [
    routableIn(facts, countriesOfPlan(facts, plan)),
    '^\\+[1-9]\\d{15,}(?:;ext=\\d+)?$',
    '^\\+[1-9]\\d{0,5}$',
    '^\\d{7,}$',
    '',
  ];
  return firstTaker(
    patterns.map((pattern) => patternMachine(pattern, alphabet, budget)),
    alphabet,
    budget,
  );
};

/** Results of a rule that are no numbers. */
export interface Wrong {
  /** The rule makes no number at all. */
  readonly always: boolean;
  readonly shape: Shape;
  readonly numbers: Language;
  readonly witness: string;
}

/** Numbers dialled with so few digits that nobody would call them too long. */
const short = '^\\+?\\d{1,11}$';

/**
 * Of what a rule makes, the worst that isn't a number; nothing if all is fine. That it takes too few digits as well is no matter, and too
 * many only where the pattern names an end: who writes \d+ means "and so on", and nobody dials more than there are.
 */
export const wrongIn = (results: Machine, country: string): Wrong | undefined => {
  const place = (shape: Shape): number => 1 + shapes.indexOf(shape);
  const only = (wanted: (label: number) => boolean): Language => select(results, wanted);
  const always = isEmpty(only((label) => label === place('fine')));
  const endless = andSoOn(only((label) => label > 0));
  const counts = (shape: Shape, numbers: Language): boolean => {
    if (always || shape === 'bare') return true;
    return shape === 'long' && (!endless || isAnyShort(numbers));
  };
  for (const shape of ['bare', 'long', 'short', 'other'] as const) {
    const numbers = only((label) => label === place(shape));
    if (isEmpty(numbers) || !counts(shape, numbers)) continue;
    const witness = likeliest(numbers, country);
    if (witness !== undefined)
      return { always, shape, numbers: always ? only((label) => label > 0) : numbers, witness };
  }
  return undefined;
};

const among = (numbers: Language, text: string): Language | undefined =>
  withinBudget((budget) => cut(numbers, patternMachine(text, numbers.alphabet, budget), 'inside', budget));

/** Codes apart: what follows a * or # has no length. */
const andSoOn = (numbers: Language): boolean => {
  const plain = among(numbers, '^\\+?\\d+$');
  return plain === undefined || isEndless(plain);
};

const isAnyShort = (numbers: Language): boolean => {
  const some = among(numbers, short);
  return some !== undefined && !isEmpty(some);
};
