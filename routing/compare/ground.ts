import type { Alphabet } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget } from '../automata/budget.ts';
import { createInterner, type Interner } from '../automata/interner.ts';
import type { Language } from '../automata/language.ts';
import { constant, labelsOf, type Machine, relabel } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { firstOf, product } from '../automata/product.ts';
import { sameRewrite } from '../automata/same-rewrite.ts';
import type { Rewrite } from '../config.ts';
import { memoised } from '../memoised.ts';
import { type Atom, type Atoms, askAll } from './atoms.ts';
import { alphabetWith, clickable, dialable, takesClicked, takesTyped } from './clicked.ts';
import { matchesPart } from './partial-match.ts';
import { type RuleInForce, readRule, ruleKey, ruleText } from './rules.ts';

/** Numbers, and codes that begin with * or #: a pattern without $ is judged by these, since nobody means it to stop before a *. */
export const usual = '^(\\+?\\d+|[*#][\\d*#]*)$';

/** A dialled number's way through a dial plan: which rule took it, and what holds of the result. */
export interface Way {
  /** The rule, by number. */
  readonly rule: number;
  /** Label of the result in the machine of all questions. */
  readonly result: number;
}

/** What both versions of a configuration are compared on: one alphabet, one machine of all questions about a number. */
export interface Ground {
  readonly alphabet: Alphabet;
  readonly budget: Budget;
  /** What a phone can dial. */
  readonly domain: Language;
  /** Numbers with an extension, where those are asked about too. */
  readonly clicked?: Language;
  readonly atoms: Atoms;
  readonly ways: Interner<Way>;
  /** Rules by number: those with the same text, and as certain, are one. */
  readonly rules: Interner<RuleInForce>;
  /** Ways of all numbers of a domain through a list of rules: label 1 + way; 0 for what isn't in it. */
  readonly follow: (rules: readonly RuleInForce[], domain?: Language) => Followed;
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

/** Builds the ground from all rules that any user's numbers go through, and all questions; with `clicked` also for numbers with an extension. */
export const createGround = (
  rules: readonly Rewrite[],
  atomsOf: (alphabet: Alphabet) => readonly Atom[],
  budget: Budget,
  clicked = false,
): Ground => {
  // Teams' rule for extensions takes nothing that is typed: what it writes, and its groups, are dear to follow for nothing.
  const matters = ({ pattern }: Rewrite): boolean => takesTyped(pattern) || (clicked && takesClicked(pattern));
  const alphabet = alphabetWith(rules.filter(matters).map(writtenText), clicked);
  const atoms = askAll(atomsOf(alphabet), alphabet, budget);
  const texts = createInterner<RuleInForce>(ruleKey);
  const ways = createInterner<Way>(({ rule, result }) => `${rule},${result}`);
  const domain = patternMachine(dialable, alphabet, budget);

  const images = new Map<string, Machine | BeyondExactness>();
  const imageOf = (rule: Rewrite): Machine | BeyondExactness => {
    const text = ruleText(rule);
    const known = images.get(text);
    if (known) return known;
    const machine = attempt(() => {
      // What isn't read is refused by name, whatever it would take.
      readRule(rule);
      return matters(rule) ? atoms.image(rule) : constant(alphabet, 0);
    });
    images.set(text, machine);
    return machine;
  };
  const rewriteOf = (rule: RuleInForce): Machine | BeyondExactness => {
    const image = imageOf(rule);
    if (image instanceof BeyondExactness) return image;
    const number = texts.of(rule);
    return relabel(image, (label) => (label === 0 ? 0 : 1 + ways.of({ rule: number, result: label - 1 })));
  };

  const inDomain = (machine: Machine, within: Language): Machine =>
    minimise(product(within, machine, (dialled, way) => (dialled ? way : 0), budget));
  /** Which rule of a list takes a number of a domain. */
  const taken = (list: readonly RuleInForce[], within: Language): Followed => {
    const beyond: { rule: Rewrite; why: string }[] = [];
    let machine: Machine | undefined;
    for (const rule of list.filter(matters)) {
      const image = rewriteOf(rule);
      if (image instanceof BeyondExactness) beyond.push({ rule, why: image.what });
      else machine = machine ? minimise(firstOf(machine, image, budget)) : image;
    }
    return { machine: machine ? inDomain(machine, within) : constant(alphabet, 0), beyond };
  };
  const followed = new Map<string, Followed>();
  const once = (part: string, list: readonly RuleInForce[], within: Language, make: () => Followed): Followed => {
    const key = [part, within === domain, ...list.map((rule) => texts.of(rule))].join();
    const known = followed.get(key) ?? make();
    followed.set(key, known);
    return known;
  };
  // What Teams adds takes endless numbers, and is the same behind every plan of a country: it is put behind a plan's rules in one piece.
  const follow = (list: readonly RuleInForce[], within = domain): Followed =>
    once('all', list, within, () => {
      const added = list.filter(({ isAdded }) => isAdded);
      const rest = once('added', added, within, () => taken(added, within));
      const own = taken(
        list.filter(({ isAdded }) => !isAdded),
        within,
      );
      const machine = minimise(firstOf(own.machine, rest.machine, budget));
      return { machine, beyond: [...own.beyond, ...rest.beyond] };
    });

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
  const partial = memoised((rule: number) => {
    const image = imageOf(texts.at(rule));
    const takes = image instanceof BeyondExactness || labelsOf(image).size > 1;
    return takes && matchesPart(texts.at(rule), numbers, alphabet, budget);
  });
  return {
    alphabet,
    budget,
    domain,
    ...(clicked && { clicked: patternMachine(clickable, alphabet, budget) }),
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
