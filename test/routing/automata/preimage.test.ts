import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../providers/msteams/schema/pattern/parse.ts';
import { parseTranslation } from '../../../providers/msteams/schema/pattern/translation.ts';
import { alphabetFor } from '../../../routing/automata/alphabet.ts';
import { BeyondExactness, newBudget } from '../../../routing/automata/budget.ts';
import { labelOf, type Machine } from '../../../routing/automata/machine.ts';
import { matchMachine } from '../../../routing/automata/match-machine.ts';
import { preimage } from '../../../routing/automata/preimage.ts';
import { product } from '../../../routing/automata/product.ts';
import { rewriterFor } from '../../../routing/matching/rewriter.ts';
import { randomPattern, shortTexts } from '../matching/random-pattern.ts';

const alphabet = alphabetFor(['$']);
const patternOf = (text: string) => {
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.pattern;
};
const translationOf = (text: string, pattern: ReturnType<typeof patternOf>) => {
  const parsed = parseTranslation(text, pattern);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.translation;
};
const after: Machine = product(
  matchMachine(patternOf('^\\+?1\\d*0'), alphabet, newBudget()),
  matchMachine(patternOf('2{2}|^0|01$'), alphabet, newBudget()),
  (a, b) => a + 2 * b,
  newBudget(),
);
const texts = shortTexts(5);

/** Labels by the machine against labels by rewriting each number. */
const firstDifference = (pattern: string, translation: string): string | undefined => {
  const parsed = patternOf(pattern);
  const machine = preimage(parsed, translationOf(translation, parsed), after, newBudget());
  const rewriter = rewriterFor({ name: 'rule', pattern, translation });
  if (!('apply' in rewriter)) throw new Error(rewriter.failure.message);
  return texts.find((text) => {
    const rewritten = rewriter.apply(text);
    return labelOf(machine, text) !== (rewritten ? 1 + labelOf(after, rewritten.number) : 0);
  });
};

describe('what becomes of a number that a rule rewrites', () => {
  it.each([
    ['^(112)$', '$1'],
    ['^00([1-9]\\d*)$', '+$1'],
    ['^0(\\d)(\\d*)$', '+1$1$2'],
    ['^0(\\d)(\\d*)$', '$2$1'],
    ['^(\\d)(\\d)$', '$1$1$2'],
    ['^(\\d*)(0)?(\\d*)$', '+$1$3'],
    ['^(\\d*?)(0?)(\\d*)$', '$1+$3'],
    ['^(0|01)(1?)2*', '1$1$2'],
    ['(\\d)2', '+1$1'],
    ['1|12', '$&0'],
    ['^(?:(0)|1)+$', '$1'],
    ['^(?:(0)|1(2))*', '$12$2'],
    ['^(?=1)(\\d*)$', '+$1'],
    ['(?<=0)(1\\d*)$', '+$1'],
    ['^((\\d)\\d)2$', '$1$2'],
    ['^0$', '+1200'],
    ['^(\\d{2}){2}$', '+1$1'],
    ['^(?:0(1)|(2)0)\\d*$', '$1+$2'],
  ])('%s -> %s', (pattern, translation) => {
    expect(firstDifference(pattern, translation)).toBeUndefined();
  });

  it('is right for random rules', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        randomPattern,
        fc.array(fc.constantFrom('$1', '$2', '$&', '0', '+1', '2'), { maxLength: 4 }),
        (pattern, parts) => {
          try {
            expect(firstDifference(pattern, parts.join('')), `${pattern} -> ${parts.join('')}`).toBeUndefined();
            compared += 1;
          } catch (error) {
            if (!(error instanceof BeyondExactness)) throw error;
          }
        },
      ),
      { numRuns: 300, seed: 13 },
    );
    expect(compared).toBeGreaterThan(200);
  }, 60_000);

  it.each([
    ['^(0?)*$', '$1', 'a repeat of something that can be empty'],
    ['^(?=(0))\\d', '$1', 'a group inside a lookaround'],
    ['^0', '$&;', 'characters that the analysis was not told of'],
  ])('%s -> %s is named as beyond exactness', (pattern, translation, what) => {
    expect(() => firstDifference(pattern, translation)).toThrow(what);
  });
});
