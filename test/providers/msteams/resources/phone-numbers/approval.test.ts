import { describe, expect, it } from 'vitest';
import { unapprovedMassChange } from '../../../../../providers/msteams/resources/phone-numbers/approval.ts';

const roster = (from: number, to: number, shift = 0): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: to - from }, (_, at) => [`u${from + at}@contoso.com`, `+3120555${2000 + from + at + shift}`]),
  );

const reasons = (before: Record<string, string>, after: Record<string, string>, approved = {}) =>
  unapprovedMassChange({ numbers: before }, { numbers: after, ...approved }).map(({ reason }) => reason);

describe('unapprovedMassChange', () => {
  it('lets five users lose their numbers unasked', () => {
    expect(reasons(roster(0, 12), roster(5, 12))).toEqual([]);
  });

  it('refuses the sixth, with the words for the tenant file', () => {
    expect(reasons(roster(0, 12), roster(6, 12))).toEqual([
      "this takes 6 numbers from their users (+31205552000, now u0@contoso.com's, is the first). Is users.csv complete?\n" +
        '  Allowed: up to 5 at once (5, or 5 % of the roster), or the very count that the tenant file approves.\n' +
        '  Fix: correct users.csv; or, if this is meant, add to tenant.yaml: approvals: { releases: { count: 6, reason: … } }',
    ]);
  });

  it('lets 5 % of a large roster go', () => {
    expect(reasons(roster(0, 1000), roster(50, 1000))).toEqual([]);
    expect(reasons(roster(0, 1000), roster(51, 1000))).toHaveLength(1);
  });

  it('takes an approval for that very count only', () => {
    expect(reasons(roster(0, 12), roster(6, 12), { approvedReleases: 6 })).toEqual([]);
    expect(reasons(roster(0, 12), roster(6, 12), { approvedReleases: 7 })[0]).toContain('The tenant file approves 7.');
  });

  it('refuses numbers going to other people in bulk', () => {
    const [reason] = reasons(roster(0, 12), roster(0, 12, 1));
    expect(reason).toContain('gives 11 numbers to other users');
    expect(reasons(roster(0, 12), roster(0, 12, 1), { approvedMoves: 11 })).toEqual([]);
  });

  it('counts neither a new user nor a change of case', () => {
    const upper = Object.fromEntries(Object.entries(roster(0, 12)).map(([upn, number]) => [upn.toUpperCase(), number]));
    expect(reasons(upper, roster(0, 40))).toEqual([]);
  });

  it('has nothing to say of a first roster', () => {
    expect(unapprovedMassChange(undefined, { numbers: roster(0, 12) })).toEqual([]);
  });
});
