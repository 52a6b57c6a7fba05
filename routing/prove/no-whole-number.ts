import { select } from '../automata/language.ts';
import { labelOf, labelsOf } from '../automata/machine.ts';
import { numberList } from '../automata/number-list.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { preimage } from '../automata/preimage.ts';
import { firstOf, product } from '../automata/product.ts';
import { likeliest } from '../compare/likeliest.ts';
import { readRule } from '../compare/rules.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { dialledEmergency } from '../numbers/emergency.ts';
import { standingIn, standings } from '../numbers/whole.ts';
import { countriesOfPlan } from './countries.ts';
import type { Facts } from './facts.ts';
import type { PlanProof } from './plan-proof.ts';
import { among, takenBy } from './rule-results.ts';
import { noWholeNumberWords, type WrongNumber } from './wrong-number-words.ts';

/** A rule for numbers behind one calling code of which none is whole. */
export const noWholeNumber = (
  facts: Facts,
  plan: DialPlan,
  rule: NormalizationRule,
  proof: PlanProof,
): WrongNumber | undefined => {
  const { alphabet, budget } = proof;
  const callingCode = codeOf(facts, rule);
  if (callingCode === undefined) return undefined;
  const emergency = countriesOfPlan(facts, plan).flatMap(dialledEmergency);
  // Services have such numbers too, which some carriers want with a calling code.
  const dialled = `^(?!\\+?(?:${emergency.join('|') || '(?!)'})$)${longerThanServices}`;
  const takes = among(takenBy(plan, rule, proof), patternMachine(dialled, alphabet, budget), proof);
  const known = [...facts.voice.numbers.keys()].map((number) => [number, standings.whole] as const);
  const after = firstOf(numberList(known, alphabet, budget), standingIn(callingCode)(alphabet), budget);
  const inShape = product(
    after,
    patternMachine('^\\+[1-9]\\d{6,14}$', alphabet, budget),
    (said, yes) => (yes ? 1 + said : 0),
    budget,
  );
  const { pattern, translation } = readRule(rule);
  const made = product(
    takes,
    preimage(pattern, translation, inShape, budget),
    (yes, said) => (yes && said > 1 ? said - 1 : 0),
    budget,
  );
  const said = new Set([...labelsOf(made)].filter((label) => label > 0).map((label) => label - 1));
  if (said.size === 0 || said.has(standings.whole) || said.has(standings.unknown)) return undefined;
  const witness = likeliest(
    select(made, (label) => label > 0),
    facts.tenant.country,
  );
  if (witness === undefined) return undefined;
  const standing = labelOf(made, witness) - 1 === standings.short ? 'short' : 'long';
  return { witness, ...noWholeNumberWords(rule, plan, { callingCode, witness, standing }) };
};

/** Neither 116117 nor 911. */
const longerThanServices = '(?:[2-8]\\d{2,}|[09]\\d{3,}|1\\d{6,}|\\+\\d+)$';

/** The calling code that a translation begins with, of those that its users' countries have. */
const codeOf = ({ voice }: Facts, { translation }: NormalizationRule): string | undefined =>
  Object.values(voice.config.servicePlans)
    .map(({ callingCode }) => callingCode)
    .find((code) => translation.startsWith(`+${code}`));
