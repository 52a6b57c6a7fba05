import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../tenant/problem.ts';
import { readYaml } from '../../../tenant/source/read-yaml.ts';
import { plain } from '../../../tenant/source/tree.ts';

const value = (text: string): unknown => {
  const { tree, problems } = readYaml(text, 'tenant.yaml');
  expect(problems).toEqual([]);
  return tree && plain(tree);
};

describe('readYaml', () => {
  it.each([
    ['+31205552101', '+31205552101'],
    ['0101', '0101'],
    ['00442071234567', '00442071234567'],
    ['2028-10-31', '2028-10-31'],
    ['2026-11', '2026-11'],
    ['5.10', '5.10'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['12345678901234567890', '12345678901234567890'],
    ['yes', 'yes'],
    ["'^\\+?112$'", '^\\+?112$'],
    ['5061', 5061],
    ['0', 0],
    ['true', true],
    ['', null],
    ['~', null],
  ])('reads %s as it was meant', (typed, meant) => {
    expect(value(`a: ${typed}\n`)).toEqual(new Map([['a', meant]]));
  });

  it('keeps keys as typed, and in their order', () => {
    expect([...(value('b: 1\n112: 1\n007: 1\n"12": 1\ntrue: 1\n') as Map<string, unknown>).keys()]).toEqual([
      'b',
      '112',
      '007',
      '12',
      'true',
    ]);
  });

  it('says where a value stands', () => {
    const { tree } = readYaml('a:\n  - x\n  - b: { c: 1 }\n', 'tenant.yaml');
    const list = tree?.entries.get('a');
    expect(list?.origin).toEqual({ file: 'tenant.yaml', line: 1 });
    expect(list?.kind === 'list' && list.items.map(({ origin }) => origin.line)).toEqual([2, 3]);
  });

  it.each([
    [
      'a key that stands twice',
      'a: { b: 1 }\nc: 2\na: 3\n',
      `tenant.yaml:3: a: "a" is written twice; the first is on line 1.
  A key stands once in its map.
  Fix: join the two, or rename one.`,
    ],
    [
      'indentation by tabs',
      'a:\n\tb: 1\n',
      `tenant.yaml:2: This can't be read as YAML: Tabs are not allowed as indentation.
  YAML 1.2, indented with spaces; patterns stand in single quotes.
  Fix: indent line 2 with spaces.`,
    ],
    [
      'a pattern without quotes in a map on one line, of which all lines behind it suffer',
      'a:\n  - { name: x, pattern: ^\\+31[1-57]\\d{8,9}$, sbcs: [main] }\nb: 1\nc: [2]\n',
      `tenant.yaml:2: This can't be read as YAML: the pattern has signs that mean something there, and no quotes.
  YAML 1.2, indented with spaces; patterns stand in single quotes.
  Fix: write pattern: '^\\+31[1-57]\\d{8,9}$'.`,
    ],
    [
      'a text that begins with a star',
      'a: *31#$1\n',
      `tenant.yaml:1: a: "*31#$1" begins with a *, which refers to another value in YAML, and none is called so.
  Text with special characters stands in single quotes.
  Fix: write '*31#$1'.`,
    ],
    [
      'a value that begins with an at',
      'a: @contoso.com\n',
      `tenant.yaml:1: This can't be read as YAML: Plain value cannot start with reserved character @.
  YAML 1.2, indented with spaces; patterns stand in single quotes.
  Fix: put the value on line 1 in single quotes.`,
    ],
    [
      'a key without its space',
      'country:NL\na: 1\n',
      `tenant.yaml:1: This can't be read as YAML: "country:NL" is no "key: value".
  YAML 1.2, indented with spaces; patterns stand in single quotes.
  Fix: write a colon and a space behind the key.`,
    ],
    [
      'a second document',
      'a: 1\n---\nb: 2\n',
      `tenant.yaml:2: A second document begins here, after ---.
  A file is one map of settings.
  Fix: remove the line ---, or put what follows in a file of its own.`,
    ],
    [
      'a merge that nobody finished',
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n',
      `tenant.yaml:2: A merge isn't finished: Git's marks (<<<<<<<, >>>>>>>) stand on lines 2, 6.
  Fix: keep what is right of both versions, and remove the marks and the line =======.`,
    ],
    [
      'an escape in double quotes that is another character',
      'a: "^\\b112$"\n',
      `tenant.yaml:1: a: "^\\b112$" holds the character \\u{8}, which nobody sees.
  Text has letters, marks and spaces; line feeds where a text has several lines.
  Fix: write the text in single quotes ('…'), where a backslash stands for itself, or remove that character.`,
    ],
    [
      'spaces of another sort',
      'a:\n    - { b: 1, c: x }\n\u00a0\u00a0\u00a0\u00a0- { b: 2, c: [main] }\n',
      `tenant.yaml:3: This can't be read as YAML: the line holds spaces of another sort (U+00A0).
  YAML 1.2, indented with spaces; patterns stand in single quotes.
  Fix: write the spaces of line 3 anew.`,
    ],
    [
      'a pattern in double quotes',
      'a: "^\\+31"\n',
      `tenant.yaml:1: This can't be read as YAML: Invalid escape sequence \\+.
  YAML 1.2, indented with spaces; patterns stand in single quotes.
  Fix: write the text of line 1 in single quotes ('…'), where a backslash stands for itself.`,
    ],
    [
      'a value by reference',
      'a: &x { b: 1 }\nc: *x\n',
      `tenant.yaml:2: c: "*x" repeats a value by reference.
  Every value is written where it is used, so that a change shows where it acts.
  Fix: write the value out, or move what tenants share to a template under stacks/templates/.`,
    ],
    [
      'a tag',
      'a: !secret b\n',
      `tenant.yaml:1: This can't be read as YAML: Unresolved tag: !secret.
  YAML 1.2, indented with spaces; patterns stand in single quotes.
  Fix: correct line 1, or the one before it.`,
    ],
    [
      'an empty file',
      '# nothing\n',
      `tenant.yaml: The file is empty.
  Fix: write settings as "key: value" lines; npm run show -- lab prints an example.`,
    ],
    [
      'a list',
      '- a\n',
      `tenant.yaml: The file is not a map of settings.
  Fix: write settings as "key: value" lines; npm run show -- lab prints an example.`,
    ],
  ])('refuses %s', (_, text, problem) => {
    expect(readYaml(text, 'tenant.yaml').problems.map(formatProblem)).toEqual([problem]);
  });

  it('takes carriage returns alone for the ends of lines', () => {
    expect(value('# comment\ra: 1\rb: 2\r')).toEqual(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
    );
  });

  it('is not led to YAML 1.1 by a directive', () => {
    expect(value('%YAML 1.1\n---\na: 010\nb: no\n')).toEqual(
      new Map([
        ['a', '010'],
        ['b', 'no'],
      ]),
    );
  });

  it('refuses more than any tenant writes before it makes a tree of it, and counts a comment as one', () => {
    const many = `a: 1\nlist:\n${'  - [1, 2, 3]\n'.repeat(60_000)}`;
    expect(readYaml(many, 'tenant.yaml').problems).toMatchObject([
      { message: 'The file has more than 500,000 words and marks of YAML.', fix: 'restore the file.' },
    ]);
    expect(readYaml(`a: 1\n${`# ${'x'.repeat(500)}\n`.repeat(3_000)}`, 'tenant.yaml').problems).toEqual([]);
  });
});
