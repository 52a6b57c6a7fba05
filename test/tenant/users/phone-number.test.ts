import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryOf } from '../../../tenant/countries.ts';
import { normalNumber, numberProblem } from '../../../tenant/users/phone-number.ts';

const nl = countryOf('NL');
const rule =
  'A number is E.164: + and country code, 7 to 15 digits, then ;ext= and 1 to 12 digits if it has an extension.';
const excel = 'format the column as Text before numbers are typed or opened in Excel';

const wrong: readonly [typed: string, message: string, fix: string][] = [
  [
    '3.12E+10',
    '"3.12E+10" is what Excel makes of a long number: the last digits are lost.',
    `take the numbers from their source again, and ${excel}.`,
  ],
  [
    '3,12E+10',
    '"3,12E+10" is what Excel makes of a long number: the last digits are lost.',
    `take the numbers from their source again, and ${excel}.`,
  ],
  [
    '#NAME?',
    '"#NAME?" is an error that Excel wrote instead of the number.',
    `take the numbers from their source again, and ${excel}.`,
  ],
  ['31205552101', '"31205552101" has lost its +, as happens in Excel.', `write +31205552101, and ${excel}.`],
  [
    '31205552100;ext=101',
    '"31205552100;ext=101" has lost its +, as happens in Excel.',
    `write +31205552100;ext=101, and ${excel}.`,
  ],
  [
    '205552101',
    '"205552101" has no + and no country code; Excel also drops a 0 at the front.',
    `write +31205552101, if that is the number, and ${excel}.`,
  ],
  ['0205552101', '"0205552101" isn\'t a number in E.164.', 'write +31205552101.'],
  ['0031205552101', '"0031205552101" isn\'t a number in E.164.', 'write +31205552101.'],
  ['+31 20 555-2101', '"+31 20 555-2101" isn\'t a number in E.164.', 'write +31205552101.'],
  ['+31 (0)20 555 2101', '"+31 (0)20 555 2101" isn\'t a number in E.164.', 'write +31205552101.'],
  ['tel:+31205552101', '"tel:+31205552101" isn\'t a number in E.164.', 'write +31205552101.'],
  ["'+31205552101", '"\'+31205552101" isn\'t a number in E.164.', 'write +31205552101.'],
  ['+31205552100 ext 101', '"+31205552100 ext 101" isn\'t a number in E.164.', 'write +31205552100;ext=101.'],
  ['+31205552100x101', '"+31205552100x101" isn\'t a number in E.164.', 'write +31205552100;ext=101.'],
  [
    '+31205552100;ext=1234567890123',
    '"+31205552100;ext=1234567890123" isn\'t a number in E.164.',
    'write it in full, e.g. +31205552101.',
  ],
  ['\u202a+31205552101\u202c', '"+31205552101" holds U+202A, U+202C, which no keyboard writes.', 'write +31205552101.'],
  [
    '\uff0b31\u00a020\u00a0555\u20112101',
    '"+31 20 555-2101" holds U+FF0B, U+00A0, U+2011, which no keyboard writes.',
    'write +31205552101.',
  ],
  ['\u200b0205552101', '"0205552101" holds U+200B, which no keyboard writes.', 'write +31205552101.'],
  ['+3120', '"+3120" isn\'t a number in E.164.', 'write it in full, e.g. +31205552101.'],
  ['+0205552101', '"+0205552101" isn\'t a number in E.164.', 'write it in full, e.g. +31205552101.'],
  ['ada', '"ada" isn\'t a number in E.164.', 'write it in full, e.g. +31205552101.'],
];

describe("a user's number", () => {
  it.each(wrong)('is not %s', (typed, message, fix) => {
    expect(numberProblem(typed, nl)).toEqual({ message, allowed: rule, fix });
  });

  it('keeps no 0 of national dialling behind the country code', () => {
    expect(numberProblem('+310205552101', nl)).toEqual({
      message: '"+310205552101" keeps the 0 that is only dialled inside the country.',
      allowed: 'In E.164 no 0 follows +31.',
      fix: 'write +31205552101.',
    });
  });

  it('keeps the 0 of a country that does not dial one', () => {
    expect(numberProblem('+390612345678', countryOf('IT'))).toBeUndefined();
  });

  it('is any E.164 number, with or without extension', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{6,14}$/),
        fc.option(fc.stringMatching(/^\d{1,12}$/)),
        (digits, extension) => {
          const number = `+${digits}${extension === null ? '' : `;ext=${extension}`}`;
          expect(numberProblem(number, undefined)).toBeUndefined();
          expect(numberProblem(number.replace('ext', 'EXT'), undefined)).toBeUndefined();
          expect(normalNumber(number.replace('ext', 'EXT'))).toBe(number);
        },
      ),
      { seed: 102 },
    );
  });

  it('is suggested only where the suggestion is right itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+0-9 ().;extE#'-]{1,24}$/), (typed) => {
        const suggested = /^write (\+\S+?)[.,](?: |$)/.exec(numberProblem(typed, nl)?.fix ?? '')?.[1];
        if (suggested !== undefined && !suggested.startsWith('+310'))
          expect(numberProblem(suggested, nl)).toBeUndefined();
      }),
      { seed: 103 },
    );
  });
});
