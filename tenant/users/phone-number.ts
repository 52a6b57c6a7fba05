import type { Country } from '../countries.ts';
import { exampleIn } from '../example-in.ts';
import type { Wording } from '../problem.ts';
import { copiedCharacters } from './copied-characters.ts';
import { isSeveralNumbers, meantNumber } from './meant-number.ts';

const e164 = /^\+[1-9]\d{6,14}$/;
const withExtension = /^(\+[1-9]\d{6,14});ext=(\d{1,12})$/i;
const allowed =
  'A number is E.164: + and country code, 7 to 15 digits, then ;ext= and 1 to 12 digits if it has an extension.';

/**
 * What is wrong with a number, or nothing. The country's dialling habits help to say what was meant; in a CSV Excel may have spoilt it,
 * YAML is typed.
 */
export const numberProblem = (
  value: string,
  country: Country | undefined,
  where: 'csv' | 'yaml' = 'csv',
): Wording | undefined => {
  if (value === '') {
    const fix = exampleIn('write it, e.g. number: +31205552101; who has none stands in no row.', country);
    return { message: 'The number is missing.', allowed, fix };
  }
  const base = withExtension.exec(value)?.[1] ?? value;
  if (e164.test(base)) return trunkZero(value, country);
  const spoilt = where === 'csv' ? damagedByExcel(value, country) : withoutPlus(value);
  return copiedFrom(value, country) ?? spoilt ?? otherwiseWritten(value, country);
};

/** What can't be seen in the file is named, for nobody finds it otherwise. */
const copiedFrom = (value: string, country: Country | undefined): Wording | undefined => {
  const copied = copiedCharacters(value);
  if (copied === undefined) return undefined;
  const { clean, named } = copied;
  const fix = isNumber(clean) ? `write ${clean}.` : otherwiseWritten(clean, country).fix;
  return { message: `"${value}" holds ${named}, which no number has.`, allowed, fix };
};

const isNumber = (value: string): boolean => e164.test(value) || withExtension.test(value);

/** As Teams keeps it: `;ext=` in lower case. */
export const normalNumber = (value: string): string => value.replace(/;ext=/i, ';ext=');

const trunkZero = (value: string, country: Country | undefined): Wording | undefined => {
  if (country === undefined || country.nationalPrefix !== '0' || !value.startsWith(`+${country.callingCode}0`))
    return undefined;
  const better = `+${country.callingCode}${value.slice(country.callingCode.length + 2)}`;
  return {
    message: `"${value}" keeps the 0 that is only dialled inside the country.`,
    allowed: `In E.164 no 0 follows +${country.callingCode}.`,
    fix: `write ${better}.`,
  };
};

const damagedByExcel = (value: string, country: Country | undefined): Wording | undefined => {
  const text = 'format the column as Text before numbers are typed or opened in Excel';
  const [, whole = '', decimals = '', exponent = ''] = /^[+-]?(\d+)(?:[.,](\d+))?E\+?(\d+)$/i.exec(value) ?? [];
  if (exponent !== '') {
    const digits = decimals.length === Number(exponent) && value.startsWith(whole) ? `${whole}${decimals}` : '';
    return {
      message: `"${value}" is what Excel makes of a long number${digits === '' ? ': the last digits are lost' : ''}.`,
      allowed,
      fix:
        digits === ''
          ? `take the numbers from their source again, and ${text}.`
          : `write +${digits}, if it begins with the country code, and ${text}.`,
    };
  }
  if (/^#(?:[\p{Lu}/0]+[!?]?|#+)$/u.test(value)) {
    return {
      message: `"${value}" is an error that Excel wrote instead of the number.`,
      allowed,
      fix: `take the numbers from their source again, and ${text}.`,
    };
  }
  const bare = value.replace(/\.0+$/, '');
  if (!/^[1-9]\d{7,14}(?:;ext=\d{1,12})?$/i.test(bare)) return undefined;
  const full = country === undefined || bare.startsWith(country.callingCode);
  return {
    message: full
      ? `"${value}" has lost its +, as happens in Excel.`
      : `"${value}" has no + and no country code; Excel also drops a 0 at the front.`,
    allowed,
    fix: `write ${full ? `+${bare}` : `+${country.callingCode}${bare}, if that is the number`}, and ${text}.`,
  };
};

const withoutPlus = (value: string): Wording | undefined =>
  /^[1-9]\d{7,14}$/.test(value)
    ? {
        message: `"${value}" isn't a number in E.164: it has no +.`,
        allowed,
        fix: `write '+${value}', if it begins with the country code.`,
      }
    : undefined;

const otherwiseWritten = (value: string, country: Country | undefined): Wording => {
  if (isSeveralNumbers(value)) {
    return {
      message: `"${value}" is more than one number.`,
      allowed: 'A user has one number.',
      fix: 'keep one of them.',
    };
  }
  const { number, assumed } = meantNumber(value, country?.callingCode) ?? {};
  const better = number !== undefined && isNumber(number) && !trunkZero(number, country) ? number : undefined;
  const fix =
    better === undefined
      ? exampleIn('write it in full, e.g. +31205552101.', country)
      : `write ${better}${assumed === undefined ? '' : `, ${assumed}`}.`;
  return { message: `"${value}" isn't a number in E.164.`, allowed, fix };
};
