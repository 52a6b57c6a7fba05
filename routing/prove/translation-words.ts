import { countByLength } from '../automata/count.ts';
import type { Language } from '../automata/language.ts';
import { stateCount } from '../automata/machine.ts';
import type { DialPlan, NormalizationRule } from '../config.ts';
import { withinSteps } from '../matching/matcher.ts';
import { rewriterFor } from '../matching/rewriter.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { meantTranslation } from './meant-translation.ts';
import { numbersText } from './numbers.ts';
import type { Shape, Wrong } from './result-shapes.ts';

/** What is said of a rule whose results are no numbers, and the fix that helps. */
export const translationWords = (
  { tenant: { country }, voice }: Facts,
  plan: DialPlan,
  rule: NormalizationRule,
  { always, shape, numbers, witness }: Wrong,
): Pick<Finding, 'what' | 'fix'> => {
  const subject = `Rule "${rule.name}" of dial plan "${plan.name}"`;
  const made = madeOf(rule, witness);
  const digits = made.replace(/;ext=.*/, '').replaceAll(/\D/g, '').length;
  const told = shape === 'long' || shape === 'short' ? `${made}, of ${digits} digits` : made;
  const code = voice.config.servicePlans[country.toUpperCase()]?.callingCode;
  return {
    what: always
      ? `${subject} never makes a number: of ${witness} it makes ${told}, and nothing better of the others that it takes, ${numbersText(numbers)}.`
      : `${subject} also takes numbers of which it makes none: of ${witness} it makes ${told}.`,
    fix: fixOf(shape, rule, code ? `, +${code} for numbers of ${country}` : '', () => excessOf(numbers, witness, made)),
  };
};

const madeOf = (rule: NormalizationRule, dialled: string): string => {
  const ready = rewriterFor(rule);
  const made = 'apply' in ready ? withinSteps(rule.pattern, () => ready.apply(dialled)) : undefined;
  return made && 'number' in made ? made.number : rule.translation;
};

/** Never what stands in the rule already. */
const fixOf = (
  shape: Shape,
  { pattern, translation }: NormalizationRule,
  code: string,
  excess: () => number,
): string => {
  const meant = meantTranslation(translation);
  if (meant !== undefined) return `write ${meant}.`;
  if (shape === 'bare') return `let the translation begin with + and the calling code${code}.`;
  if (shape !== 'long') return 'let the pattern take only whole numbers, or let the translation add what they lack.';
  const written = translation.replace(/;ext=.*/, '').replaceAll(/\$(?:\d+|\{[^}]*\})|\D/g, '').length;
  const bounds = [...pattern.matchAll(/\{(\d+),(\d+)\}/g)].at(-1);
  const [text = '', low = '', high = ''] = bounds ?? [];
  // A calling code that is a group of its own has up to 3 digits.
  const most = written > 0 ? 15 - written : /\$\d.*\$\d/.test(translation) ? 12 : bounds ? Number(high) - excess() : 0;
  const least = Math.min(Number(low), most);
  return Number(high) > most && most > 0
    ? `take fewer digits, e.g. {${least},${most}} instead of ${text}: with the calling code there are never more than 15.`
    : 'say how many digits the pattern takes: with the calling code there are never more than 15.';
};

/** So many digits more than a number may have, at most; the longest of what is dialled tells. */
const excessOf = (numbers: Language, witness: string, made: string): number => {
  // A large machine is of a pattern that begins anywhere, which is told for itself.
  if (stateCount(numbers) > 500) return 1;
  const longest = countByLength(numbers, 40).findLastIndex((count) => count > 0n);
  return made.replaceAll(/\D/g, '').length - 15 + Math.max(0, longest - witness.length);
};
