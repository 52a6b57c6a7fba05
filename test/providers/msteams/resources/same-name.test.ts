import { describe, expect, it } from 'vitest';
import { sameName, sameNames, spelledLike } from '../../../../providers/msteams/resources/same-name.ts';

describe('names as Teams compares them', () => {
  it('are the same whatever their case, and by their whole length', () => {
    expect(sameName('NL mobile', 'nl Mobile')).toBe(true);
    expect(sameName('Local', 'Local2')).toBe(false);
  });

  it('make the same list only in the same order', () => {
    expect(sameNames(['A', 'b'], ['a', 'B'])).toBe(true);
    expect(sameNames(['A', 'b'], ['b', 'a'])).toBe(false);
    expect(sameNames(['A'], ['a', 'b'])).toBe(false);
  });

  it('take the preferred spelling and keep their order', () => {
    expect(spelledLike(['national', 'ABROAD', 'new'], ['Abroad', 'National'])).toEqual(['National', 'Abroad', 'new']);
  });
});
