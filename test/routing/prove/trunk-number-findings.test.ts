import { describe, expect, it } from 'vitest';
import type { FindingKind } from '../../../routing/prove/finding.ts';
import type { Tenant, UnassignedNumbers, User } from '../../../tenant/tenant.ts';
import { aTenant, found, told, user } from './a-tenant.ts';

const dutch = { first: '+31205552100', last: '+31205552199' };
const tenant = (numbers: Tenant['sipTrunk']['numbers'], more: Partial<Tenant> = {}): Tenant =>
  aTenant({ sipTrunk: { inboundDomain: 'in.example', ...(numbers && { numbers }) }, ...more });
const says = (kind: FindingKind, of: Tenant) => found(kind, of).map(told);
const treatment = (name: string, pattern: string): UnassignedNumbers => ({
  name,
  pattern,
  user: 'ada@x.example',
  adopt: false,
});
/** Everybody of a block, so that it has no number left. */
const holders = (from: number, to: number): User[] =>
  Array.from({ length: to - from + 1 }, (_, at) => user(`u${from + at}`, { number: `+3120555${from + at}` }));

describe('the blocks of the trunk', () => {
  it('have the numbers of users.csv, or it is a warning that names whose they have not', () => {
    const users = [user('ada'), user('zoe', { number: '+31205553000;ext=7' }), user('yan', { number: '+31205559999' })];
    expect(says('number-beside-trunk', tenant([dutch], { users }))).toEqual([
      [
        'warning: 2 numbers of users.csv are in no block of sipTrunk.numbers: +31205553000;ext=7 (zoe@x.example), +31205559999 (yan@x.example).',
        "sipTrunk.numbers are all blocks that the carrier has given the tenant, those of users.csv among them; a call to a number that isn't the trunk's doesn't come in over it.",
        'add the block that the carrier gave to sipTrunk.numbers, or correct the rows in users.csv.',
      ],
    ]);
    expect(found('number-beside-trunk', tenant([dutch], { users }))[0]?.part).toEqual({
      kind: 'trunk',
      path: ['numbers'],
    });
  });

  it('one number is told as one', () => {
    const users = [user('zoe', { number: '+31205553000' })];
    expect(says('number-beside-trunk', tenant([dutch], { users }))[0]?.[0]).toBe(
      'warning: 1 number of users.csv is in no block of sipTrunk.numbers: +31205553000 (zoe@x.example).',
    );
  });

  it('that the file doesn’t say are nothing to compare with', () => {
    const of = tenant(undefined, { users: [user('zoe', { number: '+31205553000' })] });
    for (const kind of ['number-beside-trunk', 'trunk-number-unheld', 'trunk-number-abroad'] as const)
      expect(says(kind, of)).toEqual([]);
  });

  it('with numbers that nobody holds are a note, with how many, and the first few', () => {
    expect(says('trunk-number-unheld', tenant([dutch], { users: holders(2101, 2103) }))).toEqual([
      [
        "note: 97 numbers of the trunk are nobody's in users.csv: +31205552100, +31205552104 to +31205552199.",
        'A call to one of them rings nobody whom the files know, and the number costs what it costs.',
        'give them to people, let a treatment of unassigned numbers take them, or give them back to the carrier.',
      ],
    ]);
    expect(says('trunk-number-unheld', tenant([dutch], { users: holders(2100, 2199) }))).toEqual([]);
    expect(says('trunk-number-unheld', tenant([dutch], { users: holders(2100, 2198) }))[0]?.[0]).toBe(
      "note: 1 number of the trunk is nobody's in users.csv: +31205552199.",
    );
  });

  it('leave out of it what treatments of unassigned numbers take, and say so', () => {
    const of = (...unassignedNumbers: UnassignedNumbers[]) =>
      says('trunk-number-unheld', tenant([dutch], { users: holders(2100, 2149), unassignedNumbers }));
    const [[what, why] = []] = of(treatment('Leavers', '^\\+3120555219\\d$'));
    expect(what).toBe("note: 40 numbers of the trunk are nobody's in users.csv: +31205552150 to +31205552189.");
    expect(why).toContain('Not counted are those that treatment "Leavers" of unassigned numbers takes.');
    expect(of(treatment('All', '^\\+31205552\\d{3}$'))).toEqual([]);
    const [[, none] = []] = of(treatment('Elsewhere', '^\\+31205559\\d{3}$'));
    expect(none).not.toContain('Elsewhere');
    const [[, two] = []] = of(treatment('Nineties', '^\\+3120555219\\d$'), treatment('Eighties', '^\\+3120555218\\d$'));
    expect(two).toContain('treatments "Nineties" and "Eighties" of unassigned numbers take.');
  });

  it('say where they didn’t look whether a treatment takes some', () => {
    const large = { first: '+31201000000', last: '+31201999999' };
    const [finding] = found(
      'trunk-number-unheld',
      tenant([large], { users: [], unassignedNumbers: [treatment('Leavers', '^\\+3120\\d{7}$')] }),
    );
    expect(finding?.certainty).toBe('sampled');
    expect(finding?.what).toContain('1,000,000 numbers of the trunk');
    expect(finding?.why).toContain(`Whether "Leavers" takes some of them wasn't looked at.`);
  });

  it('leave out what is given back', () => {
    const telnyx = {
      connection: 'x',
      outbound: { destinations: ['NL'], dailySpendLimit: 50 },
      orders: [],
      release: ['+31205552199'],
    };
    const sipTrunk = { provider: 'telnyx', inboundDomain: 'in.example', numbers: [dutch], telnyx } as const;
    expect(says('trunk-number-unheld', aTenant({ sipTrunk, users: holders(2100, 2198) }))).toEqual([]);
  });

  it('are told of orders, too, that name a number which nobody holds', () => {
    const orders = [{ name: 'one', numbers: ['+31205552100', '+31205553300', '+31205553301'] }];
    const telnyx = { connection: 'x', outbound: { destinations: ['NL'], dailySpendLimit: 50 }, orders, release: [] };
    const sipTrunk = { provider: 'telnyx', inboundDomain: 'in.example', telnyx } as const;
    const users = [...holders(2101, 2199), user('zoe', { number: '+31205553300' })];
    const what = "note: 1 number of the trunk is nobody's in users.csv: +31205553301.";
    expect(says('trunk-number-unheld', aTenant({ sipTrunk, users }))[0]?.[0]).toBe(
      what.replace('1 number of the trunk is', '2 numbers of the trunk are').replace('csv: ', 'csv: +31205552100, '),
    );
    const [block, finding, ...more] = found(
      'trunk-number-unheld',
      aTenant({ sipTrunk: { ...sipTrunk, numbers: [dutch] }, users }),
    );
    // What lies in a block is told once, with the block.
    expect(block).toMatchObject({ part: { path: ['numbers'] }, what: expect.stringMatching(/: \+31205552100\.$/) });
    expect(finding).toMatchObject({ part: { path: ['telnyx', 'orders'] }, what: what.replace('note: ', '') });
    expect(more).toEqual([]);
  });

  it('of another country than anybody’s are a note', () => {
    const british = { first: '+442079460200', last: '+442079460209' };
    expect(says('trunk-number-abroad', tenant([dutch, british]))).toEqual([
      [
        'note: Numbers of the trunk are of GB, where nobody is by the files: +442079460200 to +442079460209.',
        "People are in NL. A carrier may ask for an address in the country of a number, and where emergency calls with it end is the carrier's to say.",
        'correct the block, or say by a site where its people are.',
      ],
    ]);
    // An international network is no country's.
    expect(says('trunk-number-abroad', tenant([dutch, { first: '+883510000000', last: '+883510000009' }]))).toEqual([]);
    const users = [user('ada'), user('amy', { number: '+442079460201', country: 'GB' })];
    expect(says('trunk-number-abroad', tenant([dutch, british], { users }))).toEqual([]);
  });
});
