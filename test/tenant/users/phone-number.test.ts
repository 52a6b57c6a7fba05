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
  [
    '\u202a+31205552101\u202c',
    '"\u202a+31205552101\u202c" holds the invisible U+202A, U+202C, which no number has.',
    'write +31205552101.',
  ],
  [
    '\uff0b31\u00a020\u00a0555\u20112101',
    '"\uff0b31\u00a020\u00a0555\u20112101" holds U+FF0B (\uff0b), U+2011 (\u2011) and the invisible U+00A0, which no number has.',
    'write +31205552101.',
  ],
  ['\u200b0205552101', '"\u200b0205552101" holds the invisible U+200B, which no number has.', 'write +31205552101.'],
  ['+3120', '"+3120" isn\'t a number in E.164.', 'write it in full, e.g. +31205552101.'],
  ['', 'The number is missing.', 'write it, e.g. number: +31205552101; who has none stands in no row.'],
  [
    '3.1205552101E+10',
    '"3.1205552101E+10" is what Excel makes of a long number.',
    `write +31205552101, if it begins with the country code, and ${excel}.`,
  ],
  ['ada', '"ada" isn\'t a number in E.164.', 'write it in full, e.g. +31205552101.'],
];

/** Ways in which people and programs write +31205552101, and what is offered. */
const written: readonly [typed: string, fix: string][] = [
  ...[
    '++31205552101',
    '+0031205552101',
    '+31 0 20 5552101',
    '+31(020)5552101',
    '+31020 5552101',
    '(0031)205552101',
    '011 31 20 5552101',
    '020/555 21 01',
    '31.205.552.101',
    '31,205,552,101',
    '+31205552101.0',
    '="+31205552101"',
    'sip:+31205552101@ujet.sip.carrier.example;user=phone',
    'tel:+31205552101;phone-context=+31',
    'tel:%2B31205552101',
    'callto://+31205552101',
    'Ada <+31205552101>',
    'Tel. +31205552101',
    '+31205552101 (work)',
    '+\u0663\u0661\u0662\u0660\u0665\u0665\u0665\u0662\u0661\u0660\u0661',
    '+31\u221220\u30fb5552101',
    '+31\u00b720\u00b7555\u00b72101',
  ].map((typed): [string, string] => [typed, 'write +31205552101.']),
  ...['#12', 'Durchwahl 12', 'DW 12', 'toestel 12', 'poste 12', ';ext= 12', ',12'].map((tail): [string, string] => [
    `+31205552101 ${tail}`,
    'write +31205552101;ext=12.',
  ]),
  ['+31205552101-112', 'write +31205552101;ext=112, if 112 is an extension.'],
  ['+31205552101 (112)', 'write +31205552101;ext=112, if 112 is an extension.'],
  ['+31205552101 / +31205552102', 'keep one of them.'],
  // In Germany an extension is part of the number, in Italy the 0 is.
  ['+49 30 1234567-12', 'write +4930123456712.'],
  ['+39 (0)6 12345678', 'write +390612345678.'],
  ['+312O555210l', 'write +31205552101, if the letters in it were meant for digits.'],
  ['+31 20 KLM2101', 'write it in full, e.g. +31205552101.'],
  ['+31205552101p12', 'write it in full, e.g. +31205552101.'],
];

describe("a user's number", () => {
  it.each(written)('is meant by %s', (typed, fix) => {
    expect(numberProblem(typed, nl)?.fix).toBe(fix);
  });

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
