import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../providers/msteams/schema/pattern/parse.ts';
import { alphabetFor } from '../../../routing/automata/alphabet.ts';
import { newBudget } from '../../../routing/automata/budget.ts';
import { labelOf, type Machine } from '../../../routing/automata/machine.ts';
import { matchMachine } from '../../../routing/automata/match-machine.ts';
import { matcherFor } from '../../../routing/matching/matcher.ts';
import { randomPattern, shortTexts } from '../matching/random-pattern.ts';

const alphabet = alphabetFor([]);
const pattern = (text: string) => {
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.pattern;
};
const matcherOf = (text: string) => {
  const matcher = matcherFor(text);
  if (!('test' in matcher)) throw new Error(matcher.message);
  return matcher;
};
const machine = (text: string): Machine => matchMachine(pattern(text), alphabet, newBudget());

const texts = shortTexts(5);

describe('the machine of a pattern', () => {
  it.each([
    '^\\+?112$',
    '^0([1-9]\\d{2})$',
    '^\\+(?!31)[1-2]\\d{1,3}$',
    '\\d+',
    '.*',
    '',
    '^',
    '$',
    '1$|^2',
    '(?<!0)1',
    '(?<=\\+1)2$',
    '(?<=^0)1',
    '\\b12',
    '12\\b',
    '\\B0',
    '(?=.*1)^\\d+$',
    '(?=^1|2)\\d',
    '^(?:0?)*1$',
    '^(?!.*00)',
    '(0|1)(?!1)',
    '^(?=\\d{3}$)',
    '^(?:(?=1)\\d|2(?!2))+$',
    '(?!^)0',
    '\\A1\\z',
    '1\\Z',
    '(?=(?!1)\\d)\\d$',
  ])('%s says what the matcher says, for every short number', (text) => {
    const { test } = matcherOf(text);
    const own = machine(text);
    for (const sample of texts) expect(labelOf(own, sample) === 1, `${text} on ${sample}`).toBe(test(sample));
  });

  it('says what the matcher says, for random patterns', () => {
    fc.assert(
      fc.property(randomPattern, (text) => {
        const { test } = matcherOf(text);
        const own = machine(text);
        const wrong = texts.find((sample) => (labelOf(own, sample) === 1) !== test(sample));
        expect(wrong, text).toBeUndefined();
      }),
      { numRuns: 300, seed: 11 },
    );
  }, 60_000);

  it('is the same for two ways to write the same numbers', () => {
    const pairs = [
      ['^0\\d{2}$', '^0\\d\\d$'],
      ['^(?:0|1)2$', '^[01]2$'],
      ['^\\+(?!31)\\d+$', '^\\+(?:3(?!1)\\d*|[^3]\\d*)$'.replace('[^3]', '[0-24-9]')],
      ['.*', ''],
      ['^(?!0)\\d$', '^[1-9]$'],
    ];
    for (const [one = '', other = ''] of pairs) {
      expect([machine(one).next, machine(one).out], one).toEqual([machine(other).next, machine(other).out]);
    }
  });

  it('stays small for a pattern that is not anchored', () => {
    expect(machine('11').out.length).toBe(3);
    expect(machine('\\d+').out.length).toBe(2);
  });
});
