import { describe, expect, it } from 'vitest';
import { manyNumbers } from '../../../routing/compare/sample-numbers.ts';
import { library, planOf } from '../../../routing/numbers/library.ts';
import type { NormalizationRule, Tenant } from '../../../tenant/tenant.ts';
import {
  emergency,
  extension,
  found,
  international,
  national,
  prefixed,
  rule,
  told,
  user,
  withRules,
} from './a-tenant.ts';

const wrong = (tenant: Tenant) => found('translation-wrong-number', tenant);

const inCountry = (country: string, ...rules: NormalizationRule[]): Tenant => ({
  ...withRules(...rules),
  country,
  users: [user('ada', { number: `+${planOf(country)?.callingCode}${planOf(country)?.examples.fixed}` })],
});

describe('a rule that makes a wrong number', () => {
  it.each<[string, Tenant, string[]]>([
    [
      'was copied from another country',
      withRules(emergency, rule('National', '^0(\\d{9})$', '+49$1')),
      [
        'warning: Rule "National" of dial plan "NL" takes whole numbers of NL and makes others of them, such as 0771345698 and more (471,000,000 numbers): of 0612345678 it makes +49612345678, and that is +31612345678 in NL.',
        'Who dials as people in NL do reaches somebody else, or nobody.',
        'ada@x.example dials 0612345678: rule "National" makes it +49612345678, dropped, because policy "Staff" has no usage that matches',
        'let the translation begin with +31; or, if those who dial so are in DE, write country: DE under their site.',
      ],
    ],
    [
      'is for extensions and takes area codes too',
      withRules(emergency, rule('Extension', '^(\\d{4,10})$', '+3120555$1'), national),
      [
        'warning: Rule "Extension" of dial plan "NL" takes whole numbers of NL and makes others of them, such as 0771345698 and more (471,000,000 numbers): of 0612345678 it makes +31205550612345678, and that is +31612345678 in NL.',
        'Who dials as people in NL do reaches somebody else, or nobody.',
        'ada@x.example dials 0612345678: rule "Extension" makes it +31205550612345678, dropped, because policy "Staff" has no usage that matches',
        'let the pattern take only the digits that it is for, so that 0612345678 is left to a rule that makes +31612345678 of it.',
      ],
    ],
    [
      'keeps the 0',
      withRules(emergency, rule('National', '^(0\\d{9})$', '+31$1')),
      [
        'warning: Rule "National" of dial plan "NL" takes whole numbers of NL and makes others of them, such as 0771345698 and more (471,000,000 numbers): of 0612345678 it makes +310612345678, and that is +31612345678 in NL.',
        'Who dials as people in NL do reaches somebody else, or nobody.',
        'ada@x.example dials 0612345678: rule "National" makes it +310612345678, dropped, because policy "Staff" has no usage that matches',
        'leave out the 0 that is only dialled inside the country: ^0(\\d+)$ with +31$1.',
      ],
    ],
    [
      'was copied from another country, where people leave out the national prefix',
      inCountry('US', rule('National', '^([2-9]\\d{9})$', '+44$1')),
      [
        expect.stringMatching(/: of (\d{10}) it makes \+44\d{10}, and that is \+1\d{10} in US\.$/),
        'Who dials as people in US do reaches somebody else, or nobody.',
        expect.stringContaining('rule "National" makes it +44'),
        'let the translation begin with +1; or, if those who dial so are in GB, write country: GB under their site.',
      ],
    ],
    [
      'writes its own calling code before that which was dialled',
      inCountry('US', rule('International', '^011(\\d{7,14})$', '+1$1')),
      [
        'warning: Rule "International" of dial plan "NL" makes other numbers of those that it takes: of 011442079460123 it makes +1442079460123, and that is +442079460123.',
        'Who dials a number with its calling code means that one, and reaches somebody else, or nobody.',
        'ada@x.example dials 011442079460123: rule "International" makes it +1442079460123, dropped, because policy "Staff" has no usage that matches',
        'let the translation keep the calling code that was dialled, +$1 as a rule, or let the pattern leave such numbers out.',
      ],
    ],
    [
      'keeps a part of the prefix in Hungary',
      inCountry('HU', rule('National', '^0(\\d{9})$', '+36$1')),
      [
        expect.stringMatching(/: of 06\d{8} it makes \+366\d{8}, and that is \+36\d{8} in HU\.$/),
        'Who dials as people in HU do reaches somebody else, or nobody.',
        expect.stringContaining('rule "National" makes it +366'),
        'leave out the 06 that is only dialled inside the country: ^06(\\d+)$ with +36$1.',
      ],
    ],
    [
      'lacks a digit',
      withRules(emergency, rule('Extension', '^([2-8]\\d{3})$', '+312055$1')),
      [
        'warning: Rule "Extension" of dial plan "NL" makes no whole number: of 2071 it makes +3120552071, which has too few digits for +31, and nothing better of the others that it takes.',
        'Colleagues and networks have whole numbers only; the plan of +31 is known from libphonenumber.',
        'ada@x.example dials 2071: rule "Extension" makes it +3120552071, dropped, because policy "Staff" has no usage that matches',
        'let the translation add the digits that are missing, as a number in users.csv has them.',
      ],
    ],
    [
      'has a digit too many',
      withRules(emergency, rule('Extension', '^([2-8]\\d{3})$', '+31205555$1')),
      [
        'warning: Rule "Extension" of dial plan "NL" makes no whole number: of 2071 it makes +312055552071, which has too many digits for +31, and nothing better of the others that it takes.',
        'Colleagues and networks have whole numbers only; the plan of +31 is known from libphonenumber.',
        'ada@x.example dials 2071: rule "Extension" makes it +312055552071, dropped, because policy "Staff" has no usage that matches',
        'let the translation add fewer digits, or the pattern take fewer, as a number in users.csv has them.',
      ],
    ],
    [
      'drops the 0 that is a part of the number in Italy',
      inCountry('IT', rule('National', '^0([1-9]\\d{5,9})$', '+39$1')),
      [
        expect.stringMatching(/of (\d+) it makes \+39\d+, and that is \+390\d+ in IT\.$/),
        'Who dials as people in IT do reaches somebody else, or nobody.',
        expect.stringContaining('rule "National" makes it'),
        expect.stringContaining('let the pattern take only'),
      ],
    ],
  ])('%s', (_, tenant, lines) => {
    expect(wrong(tenant).map(told)).toEqual([lines]);
  });

  it.each<[string, Tenant]>([
    ['usual rules', withRules(emergency, international, national, extension)],
    [
      'usual rules with an external prefix',
      withRules(...prefixed([emergency, international, national, extension], '9')),
    ],
    ['"and so on"', withRules(emergency, international, rule('National', '^0(\\d+)$', '+31$1'))],
    ['numbers abroad that a rule for those at home takes too', withRules(rule('National', '^0(\\d+)$', '+31$1'))],
    ['a whole number that goes to an office on purpose', withRules(rule('Moved', '^0(20555\\d{4})$', '+3130777$1'))],
    [
      'what is dialled without the 0 for an outside line',
      withRules(rule('Out', '^00([1-9]\\d{8})$', '+31$1'), rule('City', '^0([2-9]\\d{8})$', '+49$1')),
    ],
    ['an extension behind a ;ext=', withRules(rule('Extension', '^(\\d{3})$', '+31205552100;ext=$1'))],
    [
      'a service that the carrier wants with a calling code',
      inCountry('GB', rule('Service', '^(1189\\d{2})$', '+44$1')),
    ],
    ['numbers that stay as they are', withRules(rule('Keep', '^(\\+?\\d{10})$', '$1'))],
    ['a range that libphonenumber lacks', withRules(rule('Extension', '^([2-8]\\d{3})$', '+319955$1'))],
    ['an emergency number with an area code', withRules(rule('Emergency', '^(112)$', '+3120$1'))],
    ['an alias of one number', withRules(rule('Help', '^0612345678$', '+31205552101'))],
    ['numbers that only an SBC knows', withRules(rule('Code', '^0(\\d{9})$', '*31*$1'))],
    // Not dialled so by everyone who has the plan.
    [
      'what is right for some of those who dial by the plan',
      {
        ...withRules(rule('National', '^0(\\d{9})$', '+49$1')),
        sites: { Bonn: { country: 'DE' } },
        users: [user('ada'), user('bob', { country: 'DE' })],
      } as Tenant,
    ],
  ])('is not found in %s', (_, tenant) => {
    expect(wrong(tenant)).toEqual([]);
  });

  it('is not found in a colleague that libphonenumber has no plan for', () => {
    const odd = rule('Extension', '^([2-8]\\d{3})$', '+312055$1');
    const tenant = withRules(emergency, odd);
    expect(wrong({ ...tenant, users: [user('ada', { number: '+3120552101' })] })).toEqual([]);
  });

  it('is not found in the rules of any country: numbers abroad and at home, extensions, local calls', () => {
    const told = [
      'AT',
      'AU',
      'BE',
      'BR',
      'CH',
      'DE',
      'DK',
      'ES',
      'FR',
      'GB',
      'HU',
      'IN',
      'IT',
      'JP',
      'NZ',
      'PL',
      'RU',
      'RW',
      'SE',
      'SG',
      'US',
      'ZA',
    ].flatMap((country) => {
      const { callingCode, nationalPrefix, internationalPrefix, examples } = planOf(country) ?? {};
      const fixed = examples?.fixed ?? '';
      return wrong(
        inCountry(
          country,
          rule('Abroad', `^${internationalPrefix}([1-9]\\d{6,14})$`, '+$1'),
          rule('Home', `^${nationalPrefix}(\\d{${nationalPrefix ? 5 : 7},12})$`, `+${callingCode}$1`),
          rule('Extension', '^(\\d{4})$', `+${callingCode}${fixed.slice(0, -4)}$1`),
          rule('Short', '^(\\d{3})$', `+${callingCode}${fixed.slice(0, -3)}$1`),
          rule('Local', `^([2-9]\\d{${fixed.length - 4}})$`, `+${callingCode}${fixed.slice(0, 3)}$1`),
        ),
      ).map(({ what }) => `${country}: ${what}`);
    });
    expect(told).toEqual([]);
  }, 60_000);

  it("agrees with libphonenumber's own reading of what is dialled", () => {
    const { PhoneNumberUtil } = library();
    const util = PhoneNumberUtil.getInstance();
    const whole = (country: string) =>
      manyNumbers(country).flatMap((dialled) => {
        try {
          const number = util.parseAndKeepRawInput(dialled, country);
          const international = `+${util.format(number, library().PhoneNumberFormat.INTERNATIONAL).replaceAll(/\D/g, '')}`;
          return util.isValidNumber(number) && /^0\d{8,}$/.test(dialled) ? [{ dialled, right: international }] : [];
        } catch {
          return [];
        }
      });
    const told = { right: 0, wrong: 0 };
    for (const country of ['NL', 'GB', 'FR', 'CH']) {
      const numbers = whole(country).filter(({ dialled }) => !dialled.startsWith('00'));
      const { callingCode } = planOf(country) ?? {};
      for (const pattern of ['^0(\\d{8,10})$', '^(0\\d{8,10})$', '^0(\\d\\d{7,9})$', '^0([1-9])(\\d{7,9})$']) {
        for (const translation of [`+${callingCode}$1`, '+49$1', `+${callingCode}$1$2`]) {
          if (translation.includes('$2') !== pattern.includes(')(')) continue;
          const made = (dialled: string) => dialled.replace(new RegExp(pattern), translation);
          const expected = numbers.some(
            ({ dialled, right }) => new RegExp(pattern).test(dialled) && made(dialled) !== right,
          );
          const finding = wrong(inCountry(country, rule('One', pattern, translation)));
          expect(finding.length > 0, `${country} ${pattern} ${translation}`).toBe(expected);
          told[expected ? 'wrong' : 'right'] += 1;
        }
      }
    }
    expect(Math.min(told.right, told.wrong)).toBeGreaterThan(5);
  }, 60_000);
});
