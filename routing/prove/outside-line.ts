import type { DialPlan } from '../config.ts';
import { withinSteps } from '../matching/matcher.ts';
import { rewriterFor } from '../matching/rewriter.ts';
import { planOf } from '../numbers/library.ts';
import { countriesOfPlan } from './countries.ts';
import type { Facts } from './facts.ts';
import { writtenRules } from './written-rules.ts';

/**
 * Whether people get an outside line by a digit before the number, by what the rules make of numbers that look real: what they dial
 * without it is no number of their country then.
 */
export const hasOutsideLine = (facts: Facts, plan: DialPlan): boolean => {
  const rules = plan.rules.slice(writtenRules(plan).from).map((rule) => ({ rule, ready: rewriterFor(rule) }));
  const madeOf = (dialled: string): string | undefined => {
    for (const { rule, ready } of rules) {
      const made = 'apply' in ready ? withinSteps(rule.pattern, () => ready.apply(dialled)) : undefined;
      if (made && 'number' in made) return made.number;
    }
    return undefined;
  };
  return countriesOfPlan(facts, plan).some((country) => {
    const { callingCode, nationalPrefix, examples } = planOf(country.toUpperCase()) ?? {};
    const number = examples?.fixed ?? examples?.mobile;
    return [...'0123456789'].some(
      (digit) => madeOf(`${digit}${nationalPrefix}${number}`) === `+${callingCode}${number}`,
    );
  });
};
