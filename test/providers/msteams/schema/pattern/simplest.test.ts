import { describe, expect, it } from 'vitest';
import { matcherFor } from '../../../../../routing/matching/matcher.ts';

const texts = ['', '5', '55', '1234', '12345', '12345x', '555555', 'x'];

describe('a repeat by its simplest piece', () => {
  // JavaScript's own engine reads these as .NET does.
  it.each([
    '^(\\d+)+$',
    '^(\\d+)+5?$',
    '^(\\d{2,})*(\\d*)x?$',
    '^((\\d+))*5$',
    '^(?:\\d+)+(\\d)$',
    '(5+)+',
    '(?:^)+5',
    '(?:^)*(\\d)',
  ])('takes the same, groups among it: %s', (pattern) => {
    const matcher = matcherFor(pattern);
    if (!('match' in matcher)) throw new Error(matcher.message);
    const own = new RegExp(pattern);
    for (const text of texts) expect(matcher.match(text), text).toEqual(own.exec(text)?.slice() ?? undefined);
  });

  it('is found at once where a backtracking engine would try each way to share digits out', () => {
    const matcher = matcherFor('^(\\d+)+#$');
    expect('match' in matcher && matcher.match('1'.repeat(60))).toBeUndefined();
  });
});
