import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../../../providers/msteams/schema/pattern/parse.ts';

const failure = (text: string) => {
  const result = parsePattern(text);
  if (result.ok) throw new Error(`${text} was accepted`);
  return result;
};

const pattern = (text: string) => {
  const result = parsePattern(text);
  if (!result.ok) throw new Error(`${text}: ${result.message}`);
  return result.pattern;
};

const setOf = (text: string): string => {
  const { root } = pattern(text);
  if (root.kind !== 'set') throw new Error(`${text} isn't one class`);
  return root.chars;
};

describe('a pattern that trunkline reads', () => {
  it.each([
    '',
    '^\\+?112$',
    '^0([1-9]\\d{8})$',
    '^\\+(?!31)[1-9]\\d{6,14}$',
    '^((\\+)?(\\d+))(;)?(ext|extn|EXT|EXTN|x|X)(=)?(\\d+)$',
    '\\A\\d+\\z',
    '\\d+\\Z',
    '(?<!0)1',
    '(?<=\\+)\\d',
    '(?<area>\\d\\d)(\\d+)',
    "(?'area'\\d\\d)",
    '(?i)ext|x',
    '(?i:x)X',
    '(?-i)x',
    '(?s).',
    'a{,3}',
    'a{',
    'a}',
    ']',
    '^*1',
    '(?=1)*',
    '(?#a comment)1',
    '1(?#a comment)*',
    '(|1)',
    '[]0]',
    '[^]0]',
    '[0-9-[5]]',
    '\\x2b\\u0031\\053'.slice(0, 10),
    '\\bx\\B',
    '\\p{Nd}{3}',
    '\\-\\/\\ ',
  ])('%s', (text) => {
    expect(parsePattern(text)).toMatchObject({ ok: true, pattern: { text } });
  });

  it('numbers unnamed groups first and named ones after them', () => {
    const { groupCount, groupNames } = pattern('(?<area>\\d)(\\d)(?<rest>\\d(\\d))');
    expect(groupCount).toBe(4);
    expect([...groupNames]).toEqual([
      ['area', 3],
      ['rest', 4],
    ]);
  });

  it.each([
    ['[0-9-[5]]', '012346789'],
    ['[0-9-[2-4-[3]]]', '01356789'],
    ['[^\\D]', '0123456789'],
    ['[]0]', '0]'],
    ['[0\\-2]', '-02'],
    ['[\\--2]', '-2'],
    ['[+-]', '+-'],
    ['[\\d-+]', '+-0123456789'],
    ['[a-]', '-a'],
    ['[\\]]', ']'],
    ['[\\b]', '\b'],
    ['(?i)[a-b]', 'ABab'],
    ['(?i)x', 'Xx'],
    ['\\x2b', '+'],
    ['\\u002B', '+'],
    ['[^\\s\\S]', ''],
    ['[#-%]', '#$%'],
    ['(?i)[^\\Wb-z_]', '0123456789Aa'],
  ])('reads %s as the characters %j', (text, chars) => {
    expect(setOf(text)).toBe(chars);
  });

  it('carries an inline option into the alternatives after it, and no further than its group', () => {
    expect(pattern('(?:a(?i)b|c)d').root).toMatchObject({
      items: [
        { kind: 'choice', options: [{ items: [{ chars: 'a' }, { chars: 'Bb' }] }, { chars: 'Cc' }] },
        { kind: 'set', chars: 'd' },
      ],
    });
  });
});

describe('a pattern that .NET refuses', () => {
  it.each([
    ['^0(\\d{8}$', '(', 2],
    ['1)', ')', 1],
    ['[0-9', '[', 0],
    ['*1', '*', 0],
    ['(+)', '+', 1],
    ['1**', '**', 1],
    ['1{2}{3}', '{2}{3}', 1],
    ['1+?+', '+?+', 1],
    ['\\d{3,2}', '{3,2}', 2],
    ['[9-0]', '9-0', 1],
    ['[0-\\d]', '0-\\d', 1],
    ['1\\', '\\', 1],
    ['\\q', '\\q', 0],
    ['\\_', '\\_', 0],
    ['\\1', '\\1', 0],
    ['(1)\\2', '\\2', 3],
    ['\\k<no>', '\\k<no>', 0],
    ['\\x2', '\\x', 0],
    ['(?<1a>1)', '(?<1a>', 0],
    ['(?<>1)', '(?<>', 0],
    ['(?z)1', '(?z', 0],
    ['(?P<area>1)', '(?P', 0],
    ['(?#never ends', '(?#', 0],
    ['(?)', '?', 1],
    ['|*', '*', 1],
    ['[0-[1]2]', '[1]', 3],
    ['\\p', '\\p', 0],
    ['(?i)*', '*', 4],
    ['\\d{99999999999}', '{99999999999}', 2],
  ])('%s', (text, construct, position) => {
    expect(failure(text)).toMatchObject({ reason: 'invalid', construct, position });
  });

  it('is told in one sentence with its place', () => {
    expect(failure('^0(\\d{8}$').message).toBe('"(" at character 3 opens a group that isn\'t closed.');
  });

  it('is invalid even when something unsupported comes first', () => {
    expect(failure('(?>0+)(').reason).toBe('invalid');
  });
});

describe('a pattern that Teams takes and exact analysis does not', () => {
  it.each([
    ['(1)\\1', '\\1', 3],
    ['(?<a>1)\\k<a>', '\\k<a>', 7],
    ['(?>0+)1', '(?>', 0],
    ['(?(1)a|b)', '(?(', 0],
    ['(?<a-b>1)', '(?<a-', 0],
    ['\\G1', '\\G', 0],
    ['(?x) 1', '(?x)', 0],
    ['(?n)(1)', '(?n)', 0],
    ['(?m)^1', '(?m)', 0],
    ['\\053', '\\053', 0],
    ['\\p{Sc}', '\\p{Sc}', 0],
    ['é', 'é', 0],
    ['(?<2>1)', '(?<2>', 0],
    ['(?<a>1)(?<a>2)', '(?<a>', 7],
    ['\\d{300}', '{300}', 2],
    ['[[:alpha:]]', '[:', 1],
  ])('%s', (text, construct, position) => {
    expect(failure(text)).toMatchObject({ reason: 'unsupported', construct, position });
  });

  it('is told by name, with its place', () => {
    expect(failure('^(?>0+)$').message).toBe(
      '"(?>" at character 2 is an atomic group: Teams takes it, but trunkline can\'t say exactly which numbers it means.',
    );
  });
});
