import type { Alphabet } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget, spend } from '../automata/budget.ts';
import { type Combined, combine } from '../automata/combine.ts';
import { constant, type Machine } from '../automata/machine.ts';
import { preimage } from '../automata/preimage.ts';
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
  return { combined, keys, beyond, image };
};

const silent = (alphabet: Alphabet): Combined => ({ machine: constant(alphabet, 0), membersOf: () => new Map() });

/**
 * The same for questions that don't depend on who has which number: tenants that share a template ask them alike, so the answer is kept,
 * with what it cost, which everybody pays: nothing is found to be too much work for one tenant and not for the next.
 */
export const sharedPartOf = (questions: readonly Question[], alphabet: Alphabet, budget: Budget): Part => {
  const key = `${alphabet.symbols}\n${questions.map((question) => question.key).join('\n')}`;
  const part = kept(parts, key, budget, () => partOf(questions, alphabet, budget));
  const images = imagesOf.get(part) ?? new Map<string, Kept<Machine>>();
  imagesOf.set(part, images);
  return {
    ...part,
    image: (rule, left) => kept(images, ruleText(rule), left, () => part.image(rule, left)),
  };
};

interface Kept<Value> {
  readonly cost: number;
  readonly value?: Value;
  readonly refused?: BeyondExactness;
}

/** So many sets of questions are kept: those of the tenants that come one after the other. */
const most = 4;
const parts = new Map<string, Kept<Part>>();
const imagesOf = new WeakMap<Part, Map<string, Kept<Machine>>>();

const kept = <Value>(known: Map<string, Kept<Value>>, key: string, budget: Budget, make: () => Value): Value => {
  const found = known.get(key);
  const now = found ?? made(budget, make);
  if (found === undefined) {
    if ((known as Map<string, unknown>) === parts && known.size >= most) known.delete(known.keys().next().value ?? '');
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
