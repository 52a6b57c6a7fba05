import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moves } from '../../../routing/compare/moves.ts';

describe('what became of an ordered list', () => {
  it.each<[string, string, string[]]>([
    ['Emergency National International', 'National Emergency International', ['National above Emergency']],
    ['Emergency National International', 'Emergency International National', ['International above National']],
    ['a b c d', 'b c d a', ['a below d']],
    ['a b c d', 'd a b c', ['d above a']],
    ['a b', 'A B', []],
    ['a b c', 'c x a b', ['c above a']],
  ])('%s → %s', (before, after, expected) => {
    const { moved } = moves(before.split(' '), after.split(' '));
    expect(moved.map(({ item, to }) => `${item} ${to}`)).toEqual(expected);
  });

  it('names what came and what went', () => {
    expect(moves(['a', 'b'], ['b', 'c'])).toEqual({ added: ['c'], removed: ['a'], moved: [] });
  });

  it('finds no move where the order of what stays is the same, and one where it is not', () => {
    const lists = fc.uniqueArray(fc.constantFrom(...'abcdefg'));
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const kept = before.filter((name) => after.includes(name)).join();
        const sameOrder = kept === after.filter((name) => before.includes(name)).join();
        expect(moves(before, after).moved.length === 0).toBe(sameOrder);
      }),
      { seed: 126 },
    );
  });

  it('needs as few moves as there can be', () => {
    const orders = fc.shuffledSubarray([...'abcdef'], { minLength: 6 });
    fc.assert(
      fc.property(orders, orders, (before, after) => {
        // As many as possible stay: the longest choice of entries that is in order in both.
        const most = Math.max(
          ...Array.from({ length: 2 ** before.length }, (_, bits) => {
            const chosen = before.filter((_name, at) => (bits >> at) & 1);
            return chosen.join() === after.filter((name) => chosen.includes(name)).join() ? chosen.length : 0;
          }),
        );
        expect(moves(before, after).moved.length).toBe(before.length - most);
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
