import type { Alphabet } from '../automata/alphabet.ts';
import { BeyondExactness, type Budget } from '../automata/budget.ts';
import { createInterner, type Interner } from '../automata/interner.ts';
import type { Language } from '../automata/language.ts';
import { constant, type Machine } from '../automata/machine.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { sameRewrite } from '../automata/same-rewrite.ts';
import type { Rewrite } from '../config.ts';
import { memoised } from '../memoised.ts';
import { type Atom, type Atoms, askAll, type Image, type Lists } from './atoms.ts';
import { alphabetWith, clickable, dialable, takesClicked, takesTyped } from './clicked.ts';
import { matchesPart } from './partial-match.ts';
import { type RuleInForce, readRule, ruleKey, ruleText } from './rules.ts';
import type { Domain } from './shared-atoms.ts';

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

  const nothing = constant(alphabet, 0);
  const images = new Map<string, Image | BeyondExactness>();
  const imageOf = (rule: Rewrite): Image | BeyondExactness => {
    const text = ruleText(rule);
    const known = images.get(text);
    if (known) return known;
    const image = attempt(() => {
      // What isn't read is refused by name, whatever it would take.
      readRule(rule);
      return matters(rule) ? atoms.image(rule) : { rule, shared: nothing, own: nothing };
    });
    images.set(text, image);
    return image;
  };

  interface Part {
    readonly lists: Lists;
    readonly beyond: Followed['beyond'];
  }
  /** Which rule of a list takes a number of a domain. */
  const taken = (list: readonly RuleInForce[], within: Domain): Part => {
    const made = list.filter(matters).map((rule) => ({ rule, image: imageOf(rule) }));
    return {
      lists: atoms.taken(
        made.flatMap(({ image }) => (image instanceof BeyondExactness ? [] : [image])),
        within,
      ),
      beyond: made.flatMap(({ rule, image }) => (image instanceof BeyondExactness ? [{ rule, why: image.what }] : [])),
    };
  };
  const once = <Value>(known: Map<string, Value>, list: readonly RuleInForce[], within: Domain, make: () => Value) => {
    const key = [within.name, ...list.map((rule) => texts.of(rule))].join();
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
  const followed = new Map<string, Followed>();
  const behind = new Map<string, Part>();
  // What Teams adds takes endless numbers, and is the same behind every plan of a country: it is put behind a plan's rules in one piece.
  const follow = (list: readonly RuleInForce[], numbers = domain): Followed => {
    const within: Domain = { name: numbers === domain ? 'dialled' : 'clicked', numbers };
    return once(followed, list, within, () => {
      const added = list.filter(({ isAdded }) => isAdded);
      const first = list.filter(({ isAdded }) => !isAdded);
      const rest = once(behind, added, within, () => taken(added, within));
      const own = taken(first, within);
      // Of two rules with one text, the first decides.
      const numberOf = new Map([...first, ...added].toReversed().map((rule) => [ruleText(rule), texts.of(rule)]));
      const machine = atoms.joined(
        atoms.behind(own.lists, rest.lists),
        (rule, result) => 1 + ways.of({ rule: numberOf.get(rule) ?? 0, result }),
      );
      return { machine, beyond: [...own.beyond, ...rest.beyond] };
    });
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
  const partial = memoised((rule: number) => {
    const image = imageOf(texts.at(rule));
    const takes = image instanceof BeyondExactness || image.shared.out.some((label) => label !== 0);
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
