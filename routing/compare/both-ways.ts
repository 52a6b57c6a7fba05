import { createInterner } from '../automata/interner.ts';
import { labelsOf, type Machine } from '../automata/machine.ts';
import { minimise } from '../automata/minimise.ts';
import { product } from '../automata/product.ts';
import { sameness } from '../automata/same-rewrite.ts';
import type { Ground } from './ground.ts';
import type { Population } from './populations.ts';
import { rulesInForce, ruleText } from './rules.ts';

/** A dialled number's way before and after, and whether both end in the same number. */
export interface Pair {
  readonly before: number;
  readonly after: number;
  readonly same: 'same' | 'different' | 'unknown';
}

const partly =
  "it can match only a part of a number, and Microsoft doesn't publish what becomes of the rest; here it is dropped";

/** The ways of all dialable numbers through the dial plans of both versions: label 1 + pair. */
export const bothWays = (
  population: Population,
  ground: Ground,
  leaveOut: (what: string, why: string) => void,
): { readonly machine: Machine; readonly pairs: { readonly at: (number: number) => Pair } } => {
  const lists = [rulesInForce(population.base), rulesInForce(population.head)] as const;
  const [before, after] = [ground.follow(lists[0]), ground.follow(lists[1])];
  for (const { rule, why } of [...before.beyond, ...after.beyond]) leaveOut(`normalisation rule "${rule.name}"`, why);
  for (const rule of new Set(lists.flat())) {
    if (ground.partial(rule)) leaveOut(`normalisation rule "${rule.name}"`, partly);
  }
  const pairs = createInterner<Pair>((pair) => `${pair.before},${pair.after},${pair.same}`);
  if (lists[0].map(ruleText).join('\n') === lists[1].map(ruleText).join('\n')) {
    const at = (way: number): Pair => ({ before: way, after: way, same: 'same' });
    return { machine: before.machine, pairs: { at } };
  }
  const labelled = product(
    before.machine,
    after.machine,
    (was, is) => {
      if (was === 0 || is === 0) return 0;
      const sameRule = ground.ways.at(was - 1).rule === ground.ways.at(is - 1).rule;
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
