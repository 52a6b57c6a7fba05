import { describe, expect, it } from 'vitest';
import { type Files, load, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    "the first digit of national numbers can't be one",
    {
      dialPlans: "dialPlans: { NL: { externalPrefix: 0, rules: [{ name: A, pattern: '^0(1)$', translation: '$1' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.externalPrefix: "0" begins with 0, as national numbers do (0) in NL, so Teams couldn't tell the prefix from the number.
  1 to 4 of 0-9, * and #; in NL not beginning with 0.
  Fix: choose another digit, e.g. 9, and tell the users.`,
  ],
  [
    "the first digit of numbers abroad can't be one",
    {
      country: 'country: DK',
      dialPlans:
        "dialPlans: { NL: { externalPrefix: 01, rules: [{ name: A, pattern: '^0(1)$', translation: '$1' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.externalPrefix: "01" begins with 0, as numbers abroad do (00) in DK, so Teams couldn't tell the prefix from the number.
  1 to 4 of 0-9, * and #; in DK not beginning with 0.
  Fix: choose another digit, e.g. 9, and tell the users.`,
  ],
  [
    'in another country other digits are taken',
    {
      country: 'country: US',
      dialPlans: "dialPlans: { NL: { externalPrefix: 1, rules: [{ name: A, pattern: '^0(1)$', translation: '$1' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.externalPrefix: "1" begins with 1, as national numbers do (1) in US, so Teams couldn't tell the prefix from the number.
  1 to 4 of 0-9, * and #; in US not beginning with 1 or 0.
  Fix: choose another digit, e.g. 9, and tell the users.`,
  ],
  [
    "the country is that of the plan's sites",
    {
      sites: 'sites: { Amsterdam: { country: US, dialPlan: nl } }',
      dialPlans: "dialPlans: { NL: { externalPrefix: 1, rules: [{ name: A, pattern: '^0(1)$', translation: '$1' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.externalPrefix: "1" begins with 1, as national numbers do (1) in US, so Teams couldn't tell the prefix from the number.
  1 to 4 of 0-9, * and #; in US not beginning with 1 or 0.
  Fix: choose another digit, e.g. 9, and tell the users.`,
  ],
  [
    'a prefix has at most four characters',
    {
      dialPlans:
        "dialPlans: { NL: { externalPrefix: 99999, rules: [{ name: A, pattern: '^0(1)$', translation: '$1' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.externalPrefix: "99999" isn't an external prefix.
  An external prefix is 1 to 4 of 0-9, * and #.
  Fix: write what people dial to get an outside line, e.g. 9.`,
  ],
  [
    'a prefix has no letters',
    {
      dialPlans: "dialPlans: { NL: { externalPrefix: a, rules: [{ name: A, pattern: '^0(1)$', translation: '$1' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.externalPrefix: "a" isn't an external prefix.
  An external prefix is 1 to 4 of 0-9, * and #.
  Fix: write what people dial to get an outside line, e.g. 9.`,
  ],
  [
    'a pattern says where it begins',
    { dialPlans: "dialPlans: { NL: { externalPrefix: 9, rules: [{ name: A, pattern: '0(1)', translation: '$1' }] } }" },
    `stacks/contoso/tenant.yaml: dialPlans.NL.rules[0].pattern: The external prefix 9 can't be put into "0(1)".
  In a plan with an external prefix every pattern is ^ and then what is dialled: 9 is put between them, since Teams' own field is gone.
  Fix: begin it with ^, and put alternatives in parentheses: ^(?:112|113)$.`,
  ],
  [
    'a pattern begins once',
    {
      dialPlans:
        "dialPlans: { NL: { externalPrefix: 9, rules: [{ name: A, pattern: '^112|^113$', translation: '112' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.rules[0].pattern: The external prefix 9 can't be put into "^112|^113$".
  In a plan with an external prefix every pattern is ^ and then what is dialled: 9 is put between them, since Teams' own field is gone.
  Fix: begin it with ^, and put alternatives in parentheses: ^(?:112|113)$.`,
  ],
  [
    'a translation does not hold the prefix',
    {
      dialPlans: "dialPlans: { NL: { externalPrefix: 9, rules: [{ name: A, pattern: '^112$', translation: '$&' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.rules[0].pattern: The translation "$&" holds all that was dialled, so also the external prefix 9.
  In a plan with an external prefix every pattern is ^ and then what is dialled: 9 is put between them, since Teams' own field is gone.
  Fix: put what should stay in parentheses and write $1.`,
  ],
  [
    "a pattern that trunkline can't read through takes none",
    {
      dialPlans:
        "dialPlans: { NL: { externalPrefix: 9, rules: [{ name: A, pattern: '^(?>0+)$', translation: '1' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.rules[0].pattern: The external prefix 9 can't be put into "^(?>0+)$". "(?>" at character 2 is an atomic group: Teams takes it, but trunkline can't say exactly which numbers it means.
  In a plan with an external prefix every pattern is ^ and then what is dialled: 9 is put between them, since Teams' own field is gone.
  Fix: write the pattern without it.`,
  ],
  [
    'no rule has the name that the prefix makes',
    {
      dialPlans:
        "dialPlans: { NL: { externalPrefix: 9, rules: [{ name: A, pattern: '^1$', translation: '1' }, { name: A (9), pattern: '^2$', translation: '1' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.rules[0].name: "A" with the external prefix becomes "A (9)", and the plan has a rule of that name.
  Fix: rename one of the two.`,
  ],
  [
    'a plan that adds a prefix to another answers for its rules',
    {
      dialPlans:
        "dialPlans: { NL: [{ name: A, pattern: '0(1)', translation: '$1' }], B: { from: NL, externalPrefix: 9 } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL[0].pattern: The external prefix 9 can't be put into "0(1)".
  In a plan with an external prefix every pattern is ^ and then what is dialled: 9 is put between them, since Teams' own field is gone.
  Fix: begin it with ^, and put alternatives in parentheses: ^(?:112|113)$.`,
  ],
];

describe('external prefixes', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });

  it.each(['^(^112|1)$', '^1(?<=^1)$', '^?1$'])(
    "can't be put into %s, which asks for the start otherwise",
    (pattern) => {
      const dialPlans = `dialPlans: { NL: { externalPrefix: 9, rules: [{ name: A, pattern: '${pattern}', translation: '1' }] } }`;
      expect(onlyProblem({ sections: { dialPlans } })).toContain(
        `The external prefix 9 can't be put into "${pattern}".`,
      );
    },
  );

  it('are made part of the rules', () => {
    const dialPlans =
      "dialPlans: { NL: { externalPrefix: '#9', rules: [{ name: A, pattern: '^0(1)$', translation: '+31$1' }] } }";
    expect(load({ sections: { dialPlans } }).tenant?.dialPlans[0]?.rules).toEqual([
      { name: 'A (#9)', pattern: '^#90(1)$', translation: '+31$1', internal: false },
      { name: 'A', pattern: '^0(1)$', translation: '+31$1', internal: false },
    ]);
  });
});
