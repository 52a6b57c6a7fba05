import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alphabetFor } from '../../../routing/automata/alphabet.ts';
import { labelOf } from '../../../routing/automata/machine.ts';
import { emergencyNumbersOf, recognisedEmergency } from '../../../routing/numbers/emergency.ts';
import { numberKinds } from '../../../routing/numbers/kinds.ts';
import { regionOf } from '../../../routing/numbers/regions.ts';
import { writeNumber } from '../../../routing/numbers/write-number.ts';

/**
 * What Python's phonenumbers 9.0.43 says (pip download phonenumbers==9.0.43), another reading of the same plans, of another date:
 *
 * - regions.csv: for each region `example_number_for_type` of PREMIUM_RATE, and of MOBILE too where the calling code is shared, or
 *   else `example_number`; with `region_code_for_number` and `number_type`.
 * - emergency.csv: all numbers of 2 to 5 digits for which `shortnumberinfo.is_emergency_number(number, region)` holds.
 * - written.csv: `format_in_original_format(parse(dialled, country, keep_raw_input=True), country)`.
 */
const rows = (file: string): string[][] =>
  readFileSync(join(import.meta.dirname, 'phonenumbers', `${file}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

const phones = alphabetFor([]);
const isOf = (kind: string, homes: readonly string[], number: string): boolean => {
  const found = numberKinds(homes).find(({ name }) => name === kind);
  return found !== undefined && labelOf(found.language(phones), number) === 1;
};

/** Parts of a country with a code of their own, as routing/numbers/corrections.ts has them. */
const together: Readonly<Record<string, readonly string[]>> = {
  US: ['US', 'AS', 'GU', 'MP', 'PR', 'VI'],
  NO: ['NO', 'SJ'],
};

describe('what Python makes of the same numbers', () => {
  it('has the same region, wherever the number is', () => {
    const found = rows('regions').map(([number = '']) => [number, regionOf(number)]);
    expect(found).toEqual(rows('regions').map(([number, region]) => [number, region]));
  });

  it('has the same premium numbers', () => {
    const premium = rows('regions').flatMap(([number = '', , type]) => (type === 'premium' ? [number] : []));
    const found = rows('regions').flatMap(([number = '']) => (isOf('premium', [], number) ? [number] : []));
    expect(found).toEqual(premium);
    expect(premium.length).toBeGreaterThan(100);
  });

  it.each(['NL', 'US', 'CA', 'JM', 'RU', 'KZ', 'GB', 'JE', 'IT', 'NO'])(
    'has the same numbers abroad, seen from %s',
    (home) => {
      const own = together[home] ?? [home];
      // Kinds that all countries of a plan share, such as freephone, are of the main country by name.
      const abroad = rows('regions').flatMap(([number = '', region = '', type]) =>
        own.includes(region) || type === 'premium' ? [] : [number],
      );
      const found = abroad.filter((number) => isOf(`abroad from ${home}`, [home], number));
      expect(found).toEqual(abroad);
      const athome = rows('regions').flatMap(([number = '', region = '']) => (own.includes(region) ? [number] : []));
      expect(athome.filter((number) => isOf(`abroad from ${home}`, [home], number))).toEqual([]);
      expect(athome).not.toEqual([]);
    },
  );

  it.each(rows('emergency'))('recognises in %s %s', (country = '', numbers = '') => {
    const mine = recognisedEmergency(country);
    expect(numbers.split(' ').filter((number) => !mine.includes(number))).toEqual([]);
    // Nothing is required that only one source has, unless it was reviewed.
    const reviewed = ['114', '191', '196', '118'];
    const required = emergencyNumbersOf(country).filter(({ standing }) => standing === 'required');
    const alone = required.filter(({ number }) => !numbers.split(' ').includes(number)).map(({ number }) => number);
    expect(alone.filter((number) => !reviewed.includes(number))).toEqual([]);
  });

  it.each(rows('written'))('writes %s, dialled in %s, as %s', (dialled = '', country = '', written = '') => {
    expect(writeNumber(dialled, country)).toBe(written);
  });
});
