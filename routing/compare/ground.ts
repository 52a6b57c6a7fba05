import { type Alphabet, alphabetFor } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget } from '../automata/budget.ts';
import { createInterner, type Interner } from '../automata/interner.ts';
import type { Language } from '../automata/language.ts';
import { type Machine, relabel } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { preimage } from '../automata/preimage.ts';
import { firstOf, product } from '../automata/product.ts';
import { sameRewrite } from '../automata/same-rewrite.ts';
import type { Rewrite } from '../config.ts';
import { memoised } from '../memoised.ts';
import { type Atom, type Atoms, askAll } from './atoms.ts';
import { matchesPart } from './partial-match.ts';
import { readRule, ruleText } from './rules.ts';

/** What a phone can dial: digits, * and # in any order, also with a + before them. */
export const dialable = '^\\+?[\\d*#]+$';

/** Numbers, and codes that begin with * or #: a pattern without $ is judged by these, since nobody means it to stop before a *. */
export const usual = '^(\\+?\\d+|[*#][\\d*#]*)$';

/** A dialled number's way through a dial plan: which rule took it, and what holds of the result. */
export interface Way {
  /** The rule's text, by number. */
  readonly rule: number;
  /** Label of the result in the machine of all questions. */
  readonly result: number;
}

/** What both versions of a configuration are compared on: one alphabet, one machine of all questions about a number. */
export interface Ground {
  readonly alphabet: Alphabet;
  readonly budget: Budget;
  readonly domain: Language;
  readonly atoms: Atoms;
  readonly ways: Interner<Way>;
  /** Rule texts by number. */
  readonly rules: Interner<Rewrite>;
  /** Ways of all dialable numbers through a list of rules: label 1 + way; 0 for what can't be dialled. */
  readonly follow: (rules: readonly Rewrite[]) => Followed;
  /** Whether two rules make the same of a number, see `sameness`; nothing if that is beyond a machine. */
  readonly same: (one: number, other: number) => Machine | undefined;
  /** Whether a rule can match only a part of a usual number. */
  readonly partial: (rule: Rewrite) => boolean;
}

export interface Followed {
  readonly machine: Machine;
  /** Rules left out because they are beyond a machine, with the reason. */
  readonly beyond: readonly { readonly rule: Rewrite; readonly why: string }[];
}

/** Builds the ground from all rules that any user's numbers go through, and all questions. */
export const createGround = (
  rules: readonly Rewrite[],
  atomsOf: (alphabet: Alphabet) => readonly Atom[],
  budget: Budget,
): Ground => {
  const alphabet = alphabetFor(rules.map(writtenText));
  const atoms = askAll(atomsOf(alphabet), alphabet, budget);
  const texts = createInterner<Rewrite>(ruleText);
  const ways = createInterner<Way>(({ rule, result }) => `${rule},${result}`);
  const domain = patternMachine(dialable, alphabet, budget);

  const rewritten = new Map<number, Machine | BeyondExactness>();
  const rewriteOf = (rule: Rewrite): Machine | BeyondExactness => {
    const number = texts.of(rule);
    const known = rewritten.get(number);
    if (known) return known;
    const machine = attempt(() => {
      const { pattern, translation } = readRule(rule);
      const images = preimage(pattern, translation, atoms.combined.machine, budget);
      return relabel(images, (label) => (label === 0 ? 0 : 1 + ways.of({ rule: number, result: label - 1 })));
    });
    rewritten.set(number, machine);
    return machine;
  };

  const followed = new Map<string, Followed>();
  const follow = (list: readonly Rewrite[]): Followed => {
    const key = list.map((rule) => texts.of(rule)).join();
    const known = followed.get(key);
    if (known) return known;
    const beyond: { rule: Rewrite; why: string }[] = [];
    let machine: Machine | undefined;
    for (const rule of list) {
      const image = rewriteOf(rule);
      if (image instanceof BeyondExactness) beyond.push({ rule, why: image.what });
      else machine = machine ? minimise(firstOf(machine, image, budget)) : image;
    }
    const all = machine && minimise(product(domain, machine, (dialled, way) => (dialled ? way : 0), budget));
    const result = { machine: all ?? domain, beyond };
    followed.set(key, result);
    return result;
  };

  const sames = new Map<string, Machine | undefined>();
  const same = (one: number, other: number): Machine | undefined => {
    const key = `${one},${other}`;
    if (!sames.has(key)) {
      const machine = attempt(() => sameRewrite(readRule(texts.at(one)), readRule(texts.at(other)), alphabet, budget));
      sames.set(key, machine instanceof BeyondExactness ? undefined : machine);
    }
    return sames.get(key);
  };
  const numbers = patternMachine(usual, alphabet, budget);
  const partial = memoised((rule: number) => matchesPart(texts.at(rule), numbers, alphabet, budget));
  return {
    alphabet,
    budget,
    domain,
    atoms,
    ways,
    rules: texts,
    follow,
    same,
    partial: (rule) => partial(texts.of(rule)),
  };
};

/** What a translation writes beside the groups. */
const writtenText = (rule: Rewrite): string => {
  const read = attempt(() => readRule(rule));
  if (read instanceof BeyondExactness) return '';
  return read.translation.parts.map((part) => (part.kind === 'text' ? part.value : '')).join('');
};

const attempt = <Result>(work: () => Result): Result | BeyondExactness => {
  try {
    return work();
  } catch (error) {
    if (error instanceof BeyondExactness) return error;
    throw error;
  }
};
