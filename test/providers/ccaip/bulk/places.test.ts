import { describe, expect, it } from 'vitest';
import type { LogLine } from '../../../../providers/ccaip/bulk/error-log.ts';
import { type Bases, columnsOf, placeLines, wordsOf } from '../../../../providers/ccaip/bulk/places.ts';

const columns = columnsOf({
  keys: ['email', 'first_name', 'last_name', 'roles', 'external_user', 'teams'],
  samples: {},
  roles: ['Agent', 'Admin'],
  teams: ['Sales'],
});
const emails = ['ada@x.example', 'bob@x.example', 'cyd@x.example'];

const said = (line: Partial<LogLine>, bases: Bases = {}): string[] => {
  const whole = { message: 'Wrong', row: undefined, column: undefined, isWarning: false, ...line };
  return placeLines([whole], emails, columns, bases).map((one) =>
    [...one.rows.map((at) => emails[at]?.slice(0, 3)), wordsOf(one, emails)].join(' '),
  );
};

describe('a line of an error log', () => {
  it.each<[string, Partial<LogLine>, Bases, string]>([
    ['is of its row, where it is known from what rows are counted', { row: 2 }, { row: 1 }, 'bob Wrong'],
    ['is of the only row that can be meant', { row: 0 }, {}, 'ada Wrong'],
    ['is of who stands in its text', { row: 9, message: 'BOB@x.example is taken' }, {}, 'bob BOB@x.example is taken'],
    [
      'names everybody whom it may mean',
      { row: 3 },
      {},
      'cyd bob Wrong (row 3 of the file: cyd@x.example or bob@x.example, by where CCAIP begins to count; rowBase of TRUNKLINE_CCAIP_LITERALS says it)',
    ],
    ['is of all rows, where CCAIP names none', {}, {}, 'ada bob cyd Wrong (CCAIP names no row)'],
    [
      'is of all rows, where its row is none of them',
      { row: 40 },
      { row: 1 },
      'ada bob cyd Wrong (row 40 of the file, by whatever CCAIP counts)',
    ],
    ['names its column', { row: 0, column: 2 }, { column: 1 }, 'ada First name: Wrong'],
    ['names its column, counted from 0', { row: 0, column: 2 }, { column: 0 }, 'ada Last name: Wrong'],
    ['counts columns from 1 where nobody says it', { row: 0, column: 2 }, {}, 'ada First name: Wrong'],
    [
      'counts columns from 0 where its text speaks of that one',
      { row: 0, column: 0, message: 'Must be a valid email' },
      {},
      'ada Email: Must be a valid email',
    ],
    [
      'has a column for each role and team, behind all others',
      { row: 0, column: 6 },
      { column: 1 },
      'ada Role: Admin: Wrong',
    ],
    ['has a column for each team', { row: 0, column: 7 }, { column: 1 }, 'ada Team: Sales: Wrong'],
    ['may name its column in words', { row: 0, column: 'External User' }, {}, 'ada External User: Wrong'],
    ['says no column that there is not', { row: 0, column: 90 }, { column: 1 }, 'ada Wrong'],
  ])('%s', (_, line, bases, words) => {
    expect(said(line, bases)).toEqual([words]);
  });

  it('is read by all rows of its log together: what one of them can not mean, none of them means', () => {
    const lines = [0, 2].map((row) => ({ message: 'Wrong', row, column: undefined, isWarning: false }));
    expect(placeLines(lines, emails, columns, {}).map(({ rows }) => rows)).toEqual([[0], [2]]);
  });
});
