import { type Facts, plansToJudge } from './facts.ts';
import { oncePerRule } from './once-per-rule.ts';
import { neverChosenIn } from './plan-findings.ts';
import type { Proof } from './prove.ts';
import { routeFindings } from './route-findings.ts';

/** Rules and routes that are the first choice for no number, but for a second choice that is meant, and what no proof covers of them. */
export const neverFirst = (facts: Facts): Proof => {
  const parts = [...plansToJudge(facts).map((plan) => neverChosenIn(facts, plan)), routeFindings(facts)];
  return {
    findings: oncePerRule(parts.flatMap(({ findings }) => findings)).filter(({ level }) => level !== 'note'),
    unproved: oncePerRule(parts.flatMap(({ unproved }) => unproved)),
  };
};
