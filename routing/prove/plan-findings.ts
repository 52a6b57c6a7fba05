import { BeyondExactness, OverBudget } from '../automata/budget.ts';
import type { DialPlan } from '../config.ts';
import type { Facts } from './facts.ts';
import type { Finding, Unproved } from './finding.ts';
import { type PlanProof, provePlan } from './plan-proof.ts';
import { prefixTakesNumber } from './prefix-takes-number.ts';
import { ruleNeverChosen } from './rule-never-chosen.ts';
import { rulePartlyTaken } from './rule-partly-taken.ts';
import { triedRule, triedRules } from './rule-tries.ts';
import { translationNotValid, whyNoResult } from './translation-not-valid.ts';
import { writtenRules } from './written-rules.ts';

/** What is found in one dial plan, and what is beyond a proof in it. */
export const planFindings = (facts: Facts, plan: DialPlan): { findings: Finding[]; unproved: Unproved[] } => {
  const proof = provePlan(plan);
  if ('why' in proof) return beyond(facts, plan, proof.why);
  try {
    const findings = [ruleNeverChosen, rulePartlyTaken, translationNotValid, prefixTakesNumber].flatMap((find) =>
      find(facts, plan, proof),
    );
    return { findings, unproved: leftOut(facts, plan, proof) };
  } catch (error) {
    if (error instanceof OverBudget) return beyond(facts, plan, 'its patterns together have too many cases');
    if (error instanceof BeyondExactness) return beyond(facts, plan, error.what);
    throw error;
  }
};

const beyond = (facts: Facts, plan: DialPlan, why: string): { findings: Finding[]; unproved: Unproved[] } => ({
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

const leftOut = (facts: Facts, plan: DialPlan, proof: PlanProof): Unproved[] =>
  plan.rules.flatMap((rule, at): Unproved[] => {
    if (at < writtenRules(plan).from) return [];
    const part = { kind: 'rule', plan: plan.name, name: rule.name } as const;
    const what = `rule "${rule.name}" of dial plan "${plan.name}"`;
    const why = proof.beyond.get(at);
    if (why === undefined) {
      const unclear = whyNoResult(rule, proof);
      return unclear === undefined ? [] : [{ part, what: `what ${what} makes of numbers`, why: unclear }];
    }
    const tried = triedRule(plan, at, facts.tenant.country);
    return [{ part, what, why, ...(tried !== undefined && { tried }) }];
  });
