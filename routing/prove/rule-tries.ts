import { manyNumbers } from '../compare/sample-numbers.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { withinSteps } from '../matching/matcher.ts';
import { rewriterFor } from '../matching/rewriter.ts';
import { dialledEmergency } from '../numbers/emergency.ts';
import { countriesOfPlan } from './countries.ts';
import type { Facts } from './facts.ts';
import type { Finding, Unproved } from './finding.ts';
import { leaveOutText } from './leave-out.ts';
import { quotedNames } from './names.ts';
import { planExample } from './plan-example.ts';
import { madeOf } from './rule-results.ts';
import { writtenRules } from './written-rules.ts';

/** What trying numbers told of one rule. */
interface Tried {
  readonly takes: number;
  readonly example?: string;
  /** Places of the rules that took numbers which it matches too, with the first such number. */
  readonly takers: ReadonlyMap<number, string>;
}

/** Where a plan is beyond a proof: rules that took none of many numbers though they match some. True of the numbers tried. */
export const triedRules = (facts: Facts, plan: DialPlan): Finding[] =>
  tryRules(plan, facts.tenant.country).flatMap(({ takes, takers }, at): Finding[] => {
    const rule = plan.rules[at];
    const [first] = takers.values();
    if (!rule || at < writtenRules(plan).from || takes > 0 || first === undefined) return [];
    const names = quotedNames(takersOf(plan, takers).map(({ name }) => name));
    return [
      {
        kind: 'rule-never-chosen',
        level: 'warning',
        certainty: 'sampled',
        part: { kind: 'rule', plan: plan.name, name: rule.name },
        what: `Rule "${rule.name}" of dial plan "${plan.name}" took none of the numbers tried: ${names} above it took those that it matches.`,
        why: 'The first rule that matches decides. The plan is beyond a proof, so there may be numbers that the rule takes.',
        example: planExample(facts, plan, first),
        fix: `move it above ${names}, or ${losesEmergency(facts, plan, rule, takers) ? leaveOutText(takersOf(plan, takers), undefined) : 'remove it'}.`,
      },
    ];
  });

const takersOf = (plan: DialPlan, takers: Tried['takers']): NormalizationRule[] =>
  [...takers.keys()].flatMap((other) => plan.rules[other] ?? []);

/** Whether it would make an emergency number of one of which a rule above makes something else. */
const losesEmergency = (facts: Facts, plan: DialPlan, rule: NormalizationRule, takers: Tried['takers']): boolean => {
  const numbers = countriesOfPlan(facts, plan).flatMap(dialledEmergency);
  return numbers.some((number) => {
    const taker = takersOf(plan, takers).find((each) => madeOf(each, number) !== undefined);
    return taker && numbers.includes(madeOf(rule, number) ?? '') && !numbers.includes(madeOf(taker, number) ?? '');
  });
};

/** What trying told of a single rule that is beyond a proof; nothing if it can't even be tried. */
export const triedRule = (plan: DialPlan, at: number, country: string): Unproved['tried'] => {
  const rule = plan.rules[at];
  if (!rule || !('apply' in rewriterFor(rule))) return undefined;
  const { takes, example } = tryRules(plan, country)[at] ?? { takes: 0 };
  const all = manyNumbers(country).length.toLocaleString('en');
  return `of ${all} numbers tried it took ${takes === 0 ? 'none' : `${takes.toLocaleString('en')}, such as ${example}`}`;
};

const tryRules = ({ rules }: DialPlan, country: string): Tried[] => {
  const appliers = rules.map((rule) => {
    const ready = rewriterFor(rule);
    return 'apply' in ready ? (number: string) => withinSteps(rule.pattern, () => ready.apply(number)) : undefined;
  });
  const tried = rules.map(() => ({
    takes: 0,
    example: undefined as string | undefined,
    takers: new Map<number, string>(),
  }));
  for (const number of manyNumbers(country)) {
    let taker: number | undefined;
    for (const [at, apply] of appliers.entries()) {
      const here = tried[at];
      const made = apply?.(number);
      if (!here || !made || 'ok' in made) continue;
      if (taker === undefined) {
        taker = at;
        here.takes += 1;
        here.example ??= number;
      } else if (!here.takers.has(taker)) here.takers.set(taker, number);
    }
  }
  return tried;
};
