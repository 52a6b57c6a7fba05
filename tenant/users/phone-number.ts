import type { Country } from '../countries.ts';
import { exampleIn } from '../example-in.ts';
import type { Wording } from '../problem.ts';
import { copiedCharacters } from './copied-characters.ts';

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
  const fix = e164.test(clean) || withExtension.test(clean) ? `write ${clean}.` : otherwiseWritten(clean, country).fix;
  return { message: `"${clean}" holds ${named.join(', ')}, which no keyboard writes.`, allowed, fix };
};

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
  if (/^[+-]?\d+(?:[.,]\d+)?E[+-]?\d+$/i.test(value)) {
    return {
      message: `"${value}" is what Excel makes of a long number: the last digits are lost.`,
      allowed,
      fix: `take the numbers from their source again, and ${text}.`,
    };
  }
  if (/^#[A-Z/0!?]+$/.test(value)) {
    return {
      message: `"${value}" is an error that Excel wrote instead of the number.`,
      allowed,
      fix: `take the numbers from their source again, and ${text}.`,
    };
  }
  if (!/^[1-9]\d{7,14}(?:;ext=\d{1,12})?$/i.test(value)) return undefined;
  const full = country === undefined || value.startsWith(country.callingCode);
  return {
    message: full
      ? `"${value}" has lost its +, as happens in Excel.`
      : `"${value}" has no + and no country code; Excel also drops a 0 at the front.`,
    allowed,
    fix: `write ${full ? `+${value}` : `+${country.callingCode}${value}, if that is the number`}, and ${text}.`,
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
  const better = candidates(value, country).find((candidate) => e164.test(candidate) || withExtension.test(candidate));
  const fix = better === undefined ? exampleIn('write it in full, e.g. +31205552101.', country) : `write ${better}.`;
  return { message: `"${value}" isn't a number in E.164.`, allowed, fix };
};

/** What the writer may have meant, likeliest first. */
const candidates = (value: string, country: Country | undefined): string[] => {
  const [head = '', extension] = value
    .replace(/^(?:tel|sip):/i, '')
    .replace(/^[='"]+|["']+$/g, '')
    .split(/;?\s*(?:ext(?:ension)?|x)\.?\s*=?\s*(?=\d+$)/i);
  const bare = head.replaceAll('(0)', '').replaceAll(/[\s().\-/]/g, '');
  const tail = extension === undefined ? '' : `;ext=${extension}`;
  if (bare.startsWith('+')) return [`${bare}${tail}`];
  if (country === undefined) return [];
  const { callingCode, nationalPrefix, internationalPrefix } = country;
  if (bare.startsWith(internationalPrefix)) return [`+${bare.slice(internationalPrefix.length)}${tail}`];
  if (nationalPrefix !== '' && bare.startsWith(nationalPrefix))
    return [`+${callingCode}${bare.slice(nationalPrefix.length)}${tail}`];
  return bare.startsWith(callingCode) ? [`+${bare}${tail}`] : [];
};
