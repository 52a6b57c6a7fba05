import { BeyondExactness, OverBudget } from '../automata/budget.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import type { Facts } from './facts.ts';
import type { Finding, Unproved } from './finding.ts';
import { type PlanProof, provePlan } from './plan-proof.ts';
import { prefixTakesNumber } from './prefix-takes-number.ts';
import { ruleNeverChosen } from './rule-never-chosen.ts';
import { rulePartlyTaken } from './rule-partly-taken.ts';
import { triedRule, triedRules } from './rule-tries.ts';
import { translationNotValid, whyNoResult } from './translation-not-valid.ts';
import { translationWrongNumber } from './translation-wrong-number.ts';
import { writtenRules } from './written-rules.ts';

interface Found {
  readonly findings: readonly Finding[];
  readonly unproved: readonly Unproved[];
}

/** What is found in one dial plan, and what is beyond a proof in it. */
export const planFindings = (facts: Facts, plan: DialPlan): Found =>
  proven(facts, plan, (proof) => ({
    findings: [
      ruleNeverChosen,
      rulePartlyTaken,
      translationNotValid,
      translationWrongNumber,
      prefixTakesNumber,
    ].flatMap((find) => find(facts, plan, proof)),
    unproved: [...leftOut(facts, plan, proof), ...unclear(plan, proof)],
  }));

/** The rules of one dial plan that no number gets to, and those of which that is beyond a proof. */
export const neverChosenIn = (facts: Facts, plan: DialPlan): Found =>
  proven(facts, plan, (proof) => ({
    findings: ruleNeverChosen(facts, plan, proof),
    unproved: leftOut(facts, plan, proof),
  }));

const proven = (facts: Facts, plan: DialPlan, find: (proof: PlanProof) => Found): Found => {
  const proof = provePlan(plan);
  if ('why' in proof) return beyond(facts, plan, proof.why);
  try {
    return find(proof);
  } catch (error) {
    if (error instanceof OverBudget) return beyond(facts, plan, 'its patterns together have too many cases');
    if (error instanceof BeyondExactness) return beyond(facts, plan, error.what);
    throw error;
  }
};

const beyond = (facts: Facts, plan: DialPlan, why: string): Found => ({
  findings: triedRules(facts, plan),
  unproved: [
    {
      part: { kind: 'plan', name: plan.name },
      what: `dial plan "${plan.name}"`,
      why,
      tried: 'its rules were tried with many numbers instead',
    },
  ],
});

const ruleOf = (plan: DialPlan, { name }: NormalizationRule) =>
  ({ part: { kind: 'rule', plan: plan.name, name }, what: `rule "${name}" of dial plan "${plan.name}"` }) as const;

const leftOut = (facts: Facts, plan: DialPlan, proof: PlanProof): Unproved[] =>
  plan.rules.flatMap((rule, at): Unproved[] => {
    const why = proof.beyond.get(at);
    if (at < writtenRules(plan).from || why === undefined) return [];
    const tried = triedRule(plan, at, facts.tenant.country);
    return [{ ...ruleOf(plan, rule), why, ...(tried !== undefined && { tried }) }];
  });

const unclear = (plan: DialPlan, proof: PlanProof): Unproved[] =>
  plan.rules.flatMap((rule, at): Unproved[] => {
    if (at < writtenRules(plan).from || proof.beyond.has(at)) return [];
    const why = whyNoResult(rule, proof);
    const { part, what } = ruleOf(plan, rule);
    return why === undefined ? [] : [{ part, what: `what ${what} makes of numbers`, why }];
  });
