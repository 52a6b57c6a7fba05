import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphabetFor } from '../../../routing/automata/alphabet.ts';
import { BeyondExactness, newBudget } from '../../../routing/automata/budget.ts';
import { labelOf } from '../../../routing/automata/machine.ts';
import { sameness, sameRewrite } from '../../../routing/automata/same-rewrite.ts';
import { rewriterFor } from '../../../routing/matching/rewriter.ts';
import { randomPattern, shortTexts } from '../matching/random-pattern.ts';
import { patternOf, translationOf } from './machine-of.ts';

type Rule = readonly [pattern: string, translation: string];
const alphabet = alphabetFor(['$']);
const texts = shortTexts(5);

const parsed = ([pattern, translation]: Rule) => {
  const read = patternOf(pattern);
  return { pattern: read, translation: translationOf(translation, read) };
};
const applied = ([pattern, translation]: Rule) => {
  const rewriter = rewriterFor({ name: 'rule', pattern, translation });
  if (!('apply' in rewriter)) throw new Error(rewriter.failure.message);
  return (text: string) => rewriter.apply(text)?.number;
};

const firstDifference = (one: Rule, other: Rule): string | undefined => {
  const machine = sameRewrite(parsed(one), parsed(other), alphabet, newBudget());
  const [a, b] = [applied(one), applied(other)];
  return texts.find((text) => {
    const [left, right] = [a(text), b(text)];
    const expected =
      left === undefined || right === undefined
        ? sameness.notBoth
        : left === right
          ? sameness.equal
          : sameness.different;
    return labelOf(machine, text) !== expected;
  });
};

describe('whether two rules make the same of a number', () => {
  it.each<[Rule, Rule]>([
    [
      ['^0(\\d*)$', '+1$1'],
      ['^0(\\d)(\\d*)$', '+1$1$2'],
    ],
    [
      ['^0(\\d*)$', '+1$1'],
      ['^(\\d*)$', '+1$1'],
    ],
    [
      ['^00(\\d*)$', '+$1'],
      ['^0(0\\d*)$', '+$1'],
    ],
    [
      ['^(\\d\\d)$', '$1'],
      ['^(\\d)(\\d)$', '$1$2'],
    ],
    [
      ['^12$', '+12'],
      ['^(\\d*)$', '+$1'],
    ],
    [
      ['^0?(\\d*)$', '$1'],
      ['^(\\d*)$', '$1'],
    ],
    [
      ['^(0?)(\\d*)$', '1$1$2'],
      ['^(\\d*)$', '1$1'],
    ],
    [
      ['^(?=1)(\\d+)', '$1'],
      ['^(1\\d*?)$', '$1'],
    ],
  ])('%j and %j', (one, other) => {
    expect(firstDifference(one, other)).toBeUndefined();
  });

  it('is right for random rules', () => {
    let compared = 0;
    const translation = fc
      .array(fc.constantFrom('$1', '$&', '0', '+1'), { maxLength: 3 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(randomPattern, translation, randomPattern, translation, (first, one, second, other) => {
        try {
          const left: Rule = [`^(?:${first})`, one];
          const right: Rule = [`^(?:${second})$`, other];
          expect(firstDifference(left, right), JSON.stringify([left, right])).toBeUndefined();
          compared += 1;
        } catch (error) {
          if (!(error instanceof BeyondExactness)) throw error;
        }
      }),
      { numRuns: 300, seed: 17 },
    );
    expect(compared).toBeGreaterThan(60);
  }, 60_000);

  it('is not a question for a machine when one result runs ever further ahead', () => {
    expect(() => firstDifference(['^(1*)0(1*)$', '$1'], ['^(1*)0(1*)$', '$2'])).toThrow('ever further ahead');
  });
});
