import { newBudget } from '../automata/budget.ts';
import { distances } from '../automata/language.ts';
import type { Machine } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { product } from '../automata/product.ts';
import { memoised } from '../memoised.ts';
import { parsed } from './decisive.ts';
import { planOf, plansOf } from './library.ts';
import { type OfNumbers, ofParts, ofText, widened } from './plan-machine.ts';
import { whole } from './plan-pattern.ts';

/** How a country's numbers are dialled in it, and what they are abroad. */
export interface HomeCalls {
  /** Whole numbers of people and companies (fixed and mobile) as they are dialled: at least 7 digits, so that no extension is one. */
  readonly numbers: OfNumbers;
  /** What makes E.164 of them. */
  readonly pattern: string;
  readonly translation: string;
}

/** Nothing if the country has no plan of its own. */
export const homeCalls = (country: string): HomeCalls | undefined => ofCountry(country.toUpperCase());

const ofCountry = memoised((country: string): HomeCalls | undefined => {
  const plan = planOf(country);
  if (plan === undefined) return undefined;
  const { callingCode, nationalPrefix, internationalPrefix, types } = plan;
  const patterns = [types.fixed, types.mobile].flatMap((type) => type ?? []);
  // In North America the 1 is left out as often as not.
  const optional = nationalPrefix === '1' ? '?' : '';
  const numbers = widened(() => {
    // What begins as a number abroad is taken as one, also by networks.
    const all = ofText(`^(?!${internationalPrefix})${nationalPrefix}${optional}(?:${patterns.join('|') || '(?!)'})$`);
    return product(all, ofText('^\\d{7,}$'), (home, long) => home & long, newBudget());
  });
  return { numbers, pattern: `^${nationalPrefix}${optional}(\\d+)$`, translation: `+${callingCode}$1` };
});

/**
 * How a number stands in the plans of its calling code: `whole`: one of them has it; `short`: it only begins numbers that one has; `long`:
 * it goes on behind a whole one. Of what is none of that nothing is known: ranges that are new look so.
 */
export const standings = { unknown: 0, whole: 1, short: 2, long: 3 } as const;

/** Labels E.164 numbers behind a calling code by their standing in its plans. */
export const standingIn = memoised(
  (callingCode: string): OfNumbers =>
    widened(() => {
      const patterns = plansOf(callingCode).flatMap(({ types }) => Object.values(types));
      return withStanding(ofParts(patterns.map((pattern) => ({ callingCode, root: whole(parsed(pattern)) }))));
    }),
);

/** Each state twice: the second time once a whole number was read. */
const withStanding = (numbers: Machine): Machine => {
  const { alphabet, next, out } = numbers;
  const left = distances(numbers);
  const states = [...out.keys()].flatMap((state) => [false, true].map((was) => ({ state, was })));
  return minimise({
    alphabet,
    next: Int32Array.from(
      states.flatMap(({ state, was }) =>
        Array.from({ length: alphabet.size }, (_, symbol) => {
          const to = next[state * alphabet.size + symbol] ?? 0;
          return 2 * to + Number(was || out[state] === 1);
        }),
      ),
    ),
    out: Int32Array.from(states, ({ state, was }) => {
      if (out[state] === 1) return standings.whole;
      if (left[state] !== -1) return standings.short;
      return was ? standings.long : standings.unknown;
    }),
  });
};
