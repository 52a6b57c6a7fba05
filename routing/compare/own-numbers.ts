import type { Alphabet } from '../automata/alphabet.ts';
import type { Budget } from '../automata/budget.ts';
import { numberList } from '../automata/number-list.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { product } from '../automata/product.ts';
import type { Voice } from '../compile.ts';
import type { Atom } from './atoms.ts';

/** Key of the question whether a number is the tenant's, as far as the files of either version know. */
export const ownKey = 'own number';

/** Numbers of the tenant by what its files say: blocks of the carrier, and numbers of users. A leaver's is one in the older version. */
export const ownAtom = (voices: readonly Voice[], alphabet: Alphabet, budget: Budget): Atom => ({
  key: ownKey,
  machine: () => {
    const blocks = voices.flatMap(({ config }) => config.ownNumbers ?? []);
    const held = voices.flatMap(({ numbers }) => [...numbers.keys()]);
    const list = numberList(
      held.map((number) => [number, 1] as const),
      alphabet,
      budget,
    );
    if (blocks.length === 0) return list;
    const patterns = blocks.flatMap(({ first, last }) => between(first.slice(1), last.slice(1)));
    const inBlocks = patternMachine(`^\\+(?:${[...new Set(patterns)].join('|')})$`, alphabet, budget);
    return product(list, inBlocks, (one, other) => one | other, budget);
  },
});

/** Digits from one number to another of as many digits, as patterns. */
export const between = (first: string, last: string): string[] => {
  if (first === last) return [first];
  const at = [...first].findIndex((digit, index) => digit !== last[index]);
  const start = first.slice(0, at);
  const [low, high] = [Number(first[at]), Number(last[at])];
  const [lowRest, highRest] = [first.slice(at + 1), last.slice(at + 1)];
  const left = lowRest.length;
  if (left === 0) return [`${start}[${low}-${high}]`];
  const [isFirst, isLast] = [/^0*$/.test(lowRest), /^9*$/.test(highRest)];
  const [from, to] = [isFirst ? low : low + 1, isLast ? high : high - 1];
  return [
    ...(isFirst ? [] : between(lowRest, '9'.repeat(left)).map((rest) => `${start}${low}${rest}`)),
    ...(from <= to ? [`${start}[${from}-${to}]\\d{${left}}`] : []),
    ...(isLast ? [] : between('0'.repeat(left), highRest).map((rest) => `${start}${high}${rest}`)),
  ];
};
