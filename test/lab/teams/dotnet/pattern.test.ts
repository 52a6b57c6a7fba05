import { describe, expect, it } from 'vitest';
import { UnsupportedPatternError } from '../../../../lab/teams/dotnet/class.ts';
import { dotnetPattern } from '../../../../lab/teams/dotnet/pattern.ts';

const translate = (pattern: string, translation: string, number: string) => {
  const read = dotnetPattern(pattern);
  return read.isMatch(number) ? read.replace(number, translation) : undefined;
};

describe('patterns and translations mean what they mean to .NET', () => {
  it.each([
    ['^0(\\d+)$', '+44$1', '0123456789', '+44123456789'],
    ['^(\\d{4})$', '$10', '1234', '$10'],
    ['^(\\d{4})$', '\u0024{1}0', '1234', '12340'],
    ['^(\\d)(\\d)(\\d)(\\d)(\\d)(\\d)(\\d)(\\d)(\\d)(\\d)$', '$10', '1234567890', '0'],
    ['^(\\d{4})$', '$$1', '1234', '$1'],
    ['^(\\d{4})$', "$&x$`$'", '1234', '1234x'],
    ['^(?<rest>\\d)(\\d)$', '$1$2', '12', '21'],
    ['^(?<rest>\\d{4})$', '+1\u0024{rest}', '1234', '+11234'],
    ["^(?'rest'\\d{4})$", '+1\u0024{rest}', '1234', '+11234'],
    ['^(?<2>\\d)(\\d)$', '$1$2', '12', '21'],
    ['^(\\d{4})$', '\u0024{gone}', '1234', '\u0024{gone}'],
    ['(?i)^ab(\\d)$', '$1', 'AB1', '1'],
    ['^a(?i:b)c$', 'x', 'aBc', 'x'],
    ['^a(?i:b)c$', 'x', 'aBC', undefined],
    ['^\\d{3}$', 'x', '123\n', 'x\n'],
    ['^\\d{3}\\z', 'x', '123\n', undefined],
    ['^\\d$', 'x', '\u0663', 'x'],
    ['^[0-9]$', 'x', '\u0663', undefined],
    ['^(?:00|\\+)([1-9]\\d*)$', '+$1', '0044207', '+44207'],
    ['^\\+(?!31)[1-9]\\d{6,14}$', 'x', '+31205552101', undefined],
    ['(?<=^0)6', 'x', '06', '0x'],
    ['^(\\d)\\1$', '$1', '11', '1'],
    ['^(?>\\d+)5$', 'x', '125', undefined],
    ['^[0-9-[5]]+$', 'x', '1234', 'x'],
    ['^[0-9-[5]]+$', 'x', '125', undefined],
    ['\\d', 'x', 'a1b2', 'axbx'],
    ['^(\\d+)(?#comment)$', '$1', '12', '12'],
    ['a{,3}', 'x', 'a{,3}', 'x'],
    ['^.$', 'x', '\r', 'x'],
    ['^[+\\--9]+$', 'x', '+-9', 'x'],
    ['^[+\\--9]+$', 'x', '5', undefined],
    ['^1(?#c)*$', 'x', '111', 'x'],
    ['^1(?#c){2}(?#d)?$', 'x', '11', 'x'],
    ['^\\61$', 'x', '1', 'x'],
    ['^\\618$', 'x', '18', 'x'],
    ['^(\\d){4}$', '$1', '1234', '4'],
    ['^(\\+)?(\\d+)$', '$2', '12', '12'],
    ['^(?<3>\\d)(?<rest>\\d)(\\d)$', '$1$2$3', '123', '321'],
  ])('%s with %s makes of %j: %j', (pattern, translation, number, result) => {
    expect(translate(pattern, translation, number)).toBe(result);
  });

  it.each([
    ['^(\\d{4}$', "Invalid pattern '^(\\d{4}$' at offset 8. Not enough )'s."],
    ['a)', "Invalid pattern 'a)' at offset 1. Too many )'s."],
    ['+31', "Invalid pattern '+31' at offset 0. Quantifier '+' following nothing."],
    ['a**', "Invalid pattern 'a**' at offset 2. Nested quantifier '*'."],
    ['[0-9', "Invalid pattern '[0-9' at offset 4. Unterminated [] set."],
    ['[9-0]', "Invalid pattern '[9-0]' at offset 4. [9-0] range in reverse order."],
    ['\\d{4,1}', "Invalid pattern '\\d{4,1}' at offset 2. Illegal {x,y} with x > y."],
    ['\\y', "Invalid pattern '\\y' at offset 0. Unrecognized escape sequence \\y."],
    ['a\\', "Invalid pattern 'a\\' at offset 2. Illegal \\ at end of pattern."],
    ['(\\d)\\2', "Invalid pattern '(\\d)\\2' at offset 4. Reference to undefined group number 2."],
    ['(?)', "Invalid pattern '(?)' at offset 1. Quantifier '?' following nothing."],
    ['(?<0>1)', "Invalid pattern '(?<0>1)' at offset 0. Capture number cannot be zero."],
    ['1{2147483648}', 'Capture group numbers must be less than or equal to Int32.MaxValue.'],
    ['\\81', "Invalid pattern '\\81' at offset 0. Unrecognized escape sequence \\8."],
    ['1*(?#c)*', "Nested quantifier '*'."],
    ['(?z)', "Invalid pattern '(?z)' at offset 0. Unrecognized grouping construct."],
  ])('%s is invalid', (pattern, message) => {
    expect(() => dotnetPattern(pattern)).toThrow(message);
  });

  it.each([
    ['^(a)?(?(1)b|c)$', '"(?(1)b…"'],
    ['(?:(1)|2)*', 'a group within a repeat'],
    ['((1)|2)+', 'a group within a repeat'],
    ['(?:|0)*', 'a repeat of what can be empty'],
    ['^(\\d*)+?$', 'a repeat of what can be empty'],
    ['(?:|0)?', 'a repeat of what can be empty'],
    ['(1)(?:\\1)+', 'a repeat of a back reference'],
    ['(?<1>1)(2)', 'two groups of the number 1'],
    ['[+-\\-]', 'a range that ends in an escaped hyphen'],
  ])("says so when it can't evaluate what .NET can: %s", (pattern, what) => {
    expect(() => dotnetPattern(pattern)).toThrow(UnsupportedPatternError);
    expect(() => dotnetPattern(pattern)).toThrow(`The lab can't evaluate ${what}`);
  });
});
