import { describe, expect, it } from 'vitest';
import { countryCodes, countryOf } from '../../tenant/countries.ts';

describe('countryOf', () => {
  it.each([
    ['NL', '31', '0', '00'],
    ['GB', '44', '0', '00'],
    ['US', '1', '1', '011'],
    ['IT', '39', '', '00'],
    ['DK', '45', '', '00'],
    ['HU', '36', '06', '00'],
    ['AU', '61', '0', '0011'],
    ['JP', '81', '0', '010'],
  ])('knows how %s is dialled', (code, callingCode, nationalPrefix, internationalPrefix) => {
    expect(countryOf(code)).toEqual({ callingCode, nationalPrefix, internationalPrefix });
  });

  it('knows only digits', () => {
    for (const code of countryCodes()) {
      const { callingCode = '', nationalPrefix = '', internationalPrefix = '' } = countryOf(code) ?? {};
      expect(`${callingCode} ${nationalPrefix} ${internationalPrefix}`).toMatch(/^[1-9]\d{0,2} \d{0,2} \d{1,4}$/);
    }
  });

  it('knows no made-up country', () => {
    expect(countryOf('nl')).toBeUndefined();
    expect(countryOf('toString')).toBeUndefined();
  });
});
