import { describe, expect, it } from 'vitest';
import { judgeAgain, type Waits } from '../../../scripts/ci/judge-again.ts';
import { judgeApproved, type Standing } from '../../../scripts/ci/judge-approved.ts';
import { aPart } from './a-part.ts';

const standing: Standing = {
  tenant: 'contoso',
  preview: aPart(),
  commit: 'c'.repeat(40),
  trunkline: 't'.repeat(40),
  fingerprint: 'f',
  dirty: [],
  isApproved: true,
  last: { commit: 'a'.repeat(40), isBefore: true },
};

const said = (more: Partial<Standing>) => judgeApproved({ ...standing, ...more }).map(({ message }) => message);

describe('an up in CI', () => {
  it('begins with the commit whose preview was approved', () => {
    expect(said({})).toEqual([]);
    expect(said({ last: undefined })).toEqual([]);
  });

  it.each<[string, Partial<Standing>, RegExp]>([
    ['another commit', { commit: 'd'.repeat(40) }, /approved is of commit cccccccccc, and this is dddddddddd\.$/],
    ['other files', { fingerprint: 'g' }, /and this is cccccccccc with other files\.$/],
    ['another trunkline', { trunkline: 'u'.repeat(40) }, /was made by trunkline tttttttttt, and this is uuuuuuuuuu/],
    ['no preview', { preview: undefined }, /there is no preview of it in this run/],
    ['the preview of another tenant', { preview: aPart({ tenant: 'fabrikam' }) }, /the preview is that of "fabrikam"/],
    ['a preview that failed', { preview: aPart({ exitCode: 255 }) }, /its preview failed \(exit code 255\)/],
    ['files of no commit', { dirty: ['contoso/users.csv'] }, /its commit has not: contoso\/users\.csv/],
    ['no approval', { isApproved: false }, /nobody has approved this run for environment "contoso"/],
    [
      'a newer commit carried out since',
      { last: { commit: 'e'.repeat(40), isBefore: false } },
      /commit eeeeeeeeee was carried out since/,
    ],
  ])('refuses %s', (_, more, text) => {
    expect(said(more)).toEqual([expect.stringMatching(text)]);
  });

  it('tells all that is wrong at once', () => {
    expect(said({ isApproved: false, dirty: ['x'], preview: undefined })).toHaveLength(3);
  });
});

const waits = (hoursAgo: number): Waits => ({
  what: 'SBC "main"',
  waiting: { since: new Date(Date.UTC(2026, 10, 30) - hoursAgo * 3_600_000).toISOString(), for: 'Teams' },
});
const now = new Date(Date.UTC(2026, 10, 30));
const judge = (commit: string | undefined, ...those: Waits[]) =>
  judgeAgain({ commit, waits: those }, { now, lateHours: 48 });

describe('a scheduled job', () => {
  it('does nothing where nothing was approved, or nothing waits', () => {
    expect(judge(undefined, waits(1))).toEqual({ does: 'nothing', why: 'nothing was approved and carried out yet' });
    expect(judge('abc')).toEqual({ does: 'nothing', why: 'nothing waits' });
  });

  it('carries out the approved commit again while something waits, and names what waits too long', () => {
    expect(judge('abc', waits(47))).toEqual({ does: 'up', commit: 'abc', late: [] });
    expect(judge('abc', waits(1), waits(49))).toEqual({
      does: 'up',
      commit: 'abc',
      late: [expect.stringMatching(/^SBC "main" waits since 2026-11-27 23:00 UTC for Teams$/)],
    });
  });
});
