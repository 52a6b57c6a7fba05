import { describe, expect, it } from 'vitest';
import { endOfNewSecret, expiresOf, lastWholeDay } from '../../tenant/secret-end.ts';

/** Every 12th month-end, and the days around it: what "the day after" could get wrong. */
const days = ['2028-02-28', '2028-02-29', '2028-10-31', '2028-12-31', '2029-03-01'];

describe('the end of a new secret', () => {
  it('is noon of the day after its last day, which is then over even where the sun sets last', () => {
    expect(endOfNewSecret('2028-10-31', '2026-11-28')).toBe('2028-11-01T12:00:00Z');
    const overInTheLastZone = Date.parse('2028-11-01T00:00:00-12:00');
    expect(Date.parse(endOfNewSecret('2028-10-31', '2026-11-28'))).toBe(overInTheLastZone);
  });

  it('is the beginning of that day where noon would be later than 24 months from today', () => {
    expect(endOfNewSecret('2028-11-27', '2026-11-28')).toBe('2028-11-27T00:00:00Z');
    expect(endOfNewSecret('2028-11-26', '2026-11-28')).toBe('2028-11-27T12:00:00Z');
    expect(endOfNewSecret('2028-11-01', '2026-11-01')).toBe('2028-11-01T00:00:00Z');
    expect(endOfNewSecret('2030-02-27', '2028-02-29')).toBe('2030-02-27T00:00:00Z');
    expect(endOfNewSecret('2030-02-26', '2028-02-29')).toBe('2030-02-27T12:00:00Z');
  });

  it.each(days)('tells the day that the file named, %s, again', (day) => {
    expect(expiresOf(endOfNewSecret(day, '2027-06-01'))).toBe(day);
    expect(expiresOf(endOfNewSecret(day, '2026-11-28'))).toBe(day);
    expect(expiresOf(`${day}T00:00:00.000Z`)).toBe(day);
  });

  it('tells the last day on which the secret works all day', () => {
    expect(lastWholeDay('2028-11-01T12:00:00Z')).toBe('2028-10-31');
    expect(lastWholeDay('2028-10-31T00:00:00Z')).toBe('2028-10-30');
    expect(lastWholeDay('2028-03-01T00:00:00.000Z')).toBe('2028-02-29');
  });
});
