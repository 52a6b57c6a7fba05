import { describe, expect, it } from 'vitest';
import { mermaidOf, mermaidText } from '../../../pages/look/picture/mermaid.ts';
import { exampleTenant, sideOf } from './a-look.ts';
import { hostileNames } from './hostile-names.ts';

/** What mermaid makes of a label: entity codes, then text. */
const read = (text: string): string =>
  text.replaceAll(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll('\u200b', '');

const marks = [
  '1. item',
  '- item',
  '**bold** _it_ ~~x~~ `md`',
  '"] --> evil["x',
  '#35; #quot;',
  '%%{init: {}}%%',
  '$$x^2$$',
  'fa:fa-car',
  '# Head',
  '|a|b|',
  ':::class',
  'end',
  "it's",
  'a@{ shape: x }',
];

describe('a name in mermaid', () => {
  it.each([...hostileNames, ...marks])('is only text: %s', (name) => {
    const text = mermaidText(name);
    // Letters, digits and blanks; entity codes; and + . , - before a letter or digit, or , : before a blank.
    expect(text).toMatch(/^(?:[\p{L}\p{N} ]|#\d+;|[+.,-](?=[\p{L}\p{N}])|[,:](?= ))*$/u);
    expect(read(text)).toBe(name.replaceAll(/\s+/g, ' '));
  });

  it('can be no formula and no icon, which mermaid looks for behind entity codes', () => {
    expect(mermaidText('$$x$$')).toBe('#36;#8203;#36;x#36;#8203;#36;');
    expect(mermaidText('fa:fa-car FAB:x')).toBe('fa#8203;#58;fa-car FAB#8203;#58;x');
  });

  it('shows what turns letters round, on one line', () => {
    expect(read(mermaidText('\u202Eabc'))).toBe('\\u{202e}abc');
    expect(read(mermaidText('a\nb'))).toBe('a\\u{a}b');
  });
});

describe('the picture in mermaid', () => {
  it('is a flowchart of the lab, column by column', () => {
    expect(mermaidOf(sideOf(exampleTenant('lab')).picture)).toMatchInlineSnapshot(`
      "flowchart LR
        subgraph people["People and sites"]
          n1["Amsterdam<br/>9 people: ada, bob, cyd #8230;"]
          n2["Amsterdam<br/>3 people: eve, jon, kim"]
        end
        subgraph plans["Plans and policies"]
          n3["NL<br/>dial plan, 3 rules"]
          n4["NL-Amsterdam<br/>dial plan, 4 rules"]
          n5["NL agents<br/>voice routing policy"]
          n6["NL supervisors<br/>voice routing policy"]
        end
        subgraph usages["PSTN usages"]
          n7["Emergency<br/>1 route"]
          n8["National<br/>2 routes"]
          n9["International<br/>1 route"]
        end
        subgraph routes["Voice routes"]
          n10["Emergency<br/>+112 #124; 112"]
          n11["NL geographic<br/>+31#91;1-57#93;x#123;8#125;"]
          n12["NL mobile<br/>+316x#123;8#125;"]
          n13["International<br/>#43;#91;124-9#93;x#123;6,14#125; #124; +3#91;02-9#93;x#123;5,13#125;"]
        end
        subgraph sbcs["SBCs"]
          n14["main<br/>4f9a1.teams.carrier.example"]
        end
        n1 --> n4
        n1 --> n5
        n2 --> n4
        n2 --> n6
        n5 -->|"1"| n7
        n5 -->|"2"| n8
        n6 -->|"1"| n7
        n6 -->|"2"| n8
        n6 -->|"3"| n9
        n7 -->|"1"| n10
        n8 -->|"1"| n11
        n8 -->|"2"| n12
        n9 -->|"1"| n13
        n10 --> n14
        n11 --> n14
        n12 --> n14
        n13 --> n14"
    `);
  });

  it.each(['lab', 'northwind', 'fabrikam'])(
    'of %s has every box and line once, and the same text each time',
    (name) => {
      const { picture } = sideOf(exampleTenant(name));
      const text = mermaidOf(picture);
      const lines = text.split('\n');
      expect(lines.filter((line) => /^ {4}n\d+\["[^"]*"\]$/.test(line))).toHaveLength(picture.boxes.length);
      expect(lines.filter((line) => /^ {2}n\d+ -->(\|"[^"]*"\|)? n\d+$/.test(line))).toHaveLength(picture.lines.length);
      expect(
        lines.filter((line) => !/^(flowchart LR| {2}subgraph \w+\["[\w ]+"\]| {2}end| {4}n.*| {2}n.*)$/.test(line)),
      ).toEqual([]);
      expect(mermaidOf(sideOf(exampleTenant(name)).picture)).toBe(text);
    },
  );

  it('of 10,000 people is that of 12, but for their count', () => {
    const text = (users: string) => mermaidOf(sideOf(exampleTenant('lab', users)).picture).split('\n').length;
    expect(text('10000')).toBe(text(''));
  });
});
