import { describe, expect, it } from 'vitest';
import { exactly } from '../../../../../providers/msteams/resources/roster/book.ts';
import { diffRoster } from '../../../../../providers/msteams/resources/roster/diff.ts';
import { readBook } from '../../../../../providers/msteams/resources/roster/layout.ts';
import { sameName } from '../../../../../providers/msteams/resources/same-name.ts';

const diff = (lines: string[], wanted: Record<string, string>, old?: Record<string, string>, same = exactly) =>
  diffRoster({ path: 'n', book: readBook({ users: lines.join('\n') }), wanted, oldValues: () => old, same }).map(
    ({ kind, path, inputDiff }) => `${kind} ${path}${inputDiff ? ' from old arguments' : ''}`,
  );

describe('what is asked of a roster against what is known', () => {
  it('says nothing where everyone has what the file says, made or found', () => {
    expect(diff(['a@x.y 1 made p', 'b@x.y 2 found q'], { 'a@x.y': 'p', 'b@x.y': 'q' })).toEqual([]);
  });

  it('names who comes, who goes and who changes', () => {
    const changes = diff(['a@x.y 1 made p', 'b@x.y 2 found q'], { 'a@x.y': 'other', 'c@x.y': 'r' });
    expect(changes).toEqual(['update n["a@x.y"]', 'delete n["b@x.y"]', 'add n["c@x.y"] from old arguments']);
  });

  it('prints the old value from the old arguments only where they were done', () => {
    const old = { 'a@x.y': 'p', 'b@x.y': 'never done' };
    expect(diff(['a@x.y 1 made p', 'b@x.y 2 made q'], { 'a@x.y': 'new', 'b@x.y': 'new' }, old)).toEqual([
      'update n["a@x.y"] from old arguments',
      'update n["b@x.y"]',
    ]);
  });

  it.each([
    ['back to what it was', { 'a@x.y': 'p' }, ['update n["a@x.y"]']],
    ['what was sent', { 'a@x.y': 'q' }, ['update n["a@x.y"]']],
    ['nothing', {}, ['delete n["a@x.y"]']],
  ])('looks again at somebody of whom something is pending, when the file asks %s', (_, wanted, changes) => {
    expect(diff(['a@x.y 1 made p', 'a@x.y 1 pending q'], wanted as Record<string, string>)).toEqual(changes);
  });

  it('knows who is only pending: added, or taken out', () => {
    expect(diff(['a@x.y 1 pending q'], { 'a@x.y': 'q' })).toEqual(['add n["a@x.y"] from old arguments']);
    expect(diff(['a@x.y 1 pending q'], {})).toEqual(['delete n["a@x.y"]']);
  });

  it('sees two people behind one name', () => {
    expect(diff(['a@x.y 1 made p', 'a@x.y 2 made q'], { 'a@x.y': 'p' })).toEqual(['update n["a@x.y"]']);
  });

  it('takes another case of a policy for the same', () => {
    expect(diff(['a@x.y 1 made NL agents'], { 'a@x.y': 'nl AGENTS' }, undefined, sameName)).toEqual([]);
  });

  it('is one change where the whole is not known yet', () => {
    expect(diff(['a@x.y 1 made p'], 'unknown' as never)).toEqual(['update n']);
  });
});
