import type { Alphabet } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget } from '../automata/budget.ts';
import type { Language } from '../automata/language.ts';
import { labelsOf } from '../automata/machine.ts';
import { product } from '../automata/product.ts';
import { sameness, sameRewrite } from '../automata/same-rewrite.ts';
import type { Rewrite } from '../config.ts';
import { readRule } from './rules.ts';

/**
 * Whether a rule can match only a part of a number of the domain: it isn't published what Teams makes of the rest. A rule that isn't
 * anchored at its start counts as one that can.
 */
export const matchesPart = (rule: Rewrite, domain: Language, alphabet: Alphabet, budget: Budget): boolean => {
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
