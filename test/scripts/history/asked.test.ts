import { describe, expect, it } from 'vitest';
import { type Asked, chosen, problemsOf } from '../../../scripts/history/asked.ts';
import type { Write } from '../../../scripts/history/writes.ts';
import { formatProblem } from '../../../tenant/problem.ts';

const write = (time: string, about: Pick<Write, 'kind'> & Partial<Write>): Write => ({
  time: `2026-11-${time}Z`,
  run: 'run-1',
  write: 1,
  to: null,
  end: 'done',
  tries: 1,
  ...about,
});
const numbers = 'PhoneNumbers';
const known = {
  writes: [
    write('28T06:41:07.000', { kind: 'VoiceRoute', object: 'NL mobile' }),
    write('28T06:41:09.000', {
      kind: numbers,
      user: 'id-ada',
      upn: 'ada@contoso.com',
      ended: '2026-11-28T06:41:12.000Z',
    }),
    write('28T06:41:10.000', { kind: numbers, user: 'id-adab', upn: 'ada.b@contoso.com' }),
    write('29T08:00:00.000', { kind: 'TenantDialPlan', user: 'id-cyd', upn: 'cyd@contoso.com' }),
  ],
  users: ['eve@contoso.com'],
  now: new Date('2026-11-29T09:00:00Z'),
};
const said = (asked: Asked, of = known) => problemsOf(asked, of).map(formatProblem);

describe('what is asked of a history', () => {
  it.each<[Asked, string[]]>([
    [{ user: 'ada' }, ['ada@contoso.com']],
    [{ user: 'ADA@contoso.com' }, ['ada@contoso.com']],
    [{ user: 'id-cyd' }, ['cyd@contoso.com']],
    [{ user: 'ada', kind: 'TenantDialPlan' }, []],
    [{ kind: 'phonenumbers' }, ['ada@contoso.com', 'ada.b@contoso.com']],
    [{ object: 'nl MOBILE' }, ['NL mobile']],
    [{ since: '2026-11-29' }, ['cyd@contoso.com']],
    [{ since: '2026-11-28T06:41:10' }, ['ada@contoso.com', 'ada.b@contoso.com', 'cyd@contoso.com']],
    [{ since: '2026-11-28T08:41:10+02:00' }, ['ada@contoso.com', 'ada.b@contoso.com', 'cyd@contoso.com']],
    [{ since: '61m' }, ['cyd@contoso.com']],
    [{ since: '59m' }, []],
    [{ since: '2w', user: 'cyd' }, ['cyd@contoso.com']],
    [{ user: 'eve' }, []],
    [{}, ['NL mobile', 'ada@contoso.com', 'ada.b@contoso.com', 'cyd@contoso.com']],
  ])('by %o is only that', (asked, about) => {
    expect(said(asked)).toEqual([]);
    expect(chosen(asked, known).map(({ object, upn }) => object ?? upn)).toEqual(about);
  });

  it.each<[Asked, string]>([
    [
      { kind: 'PhoneNumber' },
      `npm run history: --kind: "PhoneNumber" isn't a kind of which something was written.
  Known: PhoneNumbers, TenantDialPlan, VoiceRoute.
  Fix: write "PhoneNumbers".`,
    ],
    [
      { object: 'NL moblie' },
      `npm run history: --object: "NL moblie" isn't an object that was written.
  Known: NL mobile.
  Fix: write "NL mobile".`,
    ],
    [
      { user: 'adda' },
      `npm run history: --user: "adda" isn't in the history, nor in users.csv.
  Known: ada, ada.b, cyd, eve.
  Fix: write "ada".`,
    ],
    [
      { user: 'eve@fabrikam.com' },
      `npm run history: --user: "eve@fabrikam.com" isn't in the history, nor in users.csv.
  Known: ada.b@contoso.com, ada@contoso.com, cyd@contoso.com, eve@contoso.com.
  Fix: correct the spelling, or leave it out to see all.`,
    ],
  ])('and nobody knows is told: %o', (asked, words) => {
    expect(said(asked)).toEqual([words]);
  });

  it.each(['yesterday', '2026-02-30', '7', '7y', '2026-11-28T25:00', '28.11.2026', ''])('is no time: "%s"', (since) => {
    expect(said({ since })[0]).toMatch(/^npm run history: --since: ".*" isn't a time\.\n/);
  });

  it('asks nothing of names where nothing is on record yet', () => {
    expect(said({ kind: 'Sbc', object: 'x' }, { ...known, writes: [] })).toEqual([]);
  });
});
