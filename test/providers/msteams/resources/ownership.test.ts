import { describe, expect, it } from 'vitest';
import type { Kept } from '../../../../providers/msteams/resources/described/kept.ts';
import { markOf, withMark } from '../../../../providers/msteams/resources/described/mark.ts';
import { foreignTo, keptBy, leftToAnother, objection } from '../../../../providers/msteams/resources/ownership.ts';
import { runRecord } from '../../../../providers/msteams/resources/run-record.ts';
import type { Session } from '../../../../providers/msteams/session.ts';
import { urnOf } from './teams-session.ts';

const found = (description: string | null) => ({
  token: 'msteams:index:VoiceRoute',
  noun: 'voice route',
  name: 'NL mobile',
  description,
});
const own = urnOf('route-nl-mobile');
const judge = (description: string | null, adopt = false) => foreignTo(found(description), own, adopt)?.message;

describe('an object that is there already', () => {
  it('is taken up when it carries our own mark', () => {
    expect(judge(withMark('any', markOf(own)))).toBeUndefined();
  });

  it('is refused without a mark, and the message names both ways', () => {
    expect(judge('made by hand')).toBe(
      'create voice route "NL mobile": Teams has a voice route of this name that trunkline didn\'t make.\n' +
        '  Fix: set `adopt: true` at its entry to take it over, or import it: npm run import -- contoso voice-route "NL mobile"',
    );
  });

  it('is taken over without a mark when its entry says so', () => {
    expect(judge(null, true)).toBeUndefined();
  });

  it.each([false, true])('is refused with the mark of another URN (adopt: %s)', (adopt) => {
    expect(judge(withMark(undefined, markOf(urnOf('other'))), adopt)).toMatch(/renamed\? add an alias/);
  });
});

describe('an update', () => {
  const theirs = withMark('any', markOf(urnOf('other')));
  const before = markOf(urnOf('old-name'));
  const judged = (description: string | null, kept: Kept, differs: string[] = []) =>
    objection(found(description), own, kept, differs)?.message;

  it.each([
    ['its own mark', withMark(undefined, markOf(own)), { __mark: before }],
    ['the mark that it had under its old name', withMark('any', before), { __mark: before }],
    ['any mark, where the state knows of none', theirs, {}],
    ['no mark, where the state knows of none', 'by hand', {}],
    ['no mark, and everything else as it was', null, { __mark: before }],
  ])('goes on with %s', (_what, description, kept) => {
    expect(judged(description, kept, description === null ? [] : ['NumberPattern'])).toBeUndefined();
  });

  it('is refused with the mark of neither, and says how to go on', () => {
    expect(judged(theirs, { __mark: before })).toMatch(
      /^update voice route "NL mobile": Teams' voice route .* mark of another resource .*\n {2}Fix: .*take its entry out here.*"\[trunkline [0-9a-f]{10}\]"/,
    );
  });

  it('is refused without a mark where other fields differ too, and names them', () => {
    expect(judged('by hand', { __mark: before }, ['NumberPattern', 'OnlinePstnUsages'])).toMatch(
      /its NumberPattern, OnlinePstnUsages isn't what trunkline left.*\n {2}Fix: `pulumi refresh`/,
    );
  });
});

describe('a Delete', () => {
  it('leaves alone what carries the mark of another by now, and takes its own under any name that it had', () => {
    const left = (description: string | null, kept: Kept) => leftToAnother(found(description), own, kept);
    const mark = markOf(urnOf('old-name'));
    expect(left(withMark(undefined, markOf(urnOf('other'))), { __mark: mark })).toMatch(/^left alone: voice route/);
    expect(left(withMark(undefined, mark), { __mark: mark })).toBeUndefined();
    expect(left(withMark(undefined, markOf(own)), { __mark: mark })).toBeUndefined();
    expect(left(null, { __mark: mark })).toBeUndefined();
    expect(left(withMark(undefined, mark), {})).toBeUndefined();
  });

  const session = {} as Session;
  const record = runRecord(session);
  const token = 'msteams:index:VoiceRoute';

  it('goes ahead on what nobody touched in this run, and on what the resource itself made', () => {
    expect(keptBy(record, token, 'untouched', own)).toBeUndefined();
    record.note(token, 'Mine', { urn: own, how: 'made' });
    expect(keptBy(record, token, 'mine', own)).toBeUndefined();
  });

  it('leaves alone what another resource made or took in this run', () => {
    record.note(token, 'theirs', { urn: urnOf('other'), how: 'took' });
    expect(keptBy(record, token, 'theirs', own)).toBe('left alone: "other" took over it in this run.');
  });

  it('leaves alone what a forced replacement of the same resource took up', () => {
    record.note(token, 'replaced', { urn: own, how: 'took' });
    expect(keptBy(record, token, 'replaced', own)).toContain('left alone');
  });

  it('knows nothing of another run', () => {
    expect(keptBy(runRecord({} as Session), token, 'theirs', own)).toBeUndefined();
    expect(runRecord(session)).toBe(record);
  });
});
