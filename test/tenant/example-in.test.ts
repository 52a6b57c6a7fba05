import { describe, expect, it } from 'vitest';
import { countryOf } from '../../tenant/countries.ts';
import { exampleIn } from '../../tenant/example-in.ts';

describe('an example in another country', () => {
  it.each([
    ['NL', 'write it in full, e.g. +31205552101.', 'write it in full, e.g. +31205552101.'],
    ['GB', 'number: +31205552101', 'number: +441212345678'],
    ['GB', "dial: '0612345678'", "dial: '07400123456'"],
    ['GB', '+31612345678', '+447400123456'],
    ['GB', '^\\+316\\d{8}$', '^\\+447\\d{9}$'],
    ['GB', '{ route: NL mobile }', '{ route: Mobile }'],
    [
      'US',
      "{ name: National, pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }",
      "{ name: National, pattern: '^1(\\d{10})$', translation: '+1$1' }",
    ],
    ['IT', "pattern: '^0([1-9]\\d{8})$'", "pattern: '^(\\d{10})$'"],
  ])('%s: %s', (country, text, told) => {
    expect(exampleIn(text, countryOf(country))).toBe(told);
  });

  it('is as it is where the country is not known', () => {
    expect(exampleIn('+31205552101', undefined)).toBe('+31205552101');
  });
});
