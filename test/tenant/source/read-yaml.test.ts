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
  Fix: correct line 2, or the one before it.`,
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
