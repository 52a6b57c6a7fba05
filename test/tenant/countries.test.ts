import { describe, expect, it } from 'vitest';
import { countryCodes, countryOf } from '../../tenant/countries.ts';

describe('countryOf', () => {
  it.each([
    ['NL', '31', '0', '00', '101234567', '612345678'],
    ['GB', '44', '0', '00', '1212345678', '7400123456'],
    ['US', '1', '1', '011', '2015550123', '2015550123'],
    ['IT', '39', '', '00', '0212345678', '3123456789'],
    ['DK', '45', '', '00', '32123456', '34412345'],
    ['HU', '36', '06', '00', '12345678', '201234567'],
    ['AU', '61', '0', '0011', '212345678', '412345678'],
    ['JP', '81', '0', '010', '312345678', '9012345678'],
  ])('knows how %s is dialled', (code, callingCode, nationalPrefix, internationalPrefix, fixed, mobile) => {
    expect(countryOf(code)).toEqual({ callingCode, nationalPrefix, internationalPrefix, fixed, mobile });
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
