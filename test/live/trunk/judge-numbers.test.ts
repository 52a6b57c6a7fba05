import { describe, expect, it } from 'vitest';
import { unknown } from '../../../live/known.ts';
import type { LiveNumber } from '../../../live/rows.ts';
import { judgeTrunk } from '../../../live/trunk/judge.ts';
import type { TrunkNow } from '../../../live/trunk/trunk-now.ts';
import { isInBlocks, membersOf, sizeOf } from '../../../tenant/unassigned/in-blocks.ts';
import { aTenant } from './a-tenant.ts';

const blocks = [{ first: '+31205552100', last: '+31205552109' }];
const tenant = aTenant({ numbers: blocks });

const held = (number: string, holder?: string, more: Partial<LiveNumber> = {}): LiveNumber => ({
  number,
  skipsInternal: false,
  ...(holder !== undefined && { holder }),
  ...more,
});
const asWanted = [held('+31205552101', 'ada@contoso.example'), held('+31205552102', 'BOB@contoso.example')];

const told = (rows: readonly LiveNumber[], of = tenant, now: TrunkNow = {}) =>
  judgeTrunk(of, now, { value: rows }).map(({ standing, text }) => `${standing}: ${text}`);

describe('blocks of numbers', () => {
  it('have the numbers from the first to the last, of their length, whatever the extension', () => {
    for (const number of ['+31205552100', '+31205552109', '+31205552105;ext=7']) {
      expect(isInBlocks(number, blocks)).toBe(true);
    }
    for (const number of ['+31205552099', '+31205552110', '+312055521', '+3120555210512']) {
      expect(isInBlocks(number, blocks)).toBe(false);
    }
  });

  it('are counted once where they overlap', () => {
    expect(sizeOf(blocks)).toBe(10);
    const over = { first: '+31205552105', last: '+31205552114' };
    expect(sizeOf([over, ...blocks, { first: '+31205552101', last: '+31205552101' }])).toBe(15);
  });
});

describe('the members of blocks', () => {
  it('are all of them, of as many blocks as there are', () => {
    expect(
      membersOf([
        { first: '+31205552109', last: '+31205552111' },
        { first: '+4420', last: '+4420' },
      ]),
    ).toEqual(['+31205552109', '+31205552110', '+31205552111', '+4420']);
    expect(membersOf([{ first: '+31205000000', last: '+31205999999' }])).toBeUndefined();
  });
});

describe('the numbers of a trunk', () => {
  it('are well where users.csv has none beside them, and those that nobody holds are counted', () => {
    expect(told(asWanted)).toEqual([
      'good: has the numbers of all 2 of users.csv, by the tenant file.',
      'good: nobody holds 8 of its 10 numbers: +31205552100, +31205552103 to +31205552109.',
    ]);
  });

  it("aren't known where the file names no blocks, nor who holds them where Teams can't be asked", () => {
    expect(told(asWanted, aTenant({}))).toEqual([
      "can't tell: which numbers are the trunk's: the tenant file doesn't say.",
    ]);
    expect(judgeTrunk(tenant, {}, unknown('needs a permission', 'grant it'))).toContainEqual({
      about: 'trunk',
      standing: "can't tell",
      text: "who holds the trunk's numbers: needs a permission",
      toKnow: 'grant it',
    });
  });

  it('are in doubt where a row of users.csv lies beside them: the file may have its spare blocks alone', () => {
    const off = aTenant({ numbers: [{ first: '+31205552102', last: '+31205552109' }] });
    expect(told(asWanted, off)[0]).toBe(
      "can't tell: whether calls to these numbers of users.csv come over it: no block of sipTrunk.numbers has them, which are all that the carrier gave: +31205552101 (ada@contoso.example).",
    );
  });

  it('are told where somebody beyond users.csv holds one, where another provider has one, and where Teams has others', () => {
    const rows = [
      ...asWanted,
      held('+31205552105', 'zoe@contoso.example'),
      held('+31205552106', undefined, { otherSort: 'OperatorConnect' }),
      held('+31205559001', 'yan@contoso.example'),
      held('+31205559002', undefined, { otherSort: 'CallingPlan' }),
    ];
    expect(told(rows).slice(1)).toEqual([
      expect.stringMatching(/^can't tell: .*another provider: \+31205552106 \(nobody\)\.$/),
      expect.stringMatching(/^can't tell: .*no block of .*: \+31205559001 \(yan@contoso\.example\)\.$/),
      'good: its numbers are also with people beyond users.csv: +31205552105 (zoe@contoso.example).',
      expect.stringContaining('good: nobody holds 7 of its 10 numbers: +31205552100, '),
    ]);
  });

  it('say nothing of who is in users.csv with another number: that is about the number, not the trunk', () => {
    expect(told([held('+31205552105', 'ada@contoso.example'), held('+31205552101', 'zoe@contoso.example')])).toEqual([
      expect.stringContaining('good'),
      expect.stringContaining('good: nobody holds 8 of its 10 numbers: '),
    ]);
  });
});

describe("the trunk's host", () => {
  it('is in DNS, not there, or not known', () => {
    expect(told(asWanted, tenant, { host: { value: true } })[0]).toBe('good: its host is in DNS.');
    expect(told(asWanted, tenant, { host: { value: false } })[0]).toMatch(/^bad: its host has no address/);
    expect(told(asWanted, tenant, { host: unknown('no name server answers') })[0]).toMatch(/^can't tell: /);
  });
});
