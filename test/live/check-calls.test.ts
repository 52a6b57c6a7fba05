import { describe, expect, it } from 'vitest';
import { checkCallLive } from '../../live/check-calls.ts';
import type { LiveRows } from '../../live/rows.ts';
import { liveSide } from '../../live/side.ts';
import { liveReport } from '../../scripts/calls/report.ts';
import type { ExpectedCall } from '../../tenant/load-calls.ts';
import { ada, aLive, gateway } from './a-live.ts';
import { fileSide, nlFile } from './nl-file.ts';

const mobile: ExpectedCall = { as: 'ada', dial: '0612345678', expect: { route: 'NL mobile', sbcs: ['main'] } };
const held = [{ number: '+31205552101', holder: ada.upn, skipsInternal: false }];
const play = (expected: ExpectedCall, rows: Partial<LiveRows> = {}) =>
  checkCallLive(fileSide(), liveSide(aLive({ numbers: held, ...rows }), nlFile), expected);
const lines = (...results: ReturnType<typeof play>[]) => liveReport('calls.yaml', results);

describe('an expected call against the tenant as it is now', () => {
  it('holds where the tenant gives it', () => {
    expect(play(mobile).live).toEqual({ verdict: 'holds', byFile: [], differences: [] });
    expect(play({ to: '+31205552101', expect: { rings: 'ada' } }).live.verdict).toBe('holds');
    expect(lines(play(mobile))).toEqual(['calls.yaml: 1 of 1 expected calls hold in the tenant.']);
  });

  it('is not in effect yet where the files give it and the tenant does not, and says what differs', () => {
    const late = play(mobile, { gateways: [{ ...gateway, Enabled: false }] });
    expect(late.live).toMatchObject({ verdict: 'not in effect', byFile: [] });
    expect(lines(late, play(mobile)).slice(0, 7)).toEqual([
      'calls.yaml: calls[0]: ada dials 0612345678',
      '  Not in effect yet.',
      expect.stringMatching(/^ {2}The route should be NL mobile; it is none /),
      expect.stringMatching(/^ {2}The SBCs should be main; it is none /),
      '  SBC main: enabled false; the file says true.',
      '',
      'calls.yaml: 1 of 2 expected calls hold in the tenant, 1 not in effect yet.',
    ]);
  });

  it("is not in effect yet for somebody whom Teams does not know, and where a number is nobody's", () => {
    expect(play(mobile, { people: [], numbers: [] }).live.verdict).toBe('not in effect');
    const numbers = [{ number: '+31205552101', skipsInternal: false }];
    expect(play({ to: '+31205552101', expect: { rings: 'ada' } }, { numbers }).live.verdict).toBe('not in effect');
  });

  it('names with a fix whom the files do not have, and without one whom only the tenant does not', () => {
    const unknown = lines(play({ ...mobile, as: 'adda' }, { people: [], numbers: [] }));
    expect(unknown.slice(1, 3)).toEqual([
      '  Wrong, by the files too.',
      '  "adda" isn\'t a user of this tenant.\n  Fix: write "ada".',
    ]);
    const late = lines(play(mobile, { people: [], numbers: [] }));
    expect(late.slice(1, 3)).toEqual([
      '  Not in effect yet.',
      expect.stringMatching(/ isn't a user of this tenant\.$/),
    ]);
    const rings: ExpectedCall = { to: '+31205552101', expect: { rings: 'ada' } };
    const moved = lines(play(rings, { people: [], numbers: [] }));
    expect(moved.join('\n')).not.toContain("who isn't a user");
  });

  it('is wrong where the files do not give it either, whatever the tenant does', () => {
    const wrong: ExpectedCall = { ...mobile, expect: 'blocked' };
    expect(play(wrong).live).toMatchObject({
      verdict: 'wrong',
      byFile: ['It should be dropped; it is NL mobile, main.'],
    });
    expect(lines(play(wrong)).slice(0, 3)).toEqual([
      'calls.yaml: calls[0]: ada dials 0612345678',
      '  Wrong, by the files too.',
      '  It should be dropped; it is NL mobile, main.',
    ]);
    const still = play(wrong, { gateways: [{ ...gateway, Enabled: false }] });
    expect(still).toMatchObject({ failures: [], live: { verdict: 'wrong' } });
    expect(lines(still)[1]).toBe('  Wrong by the files: it still goes as expected in the tenant, until the next up.');
    expect(lines(still).at(-1)).toBe('calls.yaml: 0 of 1 expected calls hold in the tenant, 1 wrong.');
  });

  it('means the same people by the same short names as the files', () => {
    const stranger = { ...ada, upn: 'ada@other.example', number: undefined };
    expect(play(mobile, { people: [stranger, ada] }).live.verdict).toBe('holds');
    expect(play(mobile).expected).toEqual(mobile);
  });
});
