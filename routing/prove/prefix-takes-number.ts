import { examples } from '../automata/examples.ts';
import { type Language, select } from '../automata/language.ts';
import { labelOf, labelsOf } from '../automata/machine.ts';
import { product } from '../automata/product.ts';
import { likeliest } from '../compare/likeliest.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { withinSteps } from '../matching/matcher.ts';
import { rewriterFor } from '../matching/rewriter.ts';
import { dialledEmergency } from '../numbers/emergency.ts';
import { countriesOfPlan } from './countries.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { numbersText } from './numbers.ts';
import { planExample } from './plan-example.ts';
import { firstTaker, type PlanProof } from './plan-proof.ts';
import { writtenRules } from './written-rules.ts';

/** So many numbers of a set are tried for one that is a colleague's. */
const tried = 5000;

/** Numbers dialled without the external prefix that begin with its digits, and so are taken as dialled with it. Proved. */
export const prefixTakesNumber = (facts: Facts, plan: DialPlan, proof: PlanProof): Finding[] => {
  const { prefix, from } = writtenRules(plan);
  if (prefix === undefined) return [];
  const { alphabet, budget, taken, matched } = proof;
  const without = firstTaker(matched.slice(from), alphabet, budget);
  // Label: the written rule that would take the number, and the one whose twin does.
  const label = (taker: number, written: number): number =>
    taker > 0 && taker <= from && written > 0 ? 1 + (taker - 1) * from + (written - 1) : 0;
  const both = product(taken, without, label, budget);
  return [...labelsOf(both)].flatMap((pair): Finding[] => {
    const meant = plan.rules[from + ((pair - 1) % from)];
    const taker = plan.rules[from + Math.floor((pair - 1) / from)];
    if (pair === 0 || !meant || !taker) return [];
    const numbers = select(both, (other) => other === pair);
    return [finding(facts, plan, { prefix, meant, taker, numbers })];
  });
};

interface Taken {
  readonly prefix: string;
  readonly meant: NormalizationRule;
  readonly taker: NormalizationRule;
  readonly numbers: Language;
}

const finding = (facts: Facts, plan: DialPlan, { prefix, meant, taker, numbers }: Taken): Finding => {
  const { country } = facts.tenant;
  const emergency = countriesOfPlan(facts, plan)
    .flatMap(dialledEmergency)
    .map((number) => prefix + number)
    .find((number) => labelOf(numbers, number) === 1);
  const colleague = colleagueIn(facts, meant, numbers);
  const witness = emergency ?? colleague?.dialled ?? likeliest(numbers, country);
  return {
    kind: 'prefix-takes-number',
    level: emergency !== undefined || colleague ? 'error' : 'warning',
    certainty: 'proved',
    part: { kind: 'rule', plan: plan.name, name: meant.name },
    what: `With the external prefix ${prefix} of dial plan "${plan.name}", rule "${taker.name}" takes numbers meant for "${meant.name}": ${numbersText(numbers)}.`,
    why: whyOf(prefix, emergency, colleague),
    ...(witness !== undefined && { example: planExample(facts, plan, witness) }),
    fix: `let the pattern of "${meant.name}" leave out what begins with ${prefix}, and give nobody such a number, or choose another prefix.`,
  };
};

const whyOf = (prefix: string, emergency: string | undefined, colleague: Colleague | undefined): string => {
  const rings = colleague ? `${colleague.dialled} no longer rings ${colleague.user}` : '';
  if (emergency === undefined) return `${rings || 'Who dials them without the prefix reaches something else'}.`;
  return `Who dials ${emergency} calls ${emergency.slice(prefix.length)}${rings && `; ${rings}`}.`;
};

interface Colleague {
  readonly dialled: string;
  readonly user: string;
}

/** A number that would ring a colleague by the rule that it was meant for. */
const colleagueIn = ({ voice }: Facts, meant: NormalizationRule, numbers: Language): Colleague | undefined => {
  const ready = rewriterFor(meant);
  if (!('apply' in ready)) return undefined;
  for (const dialled of examples(numbers, tried)) {
    const made = withinSteps(meant.pattern, () => ready.apply(dialled));
    const user = made && 'number' in made && voice.numbers.get(made.number);
    if (user) return { dialled, user: user.name };
  }
  return undefined;
};
