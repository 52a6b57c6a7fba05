import { describe, expect, it } from 'vitest';
import { nearest } from '../../tenant/nearest.ts';

describe('nearest', () => {
  it.each([
    ['Natonal', 'National'],
    ['national', 'National'],
    ['Naitonal', 'National'],
    ['Emergncy', 'Emergency'],
    ['usages', 'pstnUsages'],
    ['sbc', 'sbcs'],
    ['Nation', 'National'],
  ])('finds what %s was meant to be', (typed, meant) => {
    expect(nearest(typed, ['National', 'International', 'Emergency', 'pstnUsages', 'sbcs'])).toBe(meant);
  });

  it.each(['sbc3', 'x', '', 'Amsterdam'])('finds nothing for %s, which is another word', (typed) => {
    expect(nearest(typed, ['main', 'National'])).toBeUndefined();
  });
});
