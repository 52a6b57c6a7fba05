import { describe, expect, it } from 'vitest';
import type { Tenant } from '../../../tenant/tenant.ts';
import { emergency, found, rule, told, withRules } from './a-tenant.ts';

const _amsterdam = rule('Amsterdam', '^0(20\\d{7})$', '+3120$1');

describe('a translation', () => {
  it.each<[string, Tenant, string[]]>([
    [
      'that never makes a number is an error',
      withRules(emergency, rule('Bare', '^0(\\d{9})$', '31$1')),
      [
        'error: Rule "Bare" of dial plan "NL" never makes a number: 31$1 gives no + and 7 to 15 digits, and no short code, for any number that it takes, 0x{9} (1,000,000,000 numbers).',
        'Routes, colleagues and networks know numbers in E.164 form only: +, calling code and number; emergency numbers and short codes are the exception.',
        'ada@x.example dials 0612345678: rule "Bare" makes it 31612345678, dropped, because policy "Staff" has no usage that matches',
        'let the translation begin with + and the calling code.',
      ],
    ],
    [
      'that makes none of some numbers is told with one of them',
      withRules(emergency, rule('Abroad', '^00([1-9]\\d*)$', '+$1')),
      [
        'note: Rule "Abroad" of dial plan "NL" also takes numbers of which it makes none: 001 | 00[2-9] and more.',
        'Routes, colleagues and networks know numbers in E.164 form only: +, calling code and number; emergency numbers and short codes are the exception.',
        'ada@x.example dials 007: rule "Abroad" makes it +7, dropped, because policy "Staff" has no usage that matches',
        'let the pattern take only as many digits as numbers have, e.g. {6,14} instead of + or *.',
      ],
    ],
  ])('%s', (_, tenant, lines) => {
    expect(found('translation-not-valid', tenant).map(told)).toEqual([lines]);
  });

  it.each<[string, string, string]>([
    ['a whole number', '^0([1-9]\\d{8})$', '+31$1'],
    ['an emergency number', '^(112)$', '$1'],
    ['an emergency number with a +', '^(\\+112)$', '$1'],
    ['a short code', '^(116\\d{3})$', '$1'],
    ['a star code', '^(\\*21)$', '$1'],
    ['an extension', '^(\\d{2})$', '+31205552100;ext=$1'],
  ])('that makes %s is none', (_, pattern, translation) => {
    expect(found('translation-not-valid', withRules(rule('Fine', pattern, translation)))).toEqual([]);
  });

  it('counts only for the numbers that the rule takes', () => {
    const wide = rule('Wide', '^0(\\d{9}|\\d{20})$', '+31$1');
    expect(found('translation-not-valid', withRules(rule('Long', '^0(\\d{20})$', '+31612345678'), wide))).toEqual([]);
    expect(found('translation-not-valid', withRules(wide))).toHaveLength(1);
  });
});
