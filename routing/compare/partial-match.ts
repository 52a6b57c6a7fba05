import type { Alphabet } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget, spend } from '../automata/budget.ts';
import type { Language } from '../automata/language.ts';
import { labelsOf } from '../automata/machine.ts';
import { product } from '../automata/product.ts';
import { sameness, sameRewrite } from '../automata/same-rewrite.ts';
import type { Rewrite } from '../config.ts';
import { readRule, ruleText } from './rules.ts';

interface Known {
  readonly domain: Language;
  readonly answer: boolean;
  /** What finding out took, which everybody pays who asks. */
  readonly cost: number;
}

/** By rule and alphabet, with the domain that was asked about: tenants of one template have the same rules. */
const known = new Map<string, Known>();

/**
 * Whether a rule can match only a part of a number of the domain: it isn't published what Teams makes of the rest. A rule that isn't
 * anchored at its start counts as one that can.
 */
export const matchesPart = (rule: Rewrite, domain: Language, alphabet: Alphabet, budget: Budget): boolean => {
  const key = `${alphabet.symbols}\n${ruleText(rule)}`;
  const found = known.get(key);
  if (found && isSame(found.domain, domain)) {
    spend(budget, found.cost);
    return found.answer;
  }
  const before = budget.left;
  const answer = judge(rule, domain, alphabet, budget);
  known.set(key, { domain, answer, cost: before - budget.left });
  return answer;
};

/** Machines are numbered alike where they say the same. */
const isSame = (one: Language, other: Language): boolean =>
  one.out.length === other.out.length &&
  one.out.every((label, state) => label === other.out[state]) &&
  one.next.every((target, place) => target === other.next[place]);

const judge = (rule: Rewrite, domain: Language, alphabet: Alphabet, budget: Budget): boolean => {
  const taken = { ...rule, translation: '$&' };
  const whole = { name: 'whole', pattern: '^(.*)$', translation: '$1' };
  try {
    const same = sameRewrite(readRule(taken), readRule(whole), alphabet, budget);
    const inDomain = product(domain, same, (dialled, label) => (dialled ? label : sameness.notBoth), budget);
    return labelsOf(inDomain).has(sameness.different);
  } catch (error) {
    if (error instanceof BeyondExactness) return true;
    throw error;
  }
};
