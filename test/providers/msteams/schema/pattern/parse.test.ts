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

  it.each([
    ['^(\\d)\\1+$', 10],
    ['^0(?<a>[1-3])(\\d)\\k<a>', 3],
    ['^(\\d)([12])\\2\\1$', 20],
    ['^(1(\\d))(?!\\2)', 10],
    ['^([12]\\d)\\1$', 20],
  ])('writes the back references of %s out, for each of %i texts', (text, count) => {
    const { root } = pattern(text);
    expect(root.kind === 'choice' ? root.options.length : root.kind).toBe(count);
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
    ['\\p{Digit}', '\\p{Digit}', 0],
    ['[\\p{Latin}]', '\\p{Latin}', 1],
    ['\\p{nd}', '\\p{nd}', 0],
    ['\\81', '\\8', 0],
    ['(?<0>1)', '(?<0>', 0],
    ['(?<2>1)\\3', '\\3', 7],
    ['[9-\\d]', '9-\\d', 1],
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
    ['(1+)\\1', '\\1', 4],
    ['^\\d*(\\d)\\1$', '\\1', 8],
    ['(1)?\\1', '\\1', 4],
    ['\\1(1)', '\\1', 0],
    ['(1\\1)', '\\1', 2],
    ['(\\d)(?<=\\1)', '\\1', 8],
    ['(?i)(x)\\1', '\\1', 7],
    ['(?<2>1)\\2', '(?<2>', 0],
    ['(?<2>1)(\\k<2>)', '(?<2>', 0],
    ['\\61', '\\61', 0],
    ['(?i)\\p{Lu}', '\\p{Lu}', 4],
    ['(?i)[\\P{Ll}]', '\\P{Ll}', 5],
    ['\\p{IsGreek}', '\\p{IsGreek}', 0],
    ['(?>0+)1', '(?>', 0],
    ['\\G1', '\\G', 0],
    ['(?n)(1)', '(?n)', 0],
    ['(?m)^1', '(?m)', 0],
    ['\\053', '\\053', 0],
    ['\\p{Sc}', '\\p{Sc}', 0],
    ['é', 'é', 0],
    ['(?<2>1)', '(?<2>', 0],
    ['(?<a>1)(?<a>2)', '(?<a>', 7],
    ['\\d{300}', '{300}', 2],
  ])('%s', (text, construct, position) => {
    expect(failure(text)).toMatchObject({ reason: 'unsupported', construct, position });
    expect(failure(text).message).toContain('Teams takes it');
  });

  it.each([
    ['(?(1)a|b)', '(?(', 0],
    ['(?(1)a|b)[', '(?(', 0],
    ['(?<a-b>1)', '(?<a-', 0],
    ['(?x) 1', '(?x)', 0],
    ['[[:alpha:]]', '[:', 1],
    ['\\G(?x)**', '(?x)', 2],
  ])('%s: what stands after the place where reading stopped is not known', (text, construct, position) => {
    expect(failure(text)).toMatchObject({ reason: 'unsupported', construct, position });
    expect(failure(text).message).not.toContain('Teams takes it');
    expect(failure(text).message).toContain("can't say whether Teams takes the pattern");
  });

  it.each([
    ['[+-\\-]', '+-\\-', 1],
    ['[0-\\-]', '0-\\-', 1],
    ['^0(\\d*)+?$', '+?', 7],
    ['^0(\\d?){1,}?$', '{1,}?', 7],
    ['^#+?\\B', '\\B', 4],
  ])('%s: versions of .NET differ', (text, construct, position) => {
    expect(failure(text)).toMatchObject({ reason: 'unsupported', construct, position });
    expect(failure(text).message).toContain('versions of .NET differ about it');
  });

  it.each([
    ['^0((?:\\d{2,4})+)(\\d*)$', '+', 14],
    ['^((?:\\d\\d{1,3})+)(\\d*)$', '+', 15],
    ['(?:(?:ab){2,}?){2}?', '{2}?', 15],
    ['(?<=(\\d+))#', '(?<=(\\d+))', 0],
  ])('%s: which numbers match is certain, what groups take is not', (text, construct, position) => {
    expect(pattern(text).unclear).toMatchObject({ reason: 'unsupported', construct, position });
    expect(pattern(text).unclear?.message).toContain("can't say what the groups take");
  });

  it.each([
    '(\\d+)+',
    '(?:\\d{2,3})+',
    '(?:\\d{2,4}?)+',
    '(?:\\d{1,3})*',
    '(?:\\d{2,4}1)+',
    '(?:\\d{2,4})?',
    '(?=(\\d))#',
  ])('%s is read in one way only', (text) => {
    expect(pattern(text).unclear).toBeUndefined();
  });

  it('is told by name, with its place', () => {
    expect(failure('^(?>0+)$').message).toBe(
      '"(?>" at character 2 is an atomic group: Teams takes it, but trunkline can\'t say exactly which numbers it means.',
    );
  });

  it.each([
    ['groups', '('.repeat(3_000) + ')'.repeat(3_000), '(', 100],
    ['classes', `${'[1-9-'.repeat(3_000)}[1]${']'.repeat(3_000)}`, '[', 505],
  ])('is %s in one another beyond what a person writes, told without a stack', (_, text, construct, position) => {
    expect(failure(text)).toMatchObject({ reason: 'unsupported', construct, position });
    expect(failure(text).message).toContain('is inside of 100 others: trunkline reads no further');
    expect(pattern(`${'('.repeat(100)}1${')'.repeat(100)}`).groupCount).toBe(100);
  });
});
