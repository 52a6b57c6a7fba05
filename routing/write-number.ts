import { countryCodes, countryOf } from '../tenant/countries.ts';

const callingCodes = new Set(countryCodes().flatMap((code) => countryOf(code)?.callingCode ?? []));

/** A dialled number as people write it: `00 44 20 7123 4567`, `06 1234 5678`, `112`. `country` is where it is dialled. */
export const writeNumber = (dialled: string, country: string): string => {
  if (!/^\+?\d+$/.test(dialled)) return dialled;
  const prefix = dialled.startsWith('+') ? '+' : (countryOf(country.toUpperCase())?.internationalPrefix ?? '00');
  const rest = dialled.slice(prefix.length);
  const code = dialled.startsWith(prefix) ? callingCodeOf(rest) : undefined;
  if (code === undefined || rest.length - code.length < 4) return inGroups(dialled);
  const start = prefix === '+' ? `+${code}` : `${prefix} ${code}`;
  return `${start} ${inGroups(rest.slice(code.length))}`;
};

const callingCodeOf = (number: string): string | undefined =>
  [1, 2, 3].map((length) => number.slice(0, length)).find((start) => callingCodes.has(start));

/** Groups of four from the end; what is left stands first. */
const inGroups = (digits: string): string => {
  if (digits.length < 7) return digits;
  const groups: string[] = [];
  let end = digits.length;
  while (end > 4) {
    const size = end === 5 ? 3 : 4;
    groups.unshift(digits.slice(end - size, end));
    end -= size;
  }
  return [digits.slice(0, end), ...groups].join(' ');
};
