import type { Alphabet } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget, newBudget, OverBudget } from '../automata/budget.ts';
import type { Language } from '../automata/language.ts';
import { constant, type Machine, relabel } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { firstOf, product } from '../automata/product.ts';
import { alphabetWith, clickable, dialable, takesClicked } from '../compare/clicked.ts';
import { usual } from '../compare/ground.ts';
import type { DialPlan } from '../config.ts';

/** States for one dial plan; typical plans need a few hundred. */
const enough = 150_000;

/** Which rule of a plan takes which number, for every number that can be dialled. */
export interface PlanProof {
  readonly alphabet: Alphabet;
  readonly budget: Budget;
  /** It is about numbers with an extension, as people click them in contacts and links, instead of what phones send. */
  readonly clicked: boolean;
  /** All numbers that a phone can dial, or with an extension. */
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
export const provePlan = (plan: DialPlan): PlanProof | { readonly why: string } => provedFor(plan, false);

/** The same of numbers with an extension; nothing where that is beyond a proof, or no rule takes such a number. */
export const proveClicked = (plan: DialPlan): PlanProof | undefined => {
  const proof = plan.rules.some(({ pattern }) => takesClicked(pattern)) ? provedFor(plan, true) : undefined;
  return proof && 'why' in proof ? undefined : proof;
};

const provedFor = (plan: DialPlan, clicked: boolean): PlanProof | { readonly why: string } => {
  try {
    return prove(plan, clicked, newBudget(enough));
  } catch (error) {
    if (error instanceof OverBudget) return { why: 'its patterns together have too many cases' };
    if (error instanceof BeyondExactness) return { why: error.what };
    throw error;
  }
};

const prove = ({ rules }: DialPlan, clicked: boolean, budget: Budget): PlanProof => {
  const texts = rules.map(({ translation }) => translation);
  const alphabet = alphabetWith(texts, clicked);
  const domain = patternMachine(clicked ? clickable : dialable, alphabet, budget);
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
  const judged = patternMachine(clicked ? clickable : usual, alphabet, budget);
  return { alphabet, budget, clicked, domain, usual: judged, matched, beyond, taken };
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
