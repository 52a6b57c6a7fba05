import { describe, expect, it } from 'vitest';
import { judgeLast, judgeRecord, type Last, lateIn, type Waits } from '../../../scripts/ci/judge-again.ts';
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
    [
      'a run that another tenant has stopped',
      { stoppedBy: 'fabrikam' },
      /not begun, since calls of "fabrikam" are not/,
    ],
    ['no approval', { isApproved: false }, /nobody has approved this run for environment "contoso"/],
    [
      'a newer commit begun since',
      { last: { commit: 'e'.repeat(40), isBefore: false } },
      /commit eeeeeeeeee was begun since/,
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
const last: Last = {
  id: 1,
  commit: 'b'.repeat(40),
  trunkline: 't'.repeat(40),
  run: '7',
  at: '2026-11-29T00:00:00Z',
  state: 'done',
  isAlive: false,
  isMerged: true,
};
const judge = (more: Partial<Last>) => judgeLast('contoso', { ...last, ...more });

describe('a scheduled job', () => {
  it('does nothing where nothing was approved, or while an up runs', () => {
    expect(judgeLast('contoso', undefined)).toEqual({
      does: 'nothing',
      why: 'nothing was approved and carried out yet',
    });
    expect(judge({ state: 'runs', isAlive: true })).toEqual({ does: 'nothing', why: 'an up is running' });
  });

  it('goes on with the commit whose up began last, once that has done all that it could', () => {
    expect(judge({})).toEqual({ does: 'look', commit: last.commit });
  });

  it.each<[string, Partial<Last>, RegExp]>([
    [
      'failed half-way',
      { state: 'failed' },
      /the up of commit bbbbbbbbbb began last and failed, so nothing is carried/,
    ],
    ['lost calls', { state: 'stopped' }, /began last and its calls are not shown to hold/],
    ['was killed', { state: 'runs' }, /began last and nobody knows how it ended/],
    ['was never merged', { isMerged: false }, /commit bbbbbbbbbb, which is on record .* is not part of this branch/],
  ])('refuses, and says why, where that one %s', (_, more, text) => {
    expect(judge(more)).toMatchObject({ does: 'refuse', problem: { message: expect.stringMatching(text) } });
  });

  it('is for what a person has approved, by the trunkline that carried it out', () => {
    const said = (isApproved: boolean, trunkline: string) =>
      judgeRecord('contoso', last, { isApproved, trunkline })?.message;
    expect(said(true, last.trunkline)).toBeUndefined();
    expect(said(true, 'y')).toMatch(/carried out by trunkline tttttttttt; this is y\.$/);
    expect(said(false, last.trunkline)).toMatch(/no run of commit bbbbbbbbbb in which a person has approved "contoso"/);
  });

  it('names what waits too long', () => {
    expect(lateIn([waits(1), waits(47)], { now, lateHours: 48 })).toEqual([]);
    expect(lateIn([waits(1), waits(49)], { now, lateHours: 48 })).toEqual([
      expect.stringMatching(/^SBC "main" waits since 2026-11-27 23:00 UTC for Teams$/),
    ]);
  });
});
