import { describe, expect, it } from 'vitest';
import { aTenant, found, told, user } from './a-tenant.ts';

const of = (...numbers: string[]) =>
  found('number-misfit', aTenant({ users: numbers.map((number, at) => user(`u${at}`, { number })) }));

describe('a number that its country has not', () => {
  it('is a warning at the first row, with each and why', () => {
    const findings = of('+3120555210', '+31205552101', '+312055521011', '+31611111111', '+4955512', '+999123456789');
    expect(findings.map(told)).toEqual([
      [
        'warning: 3 numbers of users.csv are none that a carrier gives: +3120555210 (u0@x.example, too short), +312055521011 (u2@x.example, too long), +999123456789 (u5@x.example, of no country).',
        'A call to a number that its country has not is delivered by no carrier, so it rings nobody, and nobody can call back who is shown it.',
        'correct the digits in users.csv; where the country has such numbers by now, leave them.',
      ],
    ]);
    expect(findings[0]?.part).toEqual({ kind: 'user', name: 'u0@x.example' });
  });

  it('is one row as one, and its extension counts for nothing', () => {
    expect(of('+3120555210;ext=12')[0]?.what).toBe(
      '1 number of users.csv is none that a carrier gives: +3120555210;ext=12 (u0@x.example, too short).',
    );
    expect(of('+31205552101;ext=1234567')).toEqual([]);
  });

  it.each([
    '+12025550123',
    '+448001111',
    '+15550123456',
    '+441632960123',
    '+493012345',
    '+393331234567',
    '+33123456789',
    '+6531234567',
  ])('%s is none: made up or not, it has the length of one', (number) => expect(of(number)).toEqual([]));
});
