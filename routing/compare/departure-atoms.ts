import type { Alphabet } from '../automata/alphabet.ts';
import type { Budget } from '../automata/budget.ts';
import { createInterner } from '../automata/interner.ts';
import { constant, type Machine, relabel } from '../automata/machine.ts';
import { matchMachine } from '../automata/match-machine.ts';
import { minimise } from '../automata/minimise.ts';
import { firstOf, product } from '../automata/product.ts';
import { sameness, sameRewrite } from '../automata/same-rewrite.ts';
import type { Voice } from '../compile.ts';
import type { Rewrite } from '../config.ts';
import type { Atom } from './atoms.ts';
import type { Ground } from './ground.ts';
import { readRule, ruleText } from './rules.ts';

/** The question whether an SBC now sends another called number than it did. */
export const departureKey = (fqdn: string): string => `departure ${fqdn.toLowerCase()}`;

const unchanged: Rewrite = { name: 'unchanged', pattern: '^(.*)$', translation: '$1' };

/** One question per SBC whose translation rules for called numbers differ between the versions. */
export const departureAtoms = (base: Voice, head: Voice, alphabet: Alphabet, budget: Budget): Atom[] =>
  changedLists(base, head).map(({ fqdn, before, after }) => ({
    key: departureKey(fqdn),
    machine: () => differently(before, after, alphabet, budget),
  }));

/** All translation rules of SBCs whose lists differ: their texts are part of the alphabet. */
export const changedTranslations = (base: Voice, head: Voice): Rewrite[] =>
  changedLists(base, head).flatMap(({ before, after }) => [...before, ...after]);

/** What of those rules no machine answers for, by SBC, for whoever may call over it. */
export const beyondDepartures = (base: Voice, head: Voice, { atoms, partial }: Ground): DepartureBeyond[] =>
  changedLists(base, head).flatMap(({ fqdn, before, after }): DepartureBeyond[] => {
    const rules = [...before, ...after];
    const why = atoms.beyond.get(departureKey(fqdn)) ?? (rules.some((rule) => partial(rule)) ? partly : undefined);
    return why === undefined ? [] : [{ fqdn, why }];
  });

export interface DepartureBeyond {
  /** In lower case. */
  readonly fqdn: string;
  /** The end of "… because …". */
  readonly why: string;
}

const partly =
  "one of them can match only a part of a number, and Microsoft doesn't publish what becomes of the rest; here it is dropped";

const changedLists = (base: Voice, head: Voice) => {
  const listsOf = (voice: Voice): ReadonlyMap<string, readonly Rewrite[]> =>
    new Map(
      [...voice.sbcs.values()].map(({ sbc, translations }) => [
        sbc.fqdn.toLowerCase(),
        [...translations.outboundPstn.map(({ rule }) => rule), unchanged],
      ]),
    );
  const [was, is] = [listsOf(base), listsOf(head)];
  return [...was].flatMap(([fqdn, before]) => {
    const after = is.get(fqdn);
    const text = (rules: readonly Rewrite[]): string => rules.map(ruleText).join('\u0001');
    return after && text(before) !== text(after) ? [{ fqdn, before, after }] : [];
  });
};

/** Numbers of which two lists of rules make something different. */
const differently = (
  before: readonly Rewrite[],
  after: readonly Rewrite[],
  alphabet: Alphabet,
  budget: Budget,
): Machine => {
  const rules = createInterner<Rewrite>(ruleText);
  const chosen = (list: readonly Rewrite[]): Machine =>
    list.reduce<Machine>(
      (machine, rule) => {
        const number = 1 + rules.of(rule);
        const matched = relabel(matchMachine(readRule(rule).pattern, alphabet, budget), (label) => label * number);
        return minimise(firstOf(machine, matched, budget));
      },
      constant(alphabet, 0),
    );
  const pairs = createInterner<readonly [number, number]>((pair) => pair.join());
  const both = product(chosen(before), chosen(after), (a, b) => pairs.of([a, b]), budget);
  let result = relabel(both, () => 0);
  for (const label of new Set(both.out)) {
    const [one, other] = pairs.at(label);
    if (one === other) continue;
    const same = sameRewrite(readRule(rules.at(one - 1)), readRule(rules.at(other - 1)), alphabet, budget);
    const here = product(
      both,
      same,
      (pair, sameLabel) => (pair === label && sameLabel === sameness.different ? 1 : 0),
      budget,
    );
    result = minimise(product(result, here, (a, b) => a | b, budget));
  }
  return minimise(result);
};
