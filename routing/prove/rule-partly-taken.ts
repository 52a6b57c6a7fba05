import { examples } from '../automata/examples.ts';
import { isEmpty, type Language } from '../automata/language.ts';
import { labelsOf } from '../automata/machine.ts';
import { likeliest } from '../compare/likeliest.ts';
import { matchesPart } from '../compare/partial-match.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { rewriterFor } from '../matching/rewriter.ts';
import { toldAsRewritten } from './emergency-lost.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { fewOf, fewText, leaveOutText } from './leave-out.ts';
import { quotedNames } from './names.ts';
import { numbersText } from './numbers.ts';
import { planExample } from './plan-example.ts';
import type { PlanProof } from './plan-proof.ts';
import { type Loss, lossesOf, resultKinds } from './rule-losses.ts';
import { writtenRules } from './written-rules.ts';

/**
 * Emergency and service rules (all that they make is short codes) of which rules above take a part and make something else of it. An
 * error where an emergency number is among it. A rule above that takes nothing but numbers of the lower one is an exception to it, on
 * purpose: only lost emergency numbers are told of it. What an external prefix takes has a finding of its own. Proved.
 */
export const rulePartlyTaken = (facts: Facts, plan: DialPlan, proof: PlanProof): Finding[] => {
  const chosen = labelsOf(proof.taken);
  const kinds = resultKinds(facts, plan, proof);
  const told = toldAsRewritten(facts, plan);
  const isTold = (numbers: Language): boolean => {
    const few = fewOf(numbers);
    return few.length > 0 && few.every((number) => told.has(number) || told.has(number.replace('+', '')));
  };
  return plan.rules.slice(writtenRules(plan).from).flatMap((rule): Finding[] => {
    // One that takes nothing at all is told already.
    if (!chosen.has(plan.rules.indexOf(rule) + 1)) return [];
    const losses = lossesOf(plan, rule, kinds, proof);
    return losses.every(({ numbers }) => isTold(numbers)) ? [] : [finding(facts, plan, rule, losses, proof)];
  });
};

const finding = (
  facts: Facts,
  plan: DialPlan,
  rule: NormalizationRule,
  losses: readonly Loss[],
  { usual, alphabet, budget }: PlanProof,
): Finding => {
  const { country } = facts.tenant;
  const [worst] = losses.filter(({ emergency }) => !isEmpty(emergency));
  const dialled = worst ? likeliest(worst.emergency, country) : undefined;
  const witness = dialled ?? (losses[0] && likeliest(losses[0].numbers, country));
  const takers = losses.map(({ taker }) => taker);
  const names = quotedNames(takers.map(({ name }) => name));
  const partial = [rule, ...takers].some((one) => matchesPart(one, usual, alphabet, budget));
  const lost = losses
    .map(
      ({ taker, numbers }) =>
        `${fewText(fewOf(numbers)) ?? numbersText(numbers)}: "${taker.name}" takes ${isSingle(numbers) ? 'it' : 'them'} first`,
    )
    .join('; nor ');
  return {
    kind: 'rule-partly-taken',
    level: worst && !partial ? 'error' : 'warning',
    certainty: partial ? 'sampled' : 'proved',
    part: { kind: 'rule', plan: plan.name, name: rule.name },
    what: `Rule "${rule.name}" of dial plan "${plan.name}" never gets ${lost}.`,
    why: `The first rule that matches decides${dialled === undefined ? '' : `: who dials ${dialled} for ${resultFor(rule, dialled)} reaches something else`}.`,
    ...(witness !== undefined && { example: planExample(facts, plan, witness) }),
    fix: `move it above ${names}, or ${leaveOutText(takers, losses.length === 1 ? losses[0]?.numbers : undefined)}.`,
  };
};

const isSingle = (numbers: Language): boolean => examples(numbers, 2).length === 1;

const resultFor = (rule: NormalizationRule, dialled: string): string => {
  const ready = rewriterFor(rule);
  return ('apply' in ready ? ready.apply(dialled)?.number : undefined) ?? 'an emergency number';
};
