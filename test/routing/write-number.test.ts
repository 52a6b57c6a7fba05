import { describe, expect, it } from 'vitest';
import { writeNumber } from '../../routing/write-number.ts';

describe('a number as people write it', () => {
  it.each([
    ['00442079460123', 'NL', '00 44 20 7946 0123'],
    ['+442079460123', 'NL', '+44 20 7946 0123'],
    ['01112025550123', 'US', '011 1 20 2555 0123'],
    ['0612345678', 'NL', '06 1234 5678'],
    ['061234567', 'NL', '06 123 4567'],
    ['+31612345678', 'NL', '+31 61 234 5678'],
    ['112', 'NL', '112'],
    ['2101', 'NL', '2101'],
    ['*21#', 'NL', '*21#'],
    ['00', 'NL', '00'],
  ])('%s dialled in %s: %s', (dialled, country, written) => {
    expect(writeNumber(dialled, country)).toBe(written);
  });
});
