import { BeyondExactness } from '../automata/budget.ts';
import { isEmpty, type Language, select } from '../automata/language.ts';
import { labelsOf, type Machine } from '../automata/machine.ts';
import { numberList } from '../automata/number-list.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { preimage } from '../automata/preimage.ts';
import { product } from '../automata/product.ts';
import { sameness, sameRewrite } from '../automata/same-rewrite.ts';
import { readRule } from '../compare/rules.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { dialledEmergency } from '../numbers/emergency.ts';
import { countriesOfPlan } from './countries.ts';
import type { Facts } from './facts.ts';
import type { PlanProof } from './plan-proof.ts';
import { writtenRules } from './written-rules.ts';

/** What emergency and service rules make of numbers: codes of up to six digits. */
const shortCode = '^\\+?[\\d*#]{1,6}$';

/** Numbers that a rule loses to one above it. */
export interface Loss {
  readonly taker: NormalizationRule;
  readonly numbers: Language;
  /** Those of them that are emergency calls no more. */
  readonly emergency: Language;
}

/** What rules above take of a rule that makes nothing but short codes, and make something else of. */
export const lossesOf = (plan: DialPlan, rule: NormalizationRule, kinds: Machine, proof: PlanProof): Loss[] => {
  const at = plan.rules.indexOf(rule);
  const matched = proof.matched[at];
  const made = matched && madeBy(rule, kinds, proof);
  if (!matched || !made || labelsOf(made).has(1 + resultKind.other)) return [];
  const emergency = select(made, (label) => label === 1 + resultKind.emergency);
  return takersOf(plan, at, matched, proof).flatMap((taker) =>
    lossTo({ rule, matched, emergency, kinds }, taker, proof),
  );
};

const resultKind = { other: 0, service: 1, emergency: 2 } as const;

/** Labels what a rule makes: an emergency number of those who have the plan, as it is or in a form that a person confirmed; a short code. */
export const resultKinds = (facts: Facts, plan: DialPlan, { alphabet, budget }: PlanProof): Machine => {
  const numbers = countriesOfPlan(facts, plan).flatMap(dialledEmergency);
  const confirmed = facts.voice.config.emergencyForms ?? [];
  const forms = [
    ...numbers.flatMap((number) => [number, `+${number}`]),
    ...confirmed.flatMap(({ number, sentAs }) => (numbers.includes(number) ? [sentAs] : [])),
  ];
  return product(
    numberList(
      forms.map((form) => [form, resultKind.emergency] as const),
      alphabet,
      budget,
    ),
    patternMachine(shortCode, alphabet, budget),
    (emergency, short) => emergency || short,
    budget,
  );
};

/** Numbers of which a rule makes an emergency number; nothing if that is beyond a machine. */
export const madeEmergency = (rule: NormalizationRule, kinds: Machine, proof: PlanProof): Language | undefined => {
  const made = madeBy(rule, kinds, proof);
  return made && select(made, (label) => label === 1 + resultKind.emergency);
};

/** Of what a rule makes of a number: 1 + its kind; 0 if it doesn't match; nothing if that is beyond a machine, which is told elsewhere. */
const madeBy = (rule: NormalizationRule, kinds: Machine, { budget, domain }: PlanProof): Machine | undefined =>
  orBeyond(() => {
    const { pattern, translation } = readRule(rule);
    return product(domain, preimage(pattern, translation, kinds, budget), (dialled, made) => dialled && made, budget);
  });

const orBeyond = <Known>(ask: () => Known): Known | undefined => {
  try {
    return ask();
  } catch (error) {
    if (error instanceof BeyondExactness) return undefined;
    throw error;
  }
};

interface Taker {
  readonly taker: NormalizationRule;
  readonly place: number;
  /** What it takes of the rule's numbers. */
  readonly numbers: Language;
}

const takersOf = (plan: DialPlan, at: number, matched: Language, { taken, budget }: PlanProof): Taker[] => {
  const lost = product(taken, matched, (by, yes) => by * yes, budget);
  const places = [...labelsOf(lost)].map((label) => label - 1).sort((a, b) => a - b);
  return places.flatMap((place): Taker[] => {
    const taker = plan.rules[place];
    if (!taker || place === at || place < writtenRules(plan).from) return [];
    return [{ taker, place, numbers: select(lost, (by) => by === place + 1) }];
  });
};

interface Loser {
  readonly rule: NormalizationRule;
  readonly matched: Language;
  /** Numbers of which the rule makes an emergency number. */
  readonly emergency: Language;
  readonly kinds: Machine;
}

const lossTo = (loser: Loser, { taker, place, numbers }: Taker, proof: PlanProof): Loss[] => {
  const { budget } = proof;
  const made = madeBy(taker, loser.kinds, proof);
  const differ = differing(loser, taker, numbers, made, proof);
  if (!differ) return [];
  const both = (one: Language, other: Language, keep: (a: number, b: number) => number): Language =>
    select(product(one, other, keep, budget), isOne);
  const without = (one: Language, other: Language): Language => both(one, other, (a, b) => a & (1 - b));
  const meant = both(differ, loser.emergency, (a, b) => a & b);
  const reached = made ? select(made, (label) => label === 1 + resultKind.emergency) : undefined;
  const emergency = reached ? without(meant, reached) : meant;
  // An emergency call in another form arrives as well.
  const apart = without(differ, without(meant, emergency));
  if (isEmpty(apart)) return [];
  const beside = proof.matched[place];
  const isException = beside !== undefined && isEmpty(without(beside, loser.matched));
  if (!isException) return [{ taker, numbers: apart, emergency }];
  return isEmpty(emergency) ? [] : [{ taker, numbers: emergency, emergency }];
};

/** Numbers of which the taker makes something else; nothing if that can't be told. */
const differing = (
  { rule }: Loser,
  taker: NormalizationRule,
  numbers: Language,
  made: Machine | undefined,
  { alphabet, budget }: PlanProof,
): Language | undefined => {
  const same = orBeyond(() => sameRewrite(readRule(taker), readRule(rule), alphabet, budget));
  if (same)
    return select(
      product(numbers, same, (a, said) => Number(a === 1 && said === sameness.different), budget),
      isOne,
    );
  // What is no short code is something else in any case.
  return (
    made &&
    select(
      product(numbers, made, (a, said) => Number(a === 1 && said === 1 + resultKind.other), budget),
      isOne,
    )
  );
};
const isOne = (label: number): boolean => label === 1;
