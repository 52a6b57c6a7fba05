import { BeyondExactness } from '../automata/budget.ts';
import { constant, type Machine } from '../automata/machine.ts';
import { preimage } from '../automata/preimage.ts';
import { product } from '../automata/product.ts';
import { matchesPart } from '../compare/partial-match.ts';
import { readRule } from '../compare/rules.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { partly } from './partly.ts';
import { planExample } from './plan-example.ts';
import type { PlanProof } from './plan-proof.ts';
import { shapeMachine, wrongIn } from './result-shapes.ts';
import { translationWords } from './translation-words.ts';
import { writtenRules } from './written-rules.ts';

/** Rules that make something of a number that is none. Proved for the numbers that each rule takes. */
export const translationNotValid = (facts: Facts, plan: DialPlan, proof: PlanProof): Finding[] => {
  const { budget, taken } = proof;
  const shaped = shapeMachine(facts, plan, proof);
  return plan.rules.slice(writtenRules(plan).from).flatMap((rule): Finding[] => {
    const at = plan.rules.indexOf(rule);
    const made = proof.matched[at] && resultOf(rule, shaped, budget);
    if (!made) return [];
    // Label: 1 + place of the shape; 0 where another rule takes the number.
    const results = product(taken, made, (taker, said) => (taker === at + 1 && said > 0 ? said - 1 : 0), budget);
    const found = wrongIn(results, facts.tenant.country);
    if (!found) return [];
    // Without knowing what becomes of the rest of a number, nothing is proved of the result.
    const partial = isPartial(rule, proof);
    return [
      {
        kind: 'translation-not-valid',
        level: found.always ? (partial ? 'warning' : 'error') : 'note',
        certainty: partial ? 'sampled' : 'proved',
        part: { kind: 'rule', plan: plan.name, name: rule.name },
        why: 'Routes, colleagues and networks know numbers in E.164 form only: +, calling code and number, 7 to 15 digits; emergency numbers and short codes are the exception.',
        example: planExample(facts, plan, found.witness),
        ...translationWords(facts, plan, rule, found),
      },
    ];
  });
};

/** Of what a rule makes of a number: 1 + its label; 0 if the rule doesn't match. */
const resultOf = (rule: NormalizationRule, after: Machine, budget: PlanProof['budget']): Machine | undefined => {
  const result = resultOrWhy(rule, after, budget);
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
