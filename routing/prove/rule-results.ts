import { type Language, select } from '../automata/language.ts';
import type { Machine } from '../automata/machine.ts';
import { preimage } from '../automata/preimage.ts';
import { product } from '../automata/product.ts';
import { readRule } from '../compare/rules.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { withinSteps } from '../matching/matcher.ts';
import { rewriterFor } from '../matching/rewriter.ts';
import type { PlanProof } from './plan-proof.ts';

/** Numbers that the rule takes in its plan. */
export const takenBy = (plan: DialPlan, rule: NormalizationRule, { taken }: PlanProof): Language => {
  const at = plan.rules.indexOf(rule);
  return select(taken, (label) => label === at + 1);
};

/** Numbers of which the rule makes one of a set. */
export const resultsIn = (rule: NormalizationRule, set: Machine, { budget }: PlanProof): Language => {
  const { pattern, translation } = readRule(rule);
  return select(preimage(pattern, translation, set, budget), (label) => label === 2);
};

export const among = (one: Language, other: Language, { budget }: PlanProof): Language =>
  select(
    product(one, other, (a, b) => Number(isOne(a) && isOne(b)), budget),
    isOne,
  );

const isOne = (label: number): boolean => label === 1;

/** What the rule makes of one number; nothing if it doesn't match, or if that can't be told. */
export const madeOf = (
  rule: Pick<NormalizationRule, 'pattern' | 'translation'>,
  dialled: string,
): string | undefined => {
  const ready = rewriterFor({ name: '', ...rule });
  const made = 'apply' in ready ? withinSteps(rule.pattern, () => ready.apply(dialled)) : undefined;
  return made && 'number' in made ? made.number : undefined;
};
