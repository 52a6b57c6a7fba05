import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { type PlainMap, yamlLine, yamlText } from '../../../scripts/import/whole/yaml-text.ts';

const odd = [
  "It's #1: 'desk'",
  '- x',
  'null',
  'true',
  '112',
  '1e5',
  '2026-11',
  '*31#',
  '&a',
  '!!js x',
  ': ',
  '# x',
  '{a: b}',
  '"q"',
  "'",
  'a\nb: c',
  'bell\u0007',
  'turned\u202etxt',
  'nel\u0085',
  'line\u2028end',
  'tag\u{e0001}',
  '^\\+31(\\d{9})$',
  '  spaces ',
  '|',
  '>',
  '%x',
  '@x',
  '`x`',
  '?',
  '~',
  '',
];

describe('what a tenant calls its things, as YAML', () => {
  it.each(odd)('%j is read back as it was, as a key, a value, in a list and on one line', (text) => {
    const map: PlainMap = {
      pairs: [
        [
          text,
          {
            pairs: [
              ['name', text],
              ['list', [text, text]],
            ],
            isShort: true,
          },
        ],
      ],
    };
    expect(parse(yamlText([], map))).toEqual({ [text]: { name: text, list: [text, text] } });
    expect(parse(yamlLine({ pairs: [['a', text]], isShort: true }))).toEqual({ a: text });
  });

  it("holds nothing that can't be seen, whatever the names hold", () => {
    const text = yamlText([], { pairs: odd.map((one) => [one, one, [one]]) }, odd);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u);
  });

  it('takes no comment for a line of the file', () => {
    const text = yamlText(['head'], { pairs: [['a', 1, ['one\nb: 2']]] }, ['end\nc: 3\rd: 4']);
    expect(parse(text)).toEqual({ a: 1 });
    expect(parseDocument(text).errors).toEqual([]);
  });
});
