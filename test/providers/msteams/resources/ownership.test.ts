import { describe, expect, it } from 'vitest';
import { markOf, withMark } from '../../../../providers/msteams/resources/described/mark.ts';
import { keptBy, refuseForeign } from '../../../../providers/msteams/resources/ownership.ts';
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
const judge =
  (description: string | null, adopt = false) =>
  () =>
    refuseForeign(found(description), own, adopt);

describe('an object that is there already', () => {
  it('is taken up when it carries our own mark', () => {
    expect(judge(withMark('any', markOf(own)))).not.toThrow();
  });

  it('is refused without a mark, and the message names both ways', () => {
    expect(judge('made by hand')).toThrow(
      'create voice route "NL mobile": Teams has a voice route of this name that trunkline didn\'t make.\n' +
        '  Fix: set `adopt: true` at its entry to take it over, or import it: npm run import -- contoso voice-route "NL mobile"',
    );
  });

  it('is taken over without a mark when its entry says so', () => {
    expect(judge(null, true)).not.toThrow();
  });

  it.each([false, true])('is refused with the mark of another URN (adopt: %s)', (adopt) => {
    expect(judge(withMark(undefined, markOf(urnOf('other'))), adopt)).toThrow(/renamed\? add an alias/);
  });
});

describe('a Delete', () => {
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
