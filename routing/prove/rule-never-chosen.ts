import { BeyondExactness } from '../automata/budget.ts';
import { isEmpty, type Language, select } from '../automata/language.ts';
import { labelsOf, type Machine } from '../automata/machine.ts';
import { product } from '../automata/product.ts';
import { sameness, sameRewrite } from '../automata/same-rewrite.ts';
import { likeliest } from '../compare/likeliest.ts';
import { readRule } from '../compare/rules.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { impossibleCharacter, matchesClicked } from './matching-numbers.ts';
import { quotedNames } from './names.ts';
import { numbersText } from './numbers.ts';
import { planExample } from './plan-example.ts';
import type { PlanProof } from './plan-proof.ts';
import { writtenRules } from './written-rules.ts';

/** Normalization rules that no dialled number ever gets to, and what takes their numbers. Proved. */
export const ruleNeverChosen = (facts: Facts, plan: DialPlan, proof: PlanProof): Finding[] => {
  const chosen = labelsOf(proof.taken);
  // A twin for the external prefix is never chosen exactly if its written rule isn't.
  return plan.rules.slice(writtenRules(plan).from).flatMap((rule) => {
    const at = plan.rules.indexOf(rule);
    const matched = proof.matched[at];
    if (!matched || chosen.has(at + 1)) return [];
    if (!isEmpty(matched)) return [takenByOthers(facts, plan, rule, matched, proof)];
    // Extensions are clicked, not dialled: it isn't looked at which rule takes what nobody dials.
    return matchesClicked(rule.pattern) ? [] : [matchesNothing(plan, rule)];
  });
};

const partOf = (plan: DialPlan, { name }: NormalizationRule) => ({ kind: 'rule', plan: plan.name, name }) as const;

const matchesNothing = (plan: DialPlan, rule: NormalizationRule): Finding => {
  const because = impossibleCharacter(rule.pattern, []);
  return {
    ...nothing(plan, rule),
    ...(because && becauseOf(because, `Rule "${rule.name}" of dial plan "${plan.name}"`, rule.pattern)),
  };
};

/** A pattern that can't match for one of its characters. */
export const becauseOf = (
  { char, place }: { readonly char: string; readonly place: number },
  subject: string,
  pattern: string,
): Pick<Finding, 'what' | 'fix'> => ({
  what: `${subject} can never be chosen: no number has a ${char === ' ' ? 'space' : `"${char}"`}, which ${pattern} asks for at character ${place}.`,
  fix: 'remove it, or write what was meant there.',
});

const nothing = (plan: DialPlan, rule: NormalizationRule): Finding => ({
  kind: 'rule-never-chosen',
  level: 'error',
  certainty: 'proved',
  part: partOf(plan, rule),
  what: `Rule "${rule.name}" of dial plan "${plan.name}" can never be chosen: no number that a phone can dial matches ${rule.pattern}.`,
  why: 'Phones send digits, * and #, also with a + before them; nothing else, so the rule does nothing.',
  fix: 'correct the pattern, or remove the rule.',
});

const takenByOthers = (
  facts: Facts,
  plan: DialPlan,
  rule: NormalizationRule,
  matched: Language,
  proof: PlanProof,
): Finding => {
  const lost = product(proof.taken, matched, (taker, yes) => taker * yes, proof.budget);
  const takers = [...labelsOf(lost)].flatMap((label) => {
    const taker = plan.rules[label - 1];
    return taker ? [{ label, taker }] : [];
  });
  const all = select(lost, (label) => label > 0);
  const differ = differently(rule, takers, lost, all, proof);
  const witness = likeliest(differ ?? all, facts.tenant.country);
  const names = quotedNames(takers.map(({ taker }) => taker.name));
  return {
    kind: 'rule-never-chosen',
    level: differ ? 'error' : 'warning',
    certainty: 'proved',
    part: partOf(plan, rule),
    what: `Rule "${rule.name}" of dial plan "${plan.name}" can never be chosen: ${names} above it ${takers.length === 1 ? 'takes' : 'take'} every number that it matches, ${numbersText(all)}.`,
    why: differ
      ? `The first rule that matches decides, so what "${rule.name}" would make of these numbers (${rule.translation}) never happens.`
      : 'The rules above make the same of these numbers, so no call changes by it; it is one more rule to read.',
    ...(witness !== undefined && { example: planExample(facts, plan, witness) }),
    fix: differ ? `move it above ${names}, or remove it.` : 'remove it.',
  };
};

/** Numbers of which the rule would have made something else; nothing if all stays the same. All of them if it can't be told. */
const differently = (
  rule: NormalizationRule,
  takers: readonly { readonly label: number; readonly taker: NormalizationRule }[],
  lost: Machine,
  all: Language,
  { alphabet, budget }: PlanProof,
): Language | undefined => {
  try {
    for (const { label, taker } of takers) {
      const same = sameRewrite(readRule(taker), readRule(rule), alphabet, budget);
      const apart = product(lost, same, (by, said) => Number(by === label && said === sameness.different), budget);
      const numbers = select(apart, (yes) => yes === 1);
      if (!isEmpty(numbers)) return numbers;
    }
    return undefined;
  } catch (error) {
    if (error instanceof BeyondExactness) return all;
    throw error;
  }
};
