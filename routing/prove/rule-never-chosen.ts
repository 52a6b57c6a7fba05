import { BeyondExactness } from '../automata/budget.ts';
import { isEmpty, type Language, select } from '../automata/language.ts';
import { labelsOf, type Machine } from '../automata/machine.ts';
import { product } from '../automata/product.ts';
import { sameness, sameRewrite } from '../automata/same-rewrite.ts';
import { likeliestClicked, takesClicked, withoutExtension } from '../compare/clicked.ts';
import { likeliest } from '../compare/likeliest.ts';
import { readRule } from '../compare/rules.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { leaveOutText } from './leave-out.ts';
import { impossibleCharacter } from './matching-numbers.ts';
import { quotedNames } from './names.ts';
import { numbersText } from './numbers.ts';
import { patternText } from './pattern-text.ts';
import { planExample } from './plan-example.ts';
import { type PlanProof, proveClicked } from './plan-proof.ts';
import { madeEmergency, resultKinds } from './rule-losses.ts';
import { writtenRules } from './written-rules.ts';

/** Normalization rules that no dialled number ever gets to, with an extension or without, and what takes their numbers. Proved. */
export const ruleNeverChosen = (facts: Facts, plan: DialPlan, proof: PlanProof): Finding[] => {
  const chosen = labelsOf(proof.taken);
  const clicked = proveClicked(plan);
  const chosenByClick = clicked ? labelsOf(clicked.taken) : new Set();
  // A twin for the external prefix is never chosen exactly if its written rule isn't.
  return plan.rules.slice(writtenRules(plan).from).flatMap((rule) => {
    const at = plan.rules.indexOf(rule);
    const matched = proof.matched[at];
    if (!matched || chosen.has(at + 1) || chosenByClick.has(at + 1)) return [];
    if (!isEmpty(matched)) return [takenByOthers(facts, plan, rule, matched, proof)];
    if (!takesClicked(rule.pattern)) return [matchesNothing(plan, rule)];
    const withExtension = clicked?.matched[at];
    return clicked && withExtension ? [takenByOthers(facts, plan, rule, withExtension, clicked)] : [];
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
  what: `${subject} can never be chosen: no number has a ${char === ' ' ? 'space' : `"${char}"`}, which ${patternText(pattern)} asks for at character ${place}.`,
  fix:
    char === '\\'
      ? `write ${pattern.replaceAll('\\\\', '\\')}: in single quotes a backslash stands for itself.`
      : 'remove it, or write what was meant there.',
});

const nothing = (plan: DialPlan, rule: NormalizationRule): Finding => ({
  kind: 'rule-never-chosen',
  level: 'error',
  certainty: 'proved',
  part: partOf(plan, rule),
  what: `Rule "${rule.name}" of dial plan "${plan.name}" can never be chosen: no number that a phone can dial matches ${patternText(rule.pattern)}.`,
  why: 'Phones send digits, * and #, also with a + before them, and contacts and links an extension behind a number; nothing else, so the rule does nothing.',
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
  const emergency = differ && emergencyAmong(facts, plan, rule, differ, proof);
  const witness = (proof.clicked ? likeliestClicked : likeliest)(differ ?? all, facts.tenant.country);
  const numbers = proof.clicked ? `${numbersText(withoutExtension(all))} with an extension` : numbersText(all);
  const names = quotedNames(takers.map(({ taker }) => taker.name));
  return {
    kind: 'rule-never-chosen',
    level: differ ? 'error' : 'warning',
    certainty: 'proved',
    part: partOf(plan, rule),
    what: `Rule "${rule.name}" of dial plan "${plan.name}" can never be chosen: ${names} above it ${takers.length === 1 ? 'takes' : 'take'} every number that it matches, ${numbers}.`,
    why: differ
      ? `The first rule that matches decides, so what "${rule.name}" would make of these numbers (${rule.translation}) never happens.`
      : 'The rules above make the same of these numbers, so no call changes by it; it is one more rule to read.',
    ...(witness !== undefined && { example: planExample(facts, plan, witness) }),
    fix: differ ? `move it above ${names}, or ${otherwise(takers, emergency)}.` : 'remove it.',
  };
};

const otherwise = (
  takers: readonly { readonly taker: NormalizationRule }[],
  emergency: Language | undefined,
): string =>
  emergency === undefined
    ? 'remove it'
    : leaveOutText(
        takers.map(({ taker }) => taker),
        emergency,
      );

/** Of numbers that a rule loses, those of which it would make emergency numbers: nobody is to do without it. */
const emergencyAmong = (
  facts: Facts,
  plan: DialPlan,
  rule: NormalizationRule,
  numbers: Language,
  proof: PlanProof,
): Language | undefined => {
  const made = madeEmergency(rule, resultKinds(facts, plan, proof), proof);
  const lost = made && product(numbers, made, (a, b) => a & b, proof.budget);
  return lost && labelsOf(lost).has(1) ? select(lost, (yes) => yes === 1) : undefined;
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
