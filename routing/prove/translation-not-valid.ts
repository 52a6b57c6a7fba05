import { BeyondExactness } from '../automata/budget.ts';
import { isEmpty, select } from '../automata/language.ts';
import { constant, type Machine } from '../automata/machine.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { preimage } from '../automata/preimage.ts';
import { product } from '../automata/product.ts';
import { likeliest } from '../compare/likeliest.ts';
import { matchesPart } from '../compare/partial-match.ts';
import { readRule } from '../compare/rules.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { dialledEmergency } from '../numbers/emergency.ts';
import { countriesOfPlan } from './countries.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { numbersText } from './numbers.ts';
import { partly } from './partly.ts';
import { planExample } from './plan-example.ts';
import type { PlanProof } from './plan-proof.ts';
import { writtenRules } from './written-rules.ts';

/**
 * What Teams can route: E.164 (at most 15 digits; the shortest numbers in use have 7) with or without an extension, and what
 * networks keep short: emergency numbers, operators, services of up to 6 digits; and what has a * or #, which only an SBC can know.
 */
const routableIn = (countries: readonly string[]): string =>
  ['\\+[1-9]\\d{6,14}(?:;ext=\\d+)?', '\\d{1,6}', '\\+?[\\d*#]*[*#][\\d*#]*', ...countries.flatMap(emergencyOf)]
    .map((one) => `^${one}$`)
    .join('|');

const emergencyOf = (country: string): string[] => dialledEmergency(country).map((number) => `\\+${number}`);

/** Rules that make something of a number that is none. Proved for the numbers that each rule takes. */
export const translationNotValid = (facts: Facts, plan: DialPlan, proof: PlanProof): Finding[] => {
  const { alphabet, budget, taken } = proof;
  const fine = patternMachine(routableIn(countriesOfPlan(facts, plan)), alphabet, budget);
  return plan.rules.slice(writtenRules(plan).from).flatMap((rule): Finding[] => {
    const at = plan.rules.indexOf(rule);
    const made = proof.matched[at] && resultOf(rule, fine, budget);
    if (!made) return [];
    const results = product(taken, made, (taker, said) => (taker === at + 1 ? said : 0), budget);
    const wrong = select(results, (said) => said === 1);
    if (isEmpty(wrong)) return [];
    const always = isEmpty(select(results, (said) => said === 2));
    const witness = likeliest(wrong, facts.tenant.country);
    const whole = numbersText(wrong);
    // Without knowing what becomes of the rest of a number, nothing is proved of the result.
    const partial = isPartial(rule, proof);
    return [
      {
        kind: 'translation-not-valid',
        level: always ? (partial ? 'warning' : 'error') : 'note',
        certainty: partial ? 'sampled' : 'proved',
        part: { kind: 'rule', plan: plan.name, name: rule.name },
        what: always
          ? `Rule "${rule.name}" of dial plan "${plan.name}" never makes a number: ${rule.translation} gives no + and 7 to 15 digits, and no short code, for any number that it takes, ${whole}.`
          : `Rule "${rule.name}" of dial plan "${plan.name}" also takes numbers of which it makes none: ${whole}.`,
        why: 'Routes, colleagues and networks know numbers in E.164 form only: +, calling code and number; emergency numbers and short codes are the exception.',
        ...(witness !== undefined && { example: planExample(facts, plan, witness) }),
        fix: always
          ? 'let the translation begin with + and the calling code.'
          : 'let the pattern take only as many digits as numbers have, e.g. {6,14} instead of + or *.',
      },
    ];
  });
};

/** Of what a rule makes of a number: 2 if it is a number, 1 if it isn't, 0 if the rule doesn't match. */
const resultOf = (rule: NormalizationRule, fine: Machine, budget: PlanProof['budget']): Machine | undefined => {
  const result = resultOrWhy(rule, fine, budget);
  return typeof result === 'string' ? undefined : result;
};

/** Why no proof covers what a rule makes of numbers, if so. */
export const whyNoResult = (rule: NormalizationRule, proof: PlanProof): string | undefined => {
  const { alphabet, budget } = proof;
  const result = resultOrWhy(rule, constant(alphabet, 0), budget);
  if (typeof result === 'string') return result;
  return isPartial(rule, proof) ? partly : undefined;
};

const isPartial = (rule: NormalizationRule, { usual, alphabet, budget }: PlanProof): boolean =>
  matchesPart(rule, usual, alphabet, budget);

const resultOrWhy = (rule: NormalizationRule, after: Machine, budget: PlanProof['budget']): Machine | string => {
  try {
    const { pattern, translation } = readRule(rule);
    return preimage(pattern, translation, after, budget);
  } catch (error) {
    if (error instanceof BeyondExactness) return error.what;
    throw error;
  }
};
