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
        'error: Rule "Bare" of dial plan "NL" never makes a number: of 0612345678 it makes 31612345678, and nothing better of the others that it takes, 0x{9} (1,000,000,000 numbers).',
        'Routes, colleagues and networks know numbers in E.164 form only: +, calling code and number, 7 to 15 digits; emergency numbers and short codes are the exception.',
        'ada@x.example dials 0612345678: rule "Bare" makes it 31612345678, dropped, because policy "Staff" has no usage that matches',
        'let the translation begin with + and the calling code, +31 for numbers of NL.',
      ],
    ],
    [
      'that makes none of some numbers is told with one of them',
      withRules(emergency, rule('Abroad', '^00([1-9]\\d{4,15})$', '+$1')),
      [
        'note: Rule "Abroad" of dial plan "NL" also takes numbers of which it makes none: of 007134569820713456 it makes +7134569820713456, of 16 digits.',
        'Routes, colleagues and networks know numbers in E.164 form only: +, calling code and number, 7 to 15 digits; emergency numbers and short codes are the exception.',
        'ada@x.example dials 007134569820713456: rule "Abroad" makes it +7134569820713456, dropped, because policy "Staff" has no usage that matches',
        'take fewer digits, e.g. {4,14} instead of {4,15}: with the calling code there are never more than 15.',
      ],
    ],
    [
      'that adds more than a number has room for is told, whatever the pattern means by "and so on"',
      withRules(emergency, rule('Extension', '^([2-8]\\d{3,})$', '+3120555$1')),
      [
        'note: Rule "Extension" of dial plan "NL" also takes numbers of which it makes none: of 207134569 it makes +3120555207134569, of 16 digits.',
        'Routes, colleagues and networks know numbers in E.164 form only: +, calling code and number, 7 to 15 digits; emergency numbers and short codes are the exception.',
        'ada@x.example dials 207134569: rule "Extension" makes it +3120555207134569, dropped, because policy "Staff" has no usage that matches',
        'say how many digits the pattern takes: with the calling code there are never more than 15.',
      ],
    ],
    [
      'that may keep a number as it is is told',
      withRules(emergency, rule('Keep', '^(\\d{3,})$', '$1')),
      [
        'note: Rule "Keep" of dial plan "NL" also takes numbers of which it makes none: of 00442079460123 it makes 00442079460123.',
        'Routes, colleagues and networks know numbers in E.164 form only: +, calling code and number, 7 to 15 digits; emergency numbers and short codes are the exception.',
        'ada@x.example dials 00442079460123: rule "Keep" makes it 00442079460123, dropped, because policy "Staff" has no usage that matches',
        'let the translation begin with + and the calling code, +31 for numbers of NL.',
      ],
    ],
  ])('%s', (_, tenant, lines) => {
    expect(found('translation-not-valid', tenant).map(told)).toEqual([lines]);
  });

  it.each([
    ['^00([1-9]\\d*)$', '+$1'],
    ['^00(\\d+)$', '+$1'],
    ['^00(\\d{6,14})$', '+$1'],
    ['^0(\\d+)$', '+31$1'],
    ['^\\+(\\d+)$', '+$1'],
  ])('of %s is not told: nobody dials the numbers of which it makes none', (pattern, translation) => {
    expect(found('translation-not-valid', withRules(rule('Usual', pattern, translation)))).toEqual([]);
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

  it.each([
    ['+31\\1', 'write +31$1.'],
    ['+31 (0)$1', 'write +31$1.'],
  ])('that makes %s says what was meant', (translation, fix) => {
    const odd = withRules(emergency, rule('Odd', '^0([1-9]\\d{8})$', translation));
    expect(found('translation-not-valid', odd).map((finding) => finding.fix)).toEqual([fix]);
  });

  it('counts only for the numbers that the rule takes', () => {
    const wide = rule('Wide', '^0(\\d{9}|\\d{20})$', '+31$1');
    expect(found('translation-not-valid', withRules(rule('Long', '^0(\\d{20})$', '+31612345678'), wide))).toEqual([]);
    expect(found('translation-not-valid', withRules(wide))).toHaveLength(1);
  });
});
