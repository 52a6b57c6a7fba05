import { describe, expect, it } from 'vitest';
import { regionOf } from '../../../routing/numbers/regions.ts';

describe('whose number it is', () => {
  it.each([
    ['+31612345678', 'NL'],
    ['+12025550123', 'US'],
    ['+14165550123', 'CA'],
    ['+18762101234', 'JM'],
    ['+18095551234', 'DO'],
    ['+77012345678', 'KZ'],
    ['+79161234567', 'RU'],
    ['+442079460123', 'GB'],
    ['+441481256789', 'GG'],
    ['+447781123456', 'GG'],
    ['+390669812345', 'VA'],
    // Freephone numbers of North America are everybody's there; the main country stands for them.
    ['+18005550123', 'US'],
    ['+870301234567', undefined],
    ['+9991234567', undefined],
    ['0612345678', undefined],
  ])('%s: %s', (number, region) => {
    expect(regionOf(number)).toBe(region);
  });
});
