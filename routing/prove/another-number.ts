import { countAll } from '../automata/count.ts';
import { isEmpty, type Language, select } from '../automata/language.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { sameness, sameRewrite } from '../automata/same-rewrite.ts';
import { likeliest } from '../compare/likeliest.ts';
import { readRule } from '../compare/rules.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { homeCalls } from '../numbers/whole.ts';
import { countriesOfPlan } from './countries.ts';
import type { Facts } from './facts.ts';
import type { PlanProof } from './plan-proof.ts';
import { among, resultsIn, takenBy } from './rule-results.ts';
import { anotherNumberWords, type WrongNumber } from './wrong-number-words.ts';

/** A block of so many numbers at most, as one office has, may be sent elsewhere on purpose. */
const oneOffice = 10_000n;

const e164 = '^\\+[1-9]\\d{6,14}(?:;ext=\\d+)?$';

/** Whole numbers of the country of which the rule makes another; of every country, if people of several dial by the plan. */
export const anotherNumber = (
  facts: Facts,
  plan: DialPlan,
  rule: NormalizationRule,
  proof: PlanProof,
): WrongNumber | undefined => {
  const { alphabet, budget } = proof;
  const takes = takenBy(plan, rule, proof);
  const numbers = among(takes, resultsIn(rule, patternMachine(e164, alphabet, budget), proof), proof);
  if (isEmpty(numbers)) return undefined;
  const wrong = countriesOfPlan(facts, plan).map((country) => ({
    country,
    numbers: wrongIn(country, rule, takes, proof),
  }));
  const [first] = wrong;
  if (first === undefined || wrong.some((each) => !isMany(each.numbers))) return undefined;
  const witness = likeliest(first.numbers, first.country);
  return witness === undefined ? undefined : { witness, ...anotherNumberWords(rule, plan, { ...first, witness }) };
};

const wrongIn = (country: string, rule: NormalizationRule, takes: Language, proof: PlanProof): Language => {
  const { alphabet, budget } = proof;
  const home = homeCalls(country);
  if (home === undefined) return select(takes, () => false);
  const plus = resultsIn(rule, patternMachine('^\\+', alphabet, budget), proof);
  const right = { name: 'right', pattern: home.pattern, translation: home.translation };
  const same = sameRewrite(readRule(rule), readRule(right), alphabet, budget);
  const other = select(same, (label) => label === sameness.different);
  return among(among(among(takes, home.numbers(alphabet), proof), plus, proof), other, proof);
};

const isMany = (numbers: Language): boolean => (countAll(numbers) ?? oneOffice + 1n) > oneOffice;
