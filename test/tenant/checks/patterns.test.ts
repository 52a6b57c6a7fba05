import { describe, expect, it } from 'vitest';
import { type Files, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    "a pattern is one that Teams' .NET reads",
    { pstnUsages: "pstnUsages: { National: [{ route: A, pattern: '^\\+31(6\\d{8}$', sbcs: [main] }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].pattern: "^\\+31(6\\d{8}$" isn't a pattern: "(" at character 6 opens a group that isn't closed.
  A pattern is a .NET regular expression in single quotes.
  Fix: correct it at character 6.`,
  ],
  [
    'a rule likewise, in any part of a plan',
    {
      dialPlans:
        "dialPlans: { NL: { from: B, last: [{ name: A, pattern: '[1', translation: '1' }] }, B: [{ name: B, pattern: '^1$', translation: '1' }] }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.last[0].pattern: "[1" isn't a pattern: "[" at character 1 opens a class that isn't closed by ].
  A pattern is a .NET regular expression in single quotes.
  Fix: correct it at character 1.`,
  ],
  [
    'a translation holds no line feed, which .NET would let $ stand before',
    { dialPlans: 'dialPlans: { NL: [{ name: A, pattern: "^0(1)$", translation: "+31$1\\n" }] }' },
    `stacks/contoso/tenant.yaml: dialPlans.NL[0].translation: The translation holds a control character, U+000A, a line feed, at character 6.
  What stands in a number: digits, +, *, #, ;ext= and groups such as $1.
  Fix: remove it; in YAML single quotes ('…') keep a text as it is typed.`,
  ],
  [
    'nor any other control character, also where the pattern is beyond exactness',
    { dialPlans: 'dialPlans: { NL: [{ name: A, pattern: "^(?>0)(1)$", translation: "\\t$1" }] }' },
    `stacks/contoso/tenant.yaml: dialPlans.NL[0].translation: The translation holds a control character, U+0009, at character 1.
  What stands in a number: digits, +, *, #, ;ext= and groups such as $1.
  Fix: remove it; in YAML single quotes ('…') keep a text as it is typed.`,
  ],
  [
    'a pattern is one line: YAML keeps the line feed of a text behind |',
    { pstnUsages: 'pstnUsages:\n  National:\n    - route: A\n      sbcs: [main]\n      pattern: |\n        ^(112)$\n' },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].pattern: "^(112)$\\n" has a line feed, which no number holds.
  A pattern is one line, of what a keyboard writes.
  Fix: write '^(112)$'.`,
  ],
  [
    'a dash of a word processor is no range',
    { pstnUsages: "pstnUsages: { National: [{ route: A, pattern: '^\\+31[1\u20135]\\d{8}$', sbcs: [main] }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].pattern: "^\\+31[1\u20135]\\d{8}$" holds U+2013 (\u2013), which no number holds.
  A pattern is one line, of what a keyboard writes.
  Fix: write '^\\+31[1-5]\\d{8}$'.`,
  ],
  [
    'nor is a pattern what nobody sees',
    { pstnUsages: "pstnUsages: { National: [{ route: A, pattern: '^(112)\u200b\u00a0$', sbcs: [main] }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].pattern: "^(112)\\u{200b}\\u{a0}$" holds the invisible U+200B, U+00A0, which no number holds.
  A pattern is one line, of what a keyboard writes.
  Fix: write '^(112)$'.`,
  ],
  [
    'typographic quotes are none to YAML',
    { pstnUsages: 'pstnUsages: { National: [{ route: A, pattern: ‘^(112)$’, sbcs: [main] }] }' },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].pattern: ‘…’ are typographic quotes, which YAML takes as a part of the text, and no number holds.
  Text with special characters stands in single quotes: '.
  Fix: write '^(112)$'.`,
  ],
  [
    'also in a translation',
    { dialPlans: "dialPlans: { NL: [{ name: A, pattern: '^(112)$', translation: “$1” }] }" },
    `stacks/contoso/tenant.yaml: dialPlans.NL[0].translation: “…” are typographic quotes, which YAML takes as a part of the text, and no number holds.
  Text with special characters stands in single quotes: '.
  Fix: write '$1'.`,
  ],
  [
    'what a web page writes for a character stands for itself',
    { dialPlans: "dialPlans: { NL: [{ name: A, pattern: '^(&#91;2-9]\\d{6})$', translation: '+649$1' }] }" },
    `stacks/contoso/tenant.yaml: dialPlans.NL[0].pattern: "&#91;" is what a web page writes for "["; here it stands for itself, and no number holds it.
  Fix: write '^([2-9]\\d{6})$'.`,
  ],
  [
    'all that a page writes so is put right at once, and nothing is said of groups that the page hides',
    { dialPlans: "dialPlans: { NL: [{ name: A, pattern: '^&plus;31&#40;\\d{9}&#x29;&dollar;', translation: '$1' }] }" },
    `stacks/contoso/tenant.yaml: dialPlans.NL[0].pattern: "&plus;" is what a web page writes for "+"; here it stands for itself, and no number holds it, and it has more of that sort.
  Fix: write '^+31(\\d{9})$'.`,
  ],
  [
    'a name that .NET has no category or block for is an error',
    { pstnUsages: "pstnUsages: { National: [{ route: A, pattern: '^\\p{Digit}+$', sbcs: [main] }] }" },
    `stacks/contoso/tenant.yaml: pstnUsages.National[0].pattern: "^\\p{Digit}+$" isn't a pattern: "\\p{Digit}" at character 2 isn't a Unicode category or block that .NET knows.
  A pattern is a .NET regular expression in single quotes.
  Fix: correct it at character 2.`,
  ],
  [
    'a translation names groups that exist',
    { dialPlans: "dialPlans: { NL: [{ name: A, pattern: '^0(1)$', translation: '+31$2' }] }" },
    `stacks/contoso/tenant.yaml: dialPlans.NL[0].translation: "+31$2" names a group that the pattern doesn't have, so the number would hold a "$".
  "^0(1)$" has one group, $1. $10 means group ten; write \${1}0 for group one and a 0.
  Fix: correct the group, or put what it stands for in parentheses in the pattern.`,
  ],
  [
    '$10 is not group one and a 0',
    { dialPlans: "dialPlans: { NL: [{ name: A, pattern: '^0(1)$', translation: '+31$10' }] }" },
    `stacks/contoso/tenant.yaml: dialPlans.NL[0].translation: "+31$10" names a group that the pattern doesn't have, so the number would hold a "$".
  "^0(1)$" has one group, $1. $10 means group ten; write \${1}0 for group one and a 0.
  Fix: correct the group, or put what it stands for in parentheses in the pattern.`,
  ],
  [
    'a pattern without groups has none to name',
    { dialPlans: "dialPlans: { NL: [{ name: A, pattern: '^01$', translation: '$1' }] }" },
    `stacks/contoso/tenant.yaml: dialPlans.NL[0].translation: "$1" names a group that the pattern doesn't have, so the number would hold a "$".
  "^01$" has no group. $10 means group ten; write \${1}0 for group one and a 0.
  Fix: correct the group, or put what it stands for in parentheses in the pattern.`,
  ],
];

describe('patterns', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });
});
