import type { Alphabet } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget, spend } from '../automata/budget.ts';
import { type Combined, combine } from '../automata/combine.ts';
import { createInterner, type Interner } from '../automata/interner.ts';
import type { Language } from '../automata/language.ts';
import { constant, type Machine, relabel } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { preimage } from '../automata/preimage.ts';
import { firstOf, product } from '../automata/product.ts';
import type { Rewrite } from '../config.ts';
import { readRule, ruleText } from './rules.ts';

/** Questions of one sort about a number, joined. */
export interface Part {
  readonly combined: Combined;
  /** Keys of the questions that a machine answers, by their place in `combined`. */
  readonly keys: readonly string[];
  /** Questions that no machine can answer, by key, with the reason. */
  readonly beyond: ReadonlyMap<string, string>;
  /** What `combined` says of a number once a rule has rewritten it, see `preimage`. */
  readonly image: (rule: Rewrite, budget: Budget) => Machine;
  /** Labels of what follows: 1 + way. */
  readonly ways: Interner<PartWay>;
  /** Which rule of a list takes a number of a domain, and what `combined` says of what it writes. */
  readonly taken: (rules: readonly Imaged[], within: Domain, budget: Budget) => Taken;
  /** The first list's word, and the second's of what the first doesn't take. */
  readonly behind: (first: Taken, second: Taken, budget: Budget) => Taken;
}

/** What became of a number: the rule, by its text, and the label of the result. */
export interface PartWay {
  readonly rule: string;
  readonly result: number;
}

/** A rule with its image in this part. */
export interface Imaged {
  readonly rule: Rewrite;
  readonly image: Machine;
}

/** A set of numbers under a name: one name is one set. */
export interface Domain {
  readonly name: string;
  readonly numbers: Language;
}

/** What a list of rules takes; equal keys are equal machines. */
export interface Taken {
  readonly key: string;
  readonly machine: Machine;
}

interface Question {
  readonly key: string;
  readonly machine: () => Machine;
}

/** Joins questions; what is beyond a machine is set aside and named. */
export const partOf = (questions: readonly Question[], alphabet: Alphabet, budget: Budget): Part => {
  const keys: string[] = [];
  const beyond = new Map<string, string>();
  const machines: Machine[] = [];
  for (const { key, machine } of questions) {
    if (keys.includes(key) || beyond.has(key)) continue;
    try {
      machines.push(machine());
      keys.push(key);
    } catch (error) {
      if (!(error instanceof BeyondExactness)) throw error;
      beyond.set(key, error.what);
    }
  }
  const combined = machines.length === 0 ? silent(alphabet) : combine(machines, alphabet, budget);
  const image = (rule: Rewrite, left: Budget): Machine => {
    const { pattern, translation } = readRule(rule);
    return preimage(pattern, translation, combined.machine, left);
  };
  const ways = createInterner<PartWay>(({ rule, result }) => `${result} ${rule}`);
  const taken = (rules: readonly Imaged[], within: Domain, left: Budget): Taken => {
    let machine = constant(alphabet, 0);
    for (const { rule, image: made } of rules) {
      const text = ruleText(rule);
      const way = relabel(made, (label) => (label === 0 ? 0 : 1 + ways.of({ rule: text, result: label - 1 })));
      machine = minimise(firstOf(machine, way, left));
    }
    return {
      key: keyOf(rules, within),
      machine: minimise(product(within.numbers, machine, (isIn, label) => (isIn ? label : 0), left)),
    };
  };
  const behind = (first: Taken, second: Taken, left: Budget): Taken => ({
    key: bothKeys(first, second),
    machine: minimise(firstOf(first.machine, second.machine, left)),
  });
  return { combined, keys, beyond, image, ways, taken, behind };
};

const keyOf = (rules: readonly Imaged[], { name }: Domain): string =>
  JSON.stringify([name, ...rules.map(({ rule }) => ruleText(rule))]);

const bothKeys = (first: Taken, second: Taken): string => `${first.key} ${second.key}`;

const silent = (alphabet: Alphabet): Combined => ({ machine: constant(alphabet, 0), membersOf: () => new Map() });

/**
 * The same for questions that don't depend on who has which number: tenants that share a template ask them alike, so the answer is kept,
 * with what it cost, which everybody pays: nothing is found to be too much work for one tenant and not for the next.
 */
export const sharedPartOf = (questions: readonly Question[], alphabet: Alphabet, budget: Budget): Part => {
  const key = `${alphabet.symbols}\n${questions.map((question) => question.key).join('\n')}`;
  const part = kept(parts, key, budget, () => partOf(questions, alphabet, budget), mostParts);
  const { images, lists } = answersOf.get(part) ?? { images: new Map(), lists: new Map() };
  answersOf.set(part, { images, lists });
  return {
    ...part,
    image: (rule, left) => kept(images, ruleText(rule), left, () => part.image(rule, left)),
    taken: (rules, within, left) => {
      return kept(lists, keyOf(rules, within), left, () => part.taken(rules, within, left), mostLists);
    },
    behind: (first, second, left) =>
      kept(lists, bothKeys(first, second), left, () => part.behind(first, second, left), mostLists),
  };
};

interface Kept<Value> {
  readonly cost: number;
  readonly value?: Value;
  readonly refused?: BeyondExactness;
}

/** So many sets of questions are kept: those of the tenants that come one after the other. */
const mostParts = 4;
/** And of each set so many lists of rules: tenants with a dial plan of their own don't come back. */
const mostLists = 32;
const parts = new Map<string, Kept<Part>>();
interface Answers {
  readonly images: Map<string, Kept<Machine>>;
  readonly lists: Map<string, Kept<Taken>>;
}
const answersOf = new WeakMap<Part, Answers>();

const kept = <Value>(
  known: Map<string, Kept<Value>>,
  key: string,
  budget: Budget,
  make: () => Value,
  most = Number.POSITIVE_INFINITY,
): Value => {
  const found = known.get(key);
  const now = found ?? made(budget, make);
  if (found === undefined) {
    if (known.size >= most) known.delete(known.keys().next().value ?? '');
    known.set(key, now);
  } else spend(budget, found.cost);
  if (now.value === undefined) throw now.refused ?? new Error('nothing was kept');
  return now.value;
};

const made = <Value>(budget: Budget, make: () => Value): Kept<Value> => {
  const before = budget.left;
  try {
    const value = make();
    return { cost: before - budget.left, value };
  } catch (error) {
    if (!(error instanceof BeyondExactness)) throw error;
    return { cost: before - budget.left, refused: error };
  }
};
