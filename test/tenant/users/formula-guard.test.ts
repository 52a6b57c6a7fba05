import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from '../../../tenant/users/formula-guard.ts';
import { readCsv } from '../../../tenant/users/read-csv.ts';

describe('values of a CSV that somebody opens in a spreadsheet', () => {
  it.each(['=SUM(A1)', '+1', '-2', '@x', "'=x", "''=x", '\tx'])(
    '%j begins with an apostrophe there, and is read as it was',
    (value) => {
      expect(guarded(value)).toBe(`'${value}`);
      expect(unguarded(guarded(value))).toBe(value);
    },
  );

  it.each(['NL agents', "o'hara", "'s-Gravenhage", 'a=b', ''])('%j stands as it is', (value) => {
    expect(guarded(value)).toBe(value);
    expect(unguarded(value)).toBe(value);
  });

  it('is read in every column but the number, which says itself what is wrong', () => {
    const { rows } = readCsv(Buffer.from("upn,number,policy\na@b.example,'+31205552101,'=x\n"), 'users.csv');
    expect(rows[0]?.cells).toEqual({ upn: 'a@b.example', number: "'+31205552101", policy: '=x' });
  });
});
