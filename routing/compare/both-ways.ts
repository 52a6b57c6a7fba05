import { createInterner } from '../automata/interner.ts';
import { labelsOf, type Machine } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { product } from '../automata/product.ts';
import { sameness } from '../automata/same-rewrite.ts';
import { memoised } from '../memoised.ts';
import type { Ground } from './ground.ts';
import type { Population } from './populations.ts';
import { ruleKey, rulesInForce, ruleText } from './rules.ts';

/** A dialled number's way before and after, and whether both end in the same number. */
export interface Pair {
  readonly before: number;
  readonly after: number;
  readonly same: 'same' | 'different' | 'unknown';
}

const partly =
  "it can match only a part of a number, and Microsoft doesn't publish what becomes of the rest; here it is dropped";

/** The ways of all numbers of a domain, those that a phone can dial if left out, through the dial plans of both versions: label 1 + pair. */
export const bothWays = (
  population: Population,
  ground: Ground,
  leaveOut: (what: string, why: string) => void,
  domain = ground.domain,
): { readonly machine: Machine; readonly pairs: { readonly at: (number: number) => Pair } } => {
  const lists = [rulesInForce(population.base), rulesInForce(population.head)] as const;
  const [before, after] = [ground.follow(lists[0], domain), ground.follow(lists[1], domain)];
  const beyond = [...before.beyond, ...after.beyond];
  for (const { rule, why } of beyond) leaveOut(`normalisation rule "${rule.name}"`, why);
  const open = new Set(lists.flat()).difference(new Set(beyond.map(({ rule }) => rule)));
  for (const rule of open) {
    if (ground.partial(rule)) leaveOut(`normalisation rule "${rule.name}"`, partly);
  }
  const pairs = createInterner<Pair>((pair) => `${pair.before},${pair.after},${pair.same}`);
  if (lists[0].map(ruleKey).join('\n') === lists[1].map(ruleKey).join('\n')) {
    const at = (way: number): Pair => ({ before: way, after: way, same: 'same' });
    return { machine: before.machine, pairs: { at } };
  }
  const textAt = memoised((rule: number | undefined) => (rule === undefined ? '' : ruleText(ground.rules.at(rule))));
  const labelled = product(
    before.machine,
    after.machine,
    (was, is) => {
      if (was === 0 || is === 0) return 0;
      const [one, other] = [was, is].map((way) => ground.ways.at(way - 1).rule);
      const sameRule = one === other || textAt(one) === textAt(other);
      return 1 + pairs.of({ before: was - 1, after: is - 1, same: sameRule ? 'same' : 'unknown' });
    },
    ground.budget,
  );
  return { machine: settleUnknown(minimise(labelled), pairs, ground), pairs };
};

/** Where two rules' texts differ, finds out where their results do. */
const settleUnknown = (
  machine: Machine,
  pairs: { readonly at: (number: number) => Pair; readonly of: (pair: Pair) => number },
  ground: Ground,
): Machine => {
  const rulesOf = (label: number): readonly [number, number] => {
    const { before, after } = pairs.at(label - 1);
    return [ground.ways.at(before).rule, ground.ways.at(after).rule];
  };
  const open = new Map<string, readonly [number, number]>();
  for (const label of labelsOf(machine)) {
    if (label !== 0 && pairs.at(label - 1).same === 'unknown') open.set(rulesOf(label).join(), rulesOf(label));
  }
  let result = machine;
  for (const [one, other] of open.values()) {
    const same = ground.same(one, other);
    if (!same) continue;
    const labelled = product(
      result,
      same,
      (label, said) => {
        if (label === 0 || pairs.at(label - 1).same !== 'unknown') return label;
        const [a, b] = rulesOf(label);
        if (a !== one || b !== other) return label;
        return 1 + pairs.of({ ...pairs.at(label - 1), same: said === sameness.equal ? 'same' : 'different' });
      },
      ground.budget,
    );
    result = minimise(labelled);
  }
  return result;
};
