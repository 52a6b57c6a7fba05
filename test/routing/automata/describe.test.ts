import { expect, it, describe as suite } from 'vitest';
import { countAll, countByLength } from '../../../routing/automata/count.ts';
import { describe } from '../../../routing/automata/describe.ts';
import { examples } from '../../../routing/automata/examples.ts';
import { isEmpty } from '../../../routing/automata/language.ts';
import { languageOf } from './machine-of.ts';

suite('a set of numbers', () => {
  it.each([
    ['^\\+?112$', ['+112', '112']],
    ['^\\+447\\d{9}$', ['+447x{9}']],
    ['^\\+1(206|425)\\d{7}$', ['+1206x{7}', '+1425x{7}']],
    ['^\\+31[1-57]\\d{8}$', ['+31[1-57]x{8}']],
    ['^00\\d{6,14}$', ['00x{6,14}']],
    ['^0\\d{3,}$', ['0x{3,}']],
    ['^[2-8]\\d{3}$', ['[2-8]x{3}']],
    ['^\\d$', ['x']],
    ['^0(\\d{3})?$', ['0', '0x{3}']],
    ['^[*#]1$', ['[*#]1']],
    ['^\\+(?!31)[1-9]\\d{2}$', ['+[124-9]x{2}', '+3[02-9]x']],
    ['^[a-z]$', []],
    ['^\\d*[05]$', ['x{0,}[05]']],
  ])('%s is described as %j', (pattern, lines) => {
    expect(describe(languageOf(pattern))).toEqual({ lines, complete: true });
  });

  it('is described in part when it takes too many lines', () => {
    const description = describe(languageOf('05'), 4);
    expect(description.complete).toBe(false);
    expect(description.lines.length).toBeLessThanOrEqual(4);
  });

  it('is counted by length, exactly', () => {
    expect(countByLength(languageOf('^\\+31[1-57]\\d{8}$'), 12)).toEqual([...Array(12).fill(0n), 600_000_000n]);
    expect(countAll(languageOf('^\\+?112$'))).toBe(2n);
    expect(countAll(languageOf('^0\\d{25}$'))).toBe(10n ** 25n);
    expect(countAll(languageOf('^0\\d*$'))).toBeUndefined();
    expect(countAll(languageOf('^x$'))).toBe(0n);
  });

  it('gives its shortest members first', () => {
    expect(examples(languageOf('^0?1\\d?$'), 4)).toEqual(['1', '01', '10', '11']);
    expect(examples(languageOf('^\\+?112$'), 9)).toEqual(['112', '+112']);
    expect(examples(languageOf('^x'), 1)).toEqual([]);
  });

  it('knows when it is empty', () => {
    expect(isEmpty(languageOf('^(?=1)2'))).toBe(true);
    expect(isEmpty(languageOf('1'))).toBe(false);
  });
});
