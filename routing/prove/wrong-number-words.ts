import type { Language } from '../automata/language.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { planOf, plansOf } from '../numbers/library.ts';
import { homeCalls } from '../numbers/whole.ts';
import type { Finding } from './finding.ts';
import { numbersText } from './numbers.ts';
import { madeOf } from './rule-results.ts';

type Words = Pick<Finding, 'what' | 'why' | 'fix'>;

/** What is found of a rule that makes a wrong number, with a number that shows it. */
export interface WrongNumber extends Words {
  readonly witness: string;
}

interface Another {
  readonly country: string;
  readonly numbers: Language;
  readonly witness: string;
}

/** What is said of a rule that makes another number of whole numbers of a country. */
export const anotherNumberWords = (
  rule: NormalizationRule,
  plan: DialPlan,
  { country, numbers, witness }: Another,
): Words => {
  const made = madeOf(rule, witness) ?? rule.translation;
  const right = rightOf(country, witness);
  return {
    what: `${nameOf(rule, plan)} takes whole numbers of ${country} and makes others of them, ${numbersText(numbers)}: of ${witness} it makes ${made}, and that is ${right} in ${country}.`,
    why: `Who dials as people in ${country} do reaches somebody else, or nobody.`,
    fix: fixOf(country, witness, made, right),
  };
};

interface Abroad {
  readonly witness: string;
  readonly made: string;
  readonly right: string;
}

/** What is said of a rule for numbers that are dialled as if abroad. */
export const abroadWords = (rule: NormalizationRule, plan: DialPlan, { witness, made, right }: Abroad): Words => ({
  what: `${nameOf(rule, plan)} makes other numbers of those that it takes: of ${witness} it makes ${made}, and that is ${right}.`,
  why: 'Who dials a number with its calling code means that one, and reaches somebody else, or nobody.',
  fix: 'let the translation keep the calling code that was dialled, +$1 as a rule, or let the pattern leave such numbers out.',
});

interface NotWhole {
  readonly callingCode: string;
  readonly witness: string;
  readonly standing: 'short' | 'long';
}

/** What is said of a rule of which no result is a whole number. */
export const noWholeNumberWords = (
  rule: NormalizationRule,
  plan: DialPlan,
  { callingCode, witness, standing }: NotWhole,
): Words => ({
  what: `${nameOf(rule, plan)} makes no whole number: of ${witness} it makes ${madeOf(rule, witness) ?? rule.translation}, which has too ${standing === 'short' ? 'few' : 'many'} digits for +${callingCode}, and nothing better of the others that it takes.`,
  why: `Colleagues and networks have whole numbers only; the plan of +${callingCode} is known from libphonenumber.`,
  fix:
    standing === 'short'
      ? 'let the translation add the digits that are missing, as a number in users.csv has them.'
      : 'let the translation add fewer digits, or the pattern take fewer, as a number in users.csv has them.',
});

const nameOf = (rule: NormalizationRule, plan: DialPlan): string => `Rule "${rule.name}" of dial plan "${plan.name}"`;

const rightOf = (country: string, dialled: string): string => {
  const home = homeCalls(country);
  return home === undefined ? dialled : (madeOf(home, dialled) ?? dialled);
};

const fixOf = (country: string, witness: string, made: string, right: string): string => {
  const { callingCode = '', nationalPrefix = '' } = planOf(country.toUpperCase()) ?? {};
  const national = right.slice(1 + callingCode.length);
  const otherCode = made.endsWith(national) ? made.slice(1, -national.length) : '';
  const [elsewhere] = plansOf(otherCode);
  if (otherCode !== callingCode && elsewhere !== undefined) {
    return `let the translation begin with +${callingCode}; or, if those who dial so are in ${elsewhere.region}, write country: ${elsewhere.region} under their site.`;
  }
  const kept = made.startsWith(`+${callingCode}`) ? made.slice(1 + callingCode.length, -national.length) : '';
  if (kept !== '' && nationalPrefix.endsWith(kept) && made.endsWith(national)) {
    return `leave out the ${nationalPrefix} that is only dialled inside the country: ${homeCalls(country)?.pattern} with ${homeCalls(country)?.translation}.`;
  }
  return `let the pattern take only the digits that it is for, so that ${witness} is left to a rule that makes ${right} of it.`;
};
