import { alphabetFor } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget, newBudget, OverBudget } from '../automata/budget.ts';
import { isEmpty, type Language, select } from '../automata/language.ts';
import { labelOf } from '../automata/machine.ts';
import { likeliest } from '../compare/likeliest.ts';
import { ownAtom } from '../compare/own-numbers.ts';
import type { Treatment } from '../config.ts';
import { explainDialled } from '../explain.ts';
import { dialledEmergency } from '../numbers/emergency.ts';
import { treatedText } from '../treat.ts';
import { countriesOf } from './countries.ts';
import { exampleCall } from './example-call.ts';
import type { Facts } from './facts.ts';
import type { ExampleCall, Finding } from './finding.ts';
import { cut, impossibleCharacter, languageOf } from './matching-numbers.ts';
import { quotedNames } from './names.ts';
import { numbersText } from './numbers.ts';
import { excessOf } from './pattern-excess.ts';
import { becauseOf } from './rule-never-chosen.ts';

/** Called numbers as dial plans make them, and as an SBC hands them over. */
const called = '^\\+?\\d+$';

/**
 * Treatments of unassigned numbers that take numbers outside of the tenant, by what its files know, or none at all. The first is the
 * worst that a treatment can do: no route is ever asked about such a call.
 */
export const treatmentFindings = (facts: Facts): Finding[] => {
  const { treatments } = facts.voice;
  return treatments.flatMap(({ treatment }, at) => {
    try {
      const earlier = treatments.slice(0, at).map((one) => one.treatment);
      return judge(facts, treatment, earlier, newBudget(200_000));
    } catch (error) {
      if (!(error instanceof BeyondExactness || error instanceof OverBudget)) throw error;
      return [unclear(treatment, error instanceof BeyondExactness ? error.what : 'it has too many cases')];
    }
  });
};

const base = ({ name }: Treatment) => ({ part: { kind: 'unassigned numbers', name }, certainty: 'proved' }) as const;

const judge = (facts: Facts, treatment: Treatment, earlier: readonly Treatment[], budget: Budget): Finding[] => {
  const because = impossibleCharacter(treatment.pattern, []);
  if (because !== undefined) {
    return [
      {
        ...base(treatment),
        kind: 'treatment-idle',
        level: 'error',
        why: 'The character stands for itself there, and no called number holds it.',
        ...becauseOf(because, `Treatment "${treatment.name}"`, treatment.pattern),
      },
    ];
  }
  const matched = cut(languageOf(called, budget), languageOf(treatment.pattern, budget), 'inside', budget);
  const takers: Treatment[] = [];
  let left = matched;
  for (const one of earlier) {
    const taken = languageOf(one.pattern, budget);
    if (!isEmpty(cut(left, taken, 'inside', budget))) takers.push(one);
    left = cut(left, taken, 'outside', budget);
  }
  if (isEmpty(left)) return [idle(treatment, takers)];
  const own = select(ownAtom([facts.voice], alphabetFor([]), budget).machine(), (label) => label === 1);
  const outside = cut(left, own, 'outside', budget);
  return isEmpty(outside) ? [] : [takesOthers(facts, treatment, outside)];
};

/** Of a treatment that is left nothing; without takers its pattern matches nothing. */
const idle = (treatment: Treatment, takers: readonly Treatment[]): Finding => {
  const names = quotedNames(takers.map(({ name }) => name));
  return {
    ...base(treatment),
    kind: 'treatment-idle',
    level: takers.length === 0 ? 'error' : 'warning',
    what:
      takers.length === 0
        ? `Treatment "${treatment.name}" takes no call: no called number matches ${treatment.pattern}.`
        : `Treatment "${treatment.name}" takes no call: ${names} before it ${takers.length === 1 ? 'takes' : 'take'} every number that it matches.`,
    why: 'Of the list the first treatment whose pattern takes the number decides, and no other.',
    fix: takers.length === 0 ? 'correct the pattern.' : `move it above ${names} in the list, or remove it.`,
  };
};

const takesOthers = (facts: Facts, treatment: Treatment, outside: Language): Finding => {
  const { country, sipTrunk } = facts.tenant;
  const emergency = countriesOf(facts)
    .flatMap(dialledEmergency)
    .find((number) => labelOf(outside, number) === 1);
  const witness = emergency ?? likeliest(outside, country);
  const excess = excessOf(treatment.pattern);
  const known = sipTrunk.numbers === undefined ? 'of users.csv' : 'of sipTrunk.numbers and users.csv';
  const example = witness === undefined ? undefined : exampleOf(facts, treatment, witness);
  return {
    ...base(treatment),
    kind: 'treatment-outside',
    level: 'error',
    what: `Treatment "${treatment.name}" takes numbers that aren't the tenant's by its files${emergency === undefined ? '' : `, emergency number ${emergency} among them`}: ${numbersText(outside)}.`,
    why: `Calls that go out are looked at too, before any voice route: whoever calls such a number, and nobody in the tenant holds it, ends there (${treatedText(treatment.target)}). The tenant's numbers are those ${known}.`,
    ...(example && { example }),
    fix:
      excess?.mistake === 'likely'
        ? excess.fix
        : "write the blocks of numbers that the carrier gave the tenant under sipTrunk.numbers, such as '+31205552100-+31205552199', or let the pattern take fewer.",
  };
};

/** Somebody whose call ends there, or else just that it is taken. */
const exampleOf = ({ voice, callers }: Facts, { name }: Treatment, witness: string): ExampleCall => {
  const caller = callers.find(({ ready }) => {
    const { outcome } = explainDialled(voice, ready, witness);
    return outcome.kind === 'treated' && outcome.treatment === name;
  });
  if (caller) return exampleCall(voice, caller.ready, witness);
  return { number: witness, text: `${witness}: the treatment takes it` };
};

const unclear = (treatment: Treatment, why: string): Finding => ({
  ...base(treatment),
  certainty: 'sampled',
  kind: 'treatment-outside',
  level: 'error',
  what: `Whether treatment "${treatment.name}" takes numbers that aren't the tenant's isn't known: its pattern is beyond exact analysis (${why.replace(/\.$/, '')}).`,
  why: 'Calls that go out are looked at too, before any voice route, so that users could not call such numbers.',
  fix: 'write the pattern more simply.',
});
