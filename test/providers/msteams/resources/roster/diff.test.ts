import { describe, expect, it } from 'vitest';
import { writeAsked } from '../../../../../providers/msteams/resources/roster/asked.ts';
import { exactly } from '../../../../../providers/msteams/resources/roster/book.ts';
import { diffRoster } from '../../../../../providers/msteams/resources/roster/diff.ts';
import { readBook, writeValues } from '../../../../../providers/msteams/resources/roster/layout.ts';
import { openRoster } from '../../../../../providers/msteams/resources/roster/roster.ts';
import { sameName } from '../../../../../providers/msteams/resources/same-name.ts';

type Wanted = Record<string, string>;

const rosterOf = (users: string) =>
  openRoster({ tenantId: 't' }, { urn: '', kind: 'N', what: 'n', same: exactly, state: { users } });
const diff = (lines: string[], wanted: Wanted, { same = exactly, isOld = '', log = (_: string) => {} } = {}) => {
  const roster = rosterOf(lines.join('\n'));
  const ofBefore: Record<string, unknown> = { nothing: undefined, 'a map': { 'a@x.y': 'p', 'b@x.y': 'q' } };
  const has = isOld === '' ? writeValues(readBook({ users: lines.join('\n') }).values()) : ofBefore[isOld];
  const asked = typeof wanted === 'object' ? writeAsked(wanted, false) : wanted;
  return diffRoster({ path: 'n', roster, asked, has, same, log }).map(({ path }) => path);
};

describe('what is asked of a roster against what is known', () => {
  it('says nothing where everyone has what the file says, made or found', () => {
    expect(diff(['a@x.y 1 made p', 'b@x.y 2 found q'], { 'a@x.y': 'p', 'b@x.y': 'q' })).toEqual([]);
  });

  it('names who comes, who goes and who changes, beside the lines that differ', () => {
    const changes = diff(['a@x.y 1 made p', 'b@x.y 2 found q'], { 'a@x.y': 'other', 'c@x.y': 'r' });
    expect(changes).toEqual(['n', '["update a@x.y"]', '["delete b@x.y"]', '["add c@x.y"]']);
  });

  it.each(['nothing', 'a map'])(
    'says of state with %s for lines from what to what, and prints no whole roster',
    (isOld) => {
      const said: string[] = [];
      const how = { isOld, log: (line: string) => said.push(line) };
      expect(diff(['a@x.y 1 made p', 'b@x.y 2 found q'], { 'a@x.y': 'p', 'b@x.y': 'q' }, how)).toEqual([]);
      expect(said).toEqual([]);
      const changes = diff(['a@x.y 1 made p', 'b@x.y 2 found q'], { 'a@x.y': 'other', 'c@x.y': 'r' }, how);
      expect(changes).toEqual(['["update a@x.y"]', '["delete b@x.y"]', '["add c@x.y"]']);
      expect(said).toEqual(['Of 3, from and to: a@x.y (p → other), b@x.y (q → none), c@x.y (not known, or none → r).']);
    },
  );

  it.each([
    ['back to what it was', { 'a@x.y': 'p' }, 'update'],
    ['what was sent', { 'a@x.y': 'q' }, 'update'],
    ['nothing', {}, 'delete'],
  ])('looks again at somebody of whom something is pending, when the file asks %s', (_, wanted, verb) => {
    const changes = diff(['a@x.y 1 made p', 'a@x.y 1 pending q'], wanted as Wanted);
    expect(changes).toEqual(['n', `["${verb} a@x.y"]`]);
  });

  it('knows who is only pending: added, or taken out', () => {
    expect(diff(['a@x.y 1 pending q'], { 'a@x.y': 'q' })).toEqual(['n', '["add a@x.y"]']);
    expect(diff(['a@x.y 1 pending q'], {})).toEqual(['n', '["delete a@x.y"]']);
    // A policy may be called anything.
    expect(diff(['a@x.y 1 pending q'], { 'a@x.y': 'pending q' })).toEqual(['n', '["add a@x.y"]']);
  });

  it('sees two people behind one name', () => {
    expect(diff(['a@x.y 1 made p', 'a@x.y 2 made q'], { 'a@x.y': 'p' })).toEqual(['n', '["update a@x.y"]']);
    expect(diff(['a@x.y 1 made p', 'a@x.y 2 made p'], { 'a@x.y': 'p' })).toEqual(['n', '["update a@x.y"]']);
  });

  it('takes another case of a policy for the same', () => {
    expect(diff(['a@x.y 1 made NL agents'], { 'a@x.y': 'nl AGENTS' }, { same: sameName })).toEqual([]);
  });

  it('is one change where the whole is not known yet', () => {
    expect(diff(['a@x.y 1 made p'], 'unknown' as never)).toEqual(['n']);
  });

  it('reads the users only where the lines differ', () => {
    const roster = { ...rosterOf(''), hasClaims: false };
    Object.defineProperty(roster, 'book', {
      get: () => {
        throw new Error('10,000 lines were read.');
      },
    });
    expect(
      diffRoster({ path: 'n', roster, asked: 'a@x.y p\n', has: 'a@x.y p\n', same: exactly, log: undefined }),
    ).toEqual([]);
  });
});
