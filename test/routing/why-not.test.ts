import { describe, expect, it } from 'vitest';
import { whyNot } from '../../routing/why-not.ts';

describe('why a pattern does not match a number', () => {
  it.each([
    ['^0([1-9]\\d{8})$', '061234567', '1 digit too few'],
    ['^0([1-9]\\d{8})$', '0612345678901', '3 digits too many'],
    ['^0([1-9]\\d{8})$', '00442071234567', 'takes nothing that begins with 00'],
    ['^\\+31[1-57]\\d{8}$', '+31612345678', 'takes nothing that begins with +316'],
    ['^\\+(?!31)[1-9]\\d{6,14}$', '+31612345678', 'takes nothing that begins with +31'],
    ['^(112)$', '0612345678', 'takes nothing that begins with 0'],
    ['(?=1)2', '2', 'matches nothing'],
    ['^(\\d+)x(\\d+)$', '2', 'takes only numbers with an extension'],
    ['9$', '12', '1 digit too few'],
    ['^(?>0)$', '1', undefined],
    ['^\\d+(?<=0$)', '1', undefined],
  ])('%s and %s: %s', (pattern, number, reason) => {
    expect(whyNot(pattern, number)).toBe(reason);
  });
});
