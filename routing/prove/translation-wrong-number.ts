import { BeyondExactness } from '../automata/budget.ts';
import { matchesPart } from '../compare/partial-match.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { anotherAbroad } from './another-abroad.ts';
import { anotherNumber } from './another-number.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { noWholeNumber } from './no-whole-number.ts';
import { hasOutsideLine } from './outside-line.ts';
import { planExample } from './plan-example.ts';
import type { PlanProof } from './plan-proof.ts';
import { writtenRules } from './written-rules.ts';

/**
 * Rules that make a number of what is dialled, but not the one that it is: whole numbers of the country that become another number, as an
 * extension rule does that takes area codes too, or one that was copied from another country; and rules of which every result has too few
 * or too many digits for the plan behind its calling code. Proved, as far as libphonenumber knows the plans.
 */
export const translationWrongNumber = (facts: Facts, plan: DialPlan, proof: PlanProof): Finding[] => {
  const outside = hasOutsideLine(facts, plan);
  return plan.rules.slice(writtenRules(plan).from).flatMap((rule): Finding[] => {
    // What becomes of the rest of a number isn't known.
    if (!proof.matched[plan.rules.indexOf(rule)] || isPartial(rule, proof)) return [];
    const found = orBeyond(
      () =>
        (outside ? undefined : (anotherNumber(facts, plan, rule, proof) ?? anotherAbroad(facts, plan, rule, proof))) ??
        noWholeNumber(facts, plan, rule, proof),
    );
    if (found === undefined) return [];
    const { witness, ...words } = found;
    return [
      {
        kind: 'translation-wrong-number',
        level: 'warning',
        certainty: 'proved',
        part: { kind: 'rule', plan: plan.name, name: rule.name },
        example: planExample(facts, plan, witness),
        ...words,
      },
    ];
  });
};

const isPartial = (rule: NormalizationRule, { usual, alphabet, budget }: PlanProof): boolean =>
  matchesPart(rule, usual, alphabet, budget);

const orBeyond = <Known>(ask: () => Known): Known | undefined => {
  try {
    return ask();
  } catch (error) {
    if (error instanceof BeyondExactness) return undefined;
    throw error;
  }
};
