import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphabetFor } from '../../../routing/automata/alphabet.ts';
import { BeyondExactness, newBudget, OverBudget } from '../../../routing/automata/budget.ts';
import { labelOf, type Machine } from '../../../routing/automata/machine.ts';
import { preimage } from '../../../routing/automata/preimage.ts';
import { readRule } from '../../../routing/compare/rules.ts';
import { rewriterFor } from '../../../routing/matching/rewriter.ts';
import { shortTexts } from './random-pattern.ts';

const alphabet = alphabetFor(['<>']);
const texts = shortTexts(5, '012');
const remainders = 11;

/** Tells results apart by a remainder, so that it stays small whatever the results are. */
const after: Machine = {
  alphabet,
  next: Int32Array.from({ length: remainders * alphabet.size }, (_, at) => {
    const [state, symbol] = [Math.floor(at / alphabet.size), at % alphabet.size];
    return (state * 3 + symbol + 1) % remainders;
  }),
  out: Int32Array.from({ length: remainders }, (_, state) => state),
};

/** The first number of which the matcher makes another result than the machine; `beyond` if one of them is missing. */
const firstDifference = (pattern: string, translation: string): string | undefined => {
  const rewriter = rewriterFor({ name: 'rule', pattern, translation });
  if (!('apply' in rewriter)) return 'beyond';
  try {
    const rule = readRule({ name: 'rule', pattern, translation });
    const machine = preimage(rule.pattern, rule.translation, after, newBudget(4_000));
    return texts.find((text) => {
      const result = rewriter.apply(text);
      return labelOf(machine, text) !== (result ? 1 + labelOf(after, result.number) : 0);
    });
  } catch (error) {
    if (error instanceof BeyondExactness || error instanceof OverBudget) return 'beyond';
    throw error;
  }
};

const atom = fc.constantFrom('0', '1', '2', '\\d', '[01]', '[^2]');
const times = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{1,2}', '??', '*?', '{2,}');
const simple = fc.tuple(atom, times).map(([one, count]) => one + count);
const run = fc.array(simple, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(''));
const look = fc.tuple(fc.constantFrom('?=', '?!', '?!', '?<=', '?<!'), run).map(([sign, body]) => `(${sign}${body})`);
const group = run.map((body) => `(${body})`);
const piece = fc.oneof(simple, group, group);
/** One alternative: looks on both sides of what groups take. */
const alternative = fc
  .tuple(fc.option(look), piece, fc.option(look), fc.option(piece))
  .map((parts) => parts.filter((part) => part !== null).join(''));
const repeated = fc.constantFrom('', '', '+', '*', '{2}', '+?');
/** Alternatives with two looks each, repeated as a whole. */
const manyLooks = fc
  .tuple(
    fc.constantFrom('^', ''),
    fc.array(alternative, { minLength: 1, maxLength: 3 }),
    repeated,
    fc.constantFrom('$', ''),
  )
  .map(([start, options, count, end]) => `${start}(?:${options.join('|')})${count}${end}`);

describe('the matcher and the machine', () => {
  it.each([
    ['^(?:(?!1)(\\d{3})(?!\\d)|(\\d)+)$', '<$1$2>'],
    ['^(?:(?=0)(\\d\\d)(?!2)|(\\d))+$', '<$1>'],
    ['^(?:(0)(?=1)|(\\d)(?!2))*', '<$1><$2>'],
    ['^(\\d)\\1+(\\d*)$', '<$1><$2>'],
  ])('%s with %s: both say the same of every short number', (pattern, translation) => {
    expect(firstDifference(pattern, translation)).toBeUndefined();
  });

  it('say the same wherever both are there, with two looks, repeats and alternatives', () => {
    let compared = 0;
    const translations = fc.constantFrom('<$1>', '<$2>', '<$1><$2>', '<$2$1>', '<$&>');
    fc.assert(
      fc.property(manyLooks, translations, (pattern, translation) => {
        const difference = firstDifference(pattern, translation);
        if (difference === 'beyond') return;
        compared += 1;
        expect(difference, `${pattern} with ${translation}`).toBeUndefined();
      }),
      { numRuns: 250, seed: 3 },
    );
    expect(compared).toBeGreaterThan(120);
  }, 60_000);
});
