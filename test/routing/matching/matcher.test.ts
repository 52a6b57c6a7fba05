import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../providers/msteams/schema/pattern/parse.ts';
import { backtracker, TooManySteps } from '../../../routing/matching/backtrack.ts';
import { matcherFor, withinSteps } from '../../../routing/matching/matcher.ts';
import { toJavaScript } from '../../../routing/matching/regexp.ts';
import { randomPattern, shortTexts } from './random-pattern.ts';

const match = (pattern: string, text: string) => {
  const matcher = matcherFor(pattern);
  if (!('match' in matcher)) throw new Error(matcher.message);
  return matcher.match(text);
};

describe('a matcher', () => {
  it.each<[string, string, (string | undefined)[] | undefined]>([
    ['^0([1-9]\\d{8})$', '0612345678', ['0612345678', '612345678']],
    ['^0([1-9]\\d{8})$', '061234567', undefined],
    ['\\d+', '+4420', ['4420']],
    ['(?<area>\\d\\d)(\\d)', '201', ['201', '1', '20']],
    ['(?<=\\+)31', '+31', ['31']],
    ['(?i)^x$', 'X', ['X']],
    ['a|ab', 'ab', ['a']],
    ['[0-9-[5]]', '5', undefined],
  ])('%s on %j', (pattern, text, groups) => {
    expect(match(pattern, text)).toEqual(groups);
  });

  it('keeps what a group took in an earlier round, as .NET does and JavaScript does not', () => {
    expect(match('^(?:(0)|1)*$', '01')).toEqual(['01', '0']);
    expect(/^(?:(0)|1)*$/.exec('01')?.[1]).toBeUndefined();
  });

  it('lets an empty round end a repeat, as .NET does and JavaScript does not', () => {
    expect(match('^(?:|0)*', '0')).toEqual(['']);
    expect(/^(?:|0)*/.exec('0')?.[0]).toBe('0');
    expect(match('^(0?)*', '0')).toEqual(['0', '']);
  });

  it.each<[string, string, (string | undefined)[] | undefined]>([
    ['^(?:(?!9)(\\d{4})(?!\\d)|(\\d)+)$', '23456', ['23456', undefined, '6']],
    ['^(?:(?=(\\d)2)\\d(?!\\d)|\\d(\\d))$', '12', ['12', undefined, '2']],
    ['^(?=(\\d+))\\d(?<!3)\\d*$', '12', ['12', '12']],
    ['^(?:(?!(1))\\d|(\\d)+)$', '1', ['1', undefined, '1']],
  ])('takes back with a way what groups took on it, also after a lookaround: %s on %s', (pattern, text, groups) => {
    expect(match(pattern, text)).toEqual(groups);
  });

  it.each([
    '^(\\d+)+#$',
    '^(?:\\d+)+#$',
    '^(?:\\d|\\d\\d)+#$',
    '^(\\d*)*(\\d*)*(\\d*)*#$',
    '^(?=(?:1*)*2)',
    '^(?:(?:1|1)(?:1|1)?){1,40}#$',
  ])('answers for %s, though trying all ways through it would take forever', (pattern) => {
    expect(match(pattern, '1'.repeat(48))).toBeUndefined();
  });

  it('counts its steps, and says when there are too many', () => {
    const pattern = `^${'(?:'.repeat(3)}\\d{0,200}${'){0,200}'.repeat(3)}#$`;
    expect(() => match(pattern, '1'.repeat(60))).toThrow(TooManySteps);
    const said = withinSteps(pattern, () => match(pattern, '1'.repeat(60)));
    expect(said).toMatchObject({ reason: 'unsupported', message: expect.stringContaining('200,000 steps') });
  });

  it("agrees with JavaScript's engine wherever both mean the same", () => {
    const texts = shortTexts(4);
    fc.assert(
      fc.property(randomPattern, (text) => {
        const parsed = parsePattern(text);
        if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
        const javaScript = toJavaScript(parsed.pattern);
        fc.pre(javaScript !== undefined);
        const original = new RegExp(text);
        const run = backtracker(parsed.pattern);
        for (const sample of texts) {
          const expected = original.exec(sample);
          const spans = run(sample);
          const own = spans && expected?.map((_, group) => slice(sample, spans, group));
          expect(own, `${text} on ${sample}`).toEqual(expected ? [...expected] : undefined);
          const viaRegExp = javaScript?.expression.exec(sample);
          const inOrder = viaRegExp && javaScript?.groups.map((group) => viaRegExp[group]);
          expect(inOrder ?? undefined, `${text} on ${sample}`).toEqual(expected ? [...expected] : undefined);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  }, 60_000);
});

const slice = (text: string, spans: readonly number[], group: number): string | undefined => {
  const start = spans[2 * group] ?? -1;
  return start < 0 ? undefined : text.slice(start, spans[2 * group + 1]);
};
