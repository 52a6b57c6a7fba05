import { type Alphabet, alphabetFor } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget, newBudget, OverBudget } from '../automata/budget.ts';
import type { Language } from '../automata/language.ts';
import { constant, type Machine, relabel } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { firstOf, product } from '../automata/product.ts';
import { dialable, usual } from '../compare/ground.ts';
import type { DialPlan } from '../config.ts';

/** States for one dial plan; typical plans need a few hundred. */
const enough = 150_000;

/** Which rule of a plan takes which number, for every number that can be dialled. */
export interface PlanProof {
  readonly alphabet: Alphabet;
  readonly budget: Budget;
  /** All numbers that a phone can dial. */
  readonly domain: Language;
  /** Those of them by which a pattern without $ is judged. */
  readonly usual: Language;
  /** 1 + the place of the rule that takes a number; 0 if none does. */
  readonly taken: Machine;
  /** The dialable numbers that a rule would take if it stood alone; absent if that is beyond a machine. */
  readonly matched: readonly (Language | undefined)[];
  /** Rules left out of it, by place, with the reason. */
  readonly beyond: ReadonlyMap<number, string>;
}

/** Proves who takes what in a plan, or says why that is beyond a proof. */
export const provePlan = (plan: DialPlan): PlanProof | { readonly why: string } => {
  try {
    return prove(plan, newBudget(enough));
  } catch (error) {
    if (error instanceof OverBudget) return { why: 'its patterns together have too many cases' };
    if (error instanceof BeyondExactness) return { why: error.what };
    throw error;
  }
};

const prove = ({ rules }: DialPlan, budget: Budget): PlanProof => {
  const alphabet = alphabetFor(rules.map(({ translation }) => translation));
  const domain = patternMachine(dialable, alphabet, budget);
  const beyond = new Map<number, string>();
  const matched = rules.map(({ pattern }, at) => {
    try {
      const alone = patternMachine(pattern, alphabet, budget);
      return minimise(product(domain, alone, (dialled, yes) => dialled & yes, budget));
    } catch (error) {
      if (!(error instanceof BeyondExactness)) throw error;
      beyond.set(at, error.what);
      return undefined;
    }
  });
  const taken = firstTaker(matched, alphabet, budget);
  return { alphabet, budget, domain, usual: patternMachine(usual, alphabet, budget), matched, beyond, taken };
};

/** Of the sets of numbers that rules match, the first one that a number is in: label 1 + its place. */
export const firstTaker = (matched: readonly (Language | undefined)[], alphabet: Alphabet, budget: Budget): Machine =>
  matched.reduce<Machine>(
    (taken, language, at) =>
      language
        ? minimise(
            firstOf(
              taken,
              relabel(language, (yes) => yes * (at + 1)),
              budget,
            ),
          )
        : taken,
    constant(alphabet, 0),
  );
