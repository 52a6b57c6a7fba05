import { isEmpty } from '../automata/language.ts';
import { labelOf } from '../automata/machine.ts';
import { exampleNumbers, likelyNumbers } from '../compare/sample-numbers.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { planOf } from '../numbers/library.ts';
import { homeCalls } from '../numbers/whole.ts';
import { countriesOfPlan } from './countries.ts';
import type { Facts } from './facts.ts';
import type { PlanProof } from './plan-proof.ts';
import { among, madeOf, takenBy } from './rule-results.ts';
import { abroadWords, type WrongNumber } from './wrong-number-words.ts';

/** A rule for numbers abroad or dialled with a +, and for none at home, that makes another number of each that was tried. */
export const anotherAbroad = (
  facts: Facts,
  plan: DialPlan,
  rule: NormalizationRule,
  proof: PlanProof,
): WrongNumber | undefined => {
  const { country } = facts.tenant;
  const takes = takenBy(plan, rule, proof);
  const isForHome = countriesOfPlan(facts, plan).some((each) => {
    const home = homeCalls(each)?.numbers(proof.alphabet);
    return home !== undefined && !isEmpty(among(takes, home, proof));
  });
  if (isForHome) return undefined;
  const prefix = planOf(country.toUpperCase())?.internationalPrefix ?? '00';
  const tried = [...new Set([...likelyNumbers(country), ...exampleNumbers(country)])]
    .filter((dialled) => labelOf(takes, dialled) === 1)
    .map((witness) => ({
      witness,
      right: witness.startsWith(prefix) ? `+${witness.slice(prefix.length)}` : witness,
      made: madeOf(rule, witness) ?? '',
    }));
  const [first, second] = tried;
  const isWrong = tried.every(({ right, made }) => made !== right && /^\+[1-9]\d{6,}$/.test(made));
  return first && second && isWrong ? { witness: first.witness, ...abroadWords(rule, plan, first) } : undefined;
};
