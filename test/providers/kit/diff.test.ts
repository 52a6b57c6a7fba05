import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffList, diffMap, diffScalars } from '../../../providers/kit/diff.ts';
import type { Change } from '../../../providers/kit/resource.ts';

const apply = (before: readonly string[], after: readonly string[], changes: readonly Change[]): string[] => {
  const index = (change: Change) => Number(/\[(\d+)\]$/.exec(change.path)?.[1]);
  const gone = new Set(changes.filter((change) => change.kind !== 'add').map(index));
  const came = changes.filter((change) => change.kind !== 'delete').map(index);
  const result = before.filter((_, position) => !gone.has(position));
  for (const position of came.sort((a, b) => a - b)) {
    result.splice(position, 0, after[position] as string);
  }
  return result;
};

const lists = fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), { maxLength: 12 });

describe('diffList', () => {
  it('gives changes that turn the old list into the new one', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        expect(apply(before, after, diffList('x', before, after))).toEqual(after);
      }),
      { seed: 110 },
    );
  });

  it('says nothing about equal lists', () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(diffList('x', list, [...list])).toEqual([]);
      }),
      { seed: 111 },
    );
  });

  it('names each path once', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const paths = diffList('x', before, after).map((change) => change.path);
        expect(new Set(paths).size).toBe(paths.length);
      }),
      { seed: 112 },
    );
  });

  it('shows one moved entry as one delete and one add', () => {
    const moves = fc
      .uniqueArray(fc.string(), { minLength: 2, maxLength: 10 })
      .chain((list) => fc.tuple(fc.constant(list), fc.nat(list.length - 1), fc.nat(list.length - 1)))
      .filter(([, from, to]) => from !== to);
    fc.assert(
      fc.property(moves, ([list, from, to]) => {
        const moved = list.toSpliced(from, 1).toSpliced(to, 0, list[from] as string);
        const kinds = diffList('x', list, moved).map((change) => change.kind);
        expect(kinds.sort()).toEqual(['add', 'delete']);
      }),
      { seed: 113 },
    );
  });

  it('shows two swapped usages as the move of one', () => {
    expect(diffList('pstnUsages', ['A', 'B', 'C'], ['B', 'A', 'C'])).toEqual([
      { path: 'pstnUsages[0]', kind: 'delete' },
      { path: 'pstnUsages[1]', kind: 'add' },
    ]);
  });

  it('shows an insert at the head as one add', () => {
    expect(diffList('order', ['A', 'B'], ['N', 'A', 'B'])).toEqual([{ path: 'order[0]', kind: 'add' }]);
  });

  it('shows another entry at the same place as an update', () => {
    expect(diffList('sbcs', ['a', 'b'], ['a', 'c'])).toEqual([{ path: 'sbcs[1]', kind: 'update' }]);
  });

  it('shows a list that is not known yet as one update', () => {
    const unknown = '04da6b54-80e4-46f7-96ec-b56ff0331ba9' as unknown as string[];
    expect(diffList('sbcs', ['a'], unknown)).toEqual([{ path: 'sbcs', kind: 'update' }]);
  });
});

describe('diffMap', () => {
  it('names the keys that came, went and changed', () => {
    expect(
      diffMap(
        'numbers',
        { 'a@x.com': '+1', 'b@x.com': '+2', 'c@x.com': '+3' },
        { 'a@x.com': '+1', 'b@x.com': '+9', d: '+4' },
      ),
    ).toEqual([
      { path: 'numbers["b@x.com"]', kind: 'update' },
      { path: 'numbers["c@x.com"]', kind: 'delete' },
      { path: 'numbers["d"]', kind: 'add' },
    ]);
  });

  it('names the field of an entry that changed', () => {
    const rule = { pattern: '^(112)$', translation: '$1', internal: false };
    expect(
      diffMap('rules', { 'NL mobile': rule }, { 'NL mobile': { ...rule, pattern: '^(113)$', description: 'x' } }),
    ).toEqual([
      { path: 'rules["NL mobile"].pattern', kind: 'update' },
      { path: 'rules["NL mobile"].description', kind: 'add' },
    ]);
  });

  it('escapes quotes the way the engine reads them', () => {
    expect(diffMap('rules', {}, { 'the "new" one': 'x' })).toEqual([
      { path: 'rules["the \\"new\\" one"]', kind: 'add' },
    ]);
  });

  it('sees an entry of a name that every object has', () => {
    expect(diffMap('rules', {}, { toString: 'a rule' })).toEqual([{ path: 'rules["toString"]', kind: 'add' }]);
    expect(diffMap('rules', { toString: 'a rule' }, {})).toEqual([{ path: 'rules["toString"]', kind: 'delete' }]);
  });

  it('says nothing exactly when the maps are equal', () => {
    const maps = fc.dictionary(fc.string(), fc.string(), { maxKeys: 6 });
    fc.assert(
      fc.property(maps, maps, (before, after) => {
        const equal = JSON.stringify(Object.entries(before).sort()) === JSON.stringify(Object.entries(after).sort());
        expect(diffMap('x', before, after).length === 0).toBe(equal);
      }),
      { seed: 114 },
    );
  });
});

describe('diffScalars', () => {
  it('names what was set, cleared and changed, and nothing else', () => {
    const before = { port: 5061, description: 'old', enabled: true };
    const after: { port: number; enabled: boolean; maxSessions: number; description?: string } = {
      port: 5067,
      enabled: true,
      maxSessions: 10,
    };
    expect(diffScalars(['port', 'enabled', 'maxSessions', 'description'], before, after)).toEqual([
      { path: 'port', kind: 'update' },
      { path: 'maxSessions', kind: 'add' },
      { path: 'description', kind: 'delete' },
    ]);
  });
});
