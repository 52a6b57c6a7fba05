import { describe, expect, it } from 'vitest';
import {
  dialledEmergency,
  emergencyNumbersOf,
  recognisedEmergency,
  requiredEmergency,
} from '../../../routing/numbers/emergency.ts';
import { allPlans } from '../../../routing/numbers/library.ts';

describe('emergency numbers', () => {
  it.each([
    ['NL', ['112']],
    ['US', ['911']],
    ['GB', ['112', '999']],
    ['HU', ['104', '105', '107', '112']],
    ['AU', ['000', '106', '112']],
    ['BE', ['100', '101', '112']],
    ['FR', ['112', '15', '17', '18', '114', '191', '196']],
    ['JP', ['110', '119', '118']],
    ['GP', ['15', '17', '18', '112']],
    // Microsoft has no row.
    ['IS', []],
    // The library has the old ones only.
    ['UZ', []],
  ])('of %s that people there are told to dial: %j', (country, numbers) => {
    expect(requiredEmergency(country)).toEqual(numbers);
  });

  it.each([
    ['NL', ['112']],
    ['IS', ['112']],
    ['JM', ['110', '119', '911']],
    ['AE', ['997', '998', '999']],
    ['BT', ['110', '112', '113']],
    ['RU', ['112', '01', '02', '03', '101', '102', '103']],
    ['UY', ['128', '911']],
    ['AD', ['110', '112', '116', '118']],
    ['UZ', ['101', '102', '103', '112']],
    // Microsoft says that there are none; the library has some.
    ['ZW', ['993', '994', '995', '999']],
    ['BQ', ['112', '911']],
    ['AQ', []],
  ])('of %s that are dialled as far as is known: %j', (country, numbers) => {
    expect(dialledEmergency(country)).toEqual(numbers);
  });

  it.each([
    ['NL', '911'],
    ['US', '112'],
    ['BE', '117'],
    ['IN', '108'],
    ['FR', '115'],
  ])('in %s %s is recognised, and nobody has to reach it', (country, number) => {
    expect(emergencyNumbersOf(country)).toContainEqual({ number, standing: 'recognised', masks: [] });
    expect(recognisedEmergency(country)).toContain(number);
    expect(dialledEmergency(country)).not.toContain(number);
  });

  it('of North America have the masks that Teams takes for them', () => {
    expect(emergencyNumbersOf('us')[0]).toEqual({ number: '911', standing: 'required', masks: ['1911', '9911'] });
  });

  it('of no country are required and likely at once', () => {
    for (const { region } of allPlans()) {
      const standings = new Set(emergencyNumbersOf(region).map(({ standing }) => standing));
      expect([region, standings.has('required') && standings.has('likely')]).toEqual([region, false]);
    }
  });
});
