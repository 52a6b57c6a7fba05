import { describe, expect, it } from 'vitest';
import { changeText } from '../../../scripts/history/change-text.ts';

const rule = (Name: string, Pattern: string, more = {}) => ({ Name, Pattern, Translation: '+31$1', ...more });

describe('a change in words', () => {
  it.each([
    ['a number that comes', { from: null, to: '+31' }, 'none → +31'],
    ['one that goes', { from: '+31', to: null }, '+31 → none'],
    ['what nobody had looked at', { to: 'NL' }, '→ NL'],
    ['a setting', { object: 'x', from: { Port: 5061, Fqdn: 'a' }, to: { Port: 5067, Fqdn: 'a' } }, 'Port 5061 → 5067'],
    ['two of them', { object: 'x', from: { A: 1, B: true }, to: { A: 2, B: false } }, 'A 1 → 2, B true → false'],
    ['a setting that was not seen', { object: 'x', to: { Port: 5067 } }, 'Port → 5067'],
    ['a setting that is cleared', { object: 'x', from: { A: 'b' }, to: { A: null } }, 'A b → none'],
    ['nothing at all', { object: 'x', from: { A: null }, to: { A: [] } }, 'written as it was'],
    ['what was made', { object: 'x', from: null, to: { A: 1, B: [], C: null, D: ['e', 'f'] } }, 'made: A 1, D [e, f]'],
    ['what was made with nothing', { object: 'x', from: null, to: 'x' }, 'made'],
    ['what was removed', { object: 'x', from: { A: 1 }, to: null }, 'removed'],
    ['a move in a list', { object: 'x', from: { U: ['a', 'b'] }, to: { U: ['b', 'a'] } }, 'U [a, b] → [b, a]'],
    [
      'a description, without its mark',
      {
        object: 'x',
        from: { Description: 'a [trunkline 0123456789]' },
        to: { Description: 'a [trunkline aaaaaaaaaa]' },
      },
      'written as it was',
    ],
    [
      'one rule of a list by its name',
      {
        object: 'x',
        from: { Rules: [rule('A', '1', { Printed: true }), rule('B', '2')] },
        to: { Rules: [rule('A', '1'), rule('B', '3')] },
      },
      'Rules: B (Pattern 2 → 3)',
    ],
    [
      'rules that come',
      { object: 'x', from: { Rules: [rule('A', '1')] }, to: { Rules: [rule('B', '2'), rule('A', '1')] } },
      'Rules [A] → [B, A]',
    ],
    ['a long value', { object: 'x', from: { P: '' }, to: { P: 'y'.repeat(200) } }, `P none → ${'y'.repeat(99)}…`],
  ])('says %s', (_, change, words) => {
    expect(changeText(change)).toBe(words);
  });
});
