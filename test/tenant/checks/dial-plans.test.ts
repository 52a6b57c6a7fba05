import { describe, expect, it } from 'vitest';
import { type Files, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    'a plan has a rule',
    { dialPlans: 'dialPlans: { NL: [] }' },
    `stacks/contoso/tenant.yaml: dialPlans.NL: "NL" has no rules.
  A dial plan has 1 to 50 rules.
  Fix: give it a rule, or remove it.`,
  ],
  [
    'a plan has at most 50 rules',
    {
      dialPlans:
        "dialPlans: { NL: [{ name: R0, pattern: '^0$', translation: '1' }, { name: R1, pattern: '^1$', translation: '1' }, { name: R2, pattern: '^2$', translation: '1' }, { name: R3, pattern: '^3$', translation: '1' }, { name: R4, pattern: '^4$', translation: '1' }, { name: R5, pattern: '^5$', translation: '1' }, { name: R6, pattern: '^6$', translation: '1' }, { name: R7, pattern: '^7$', translation: '1' }, { name: R8, pattern: '^8$', translation: '1' }, { name: R9, pattern: '^9$', translation: '1' }, { name: R10, pattern: '^10$', translation: '1' }, { name: R11, pattern: '^11$', translation: '1' }, { name: R12, pattern: '^12$', translation: '1' }, { name: R13, pattern: '^13$', translation: '1' }, { name: R14, pattern: '^14$', translation: '1' }, { name: R15, pattern: '^15$', translation: '1' }, { name: R16, pattern: '^16$', translation: '1' }, { name: R17, pattern: '^17$', translation: '1' }, { name: R18, pattern: '^18$', translation: '1' }, { name: R19, pattern: '^19$', translation: '1' }, { name: R20, pattern: '^20$', translation: '1' }, { name: R21, pattern: '^21$', translation: '1' }, { name: R22, pattern: '^22$', translation: '1' }, { name: R23, pattern: '^23$', translation: '1' }, { name: R24, pattern: '^24$', translation: '1' }, { name: R25, pattern: '^25$', translation: '1' }, { name: R26, pattern: '^26$', translation: '1' }, { name: R27, pattern: '^27$', translation: '1' }, { name: R28, pattern: '^28$', translation: '1' }, { name: R29, pattern: '^29$', translation: '1' }, { name: R30, pattern: '^30$', translation: '1' }, { name: R31, pattern: '^31$', translation: '1' }, { name: R32, pattern: '^32$', translation: '1' }, { name: R33, pattern: '^33$', translation: '1' }, { name: R34, pattern: '^34$', translation: '1' }, { name: R35, pattern: '^35$', translation: '1' }, { name: R36, pattern: '^36$', translation: '1' }, { name: R37, pattern: '^37$', translation: '1' }, { name: R38, pattern: '^38$', translation: '1' }, { name: R39, pattern: '^39$', translation: '1' }, { name: R40, pattern: '^40$', translation: '1' }, { name: R41, pattern: '^41$', translation: '1' }, { name: R42, pattern: '^42$', translation: '1' }, { name: R43, pattern: '^43$', translation: '1' }, { name: R44, pattern: '^44$', translation: '1' }, { name: R45, pattern: '^45$', translation: '1' }, { name: R46, pattern: '^46$', translation: '1' }, { name: R47, pattern: '^47$', translation: '1' }, { name: R48, pattern: '^48$', translation: '1' }, { name: R49, pattern: '^49$', translation: '1' }, { name: R50, pattern: '^50$', translation: '1' }] }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL: "NL" has 51 rules.
  Teams takes at most 50 in a plan.
  Fix: join rules whose translation is the same, or split the plan.`,
  ],
  [
    'an external prefix doubles them',
    {
      dialPlans:
        "dialPlans: { NL: { externalPrefix: 9, rules: [{ name: R0, pattern: '^0$', translation: '1' }, { name: R1, pattern: '^1$', translation: '1' }, { name: R2, pattern: '^2$', translation: '1' }, { name: R3, pattern: '^3$', translation: '1' }, { name: R4, pattern: '^4$', translation: '1' }, { name: R5, pattern: '^5$', translation: '1' }, { name: R6, pattern: '^6$', translation: '1' }, { name: R7, pattern: '^7$', translation: '1' }, { name: R8, pattern: '^8$', translation: '1' }, { name: R9, pattern: '^9$', translation: '1' }, { name: R10, pattern: '^10$', translation: '1' }, { name: R11, pattern: '^11$', translation: '1' }, { name: R12, pattern: '^12$', translation: '1' }, { name: R13, pattern: '^13$', translation: '1' }, { name: R14, pattern: '^14$', translation: '1' }, { name: R15, pattern: '^15$', translation: '1' }, { name: R16, pattern: '^16$', translation: '1' }, { name: R17, pattern: '^17$', translation: '1' }, { name: R18, pattern: '^18$', translation: '1' }, { name: R19, pattern: '^19$', translation: '1' }, { name: R20, pattern: '^20$', translation: '1' }, { name: R21, pattern: '^21$', translation: '1' }, { name: R22, pattern: '^22$', translation: '1' }, { name: R23, pattern: '^23$', translation: '1' }, { name: R24, pattern: '^24$', translation: '1' }, { name: R25, pattern: '^25$', translation: '1' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL: "NL" has 26 rules, 52 with the external prefix 9: each is written a second time with it, since Teams' own field is gone.
  Teams takes at most 50 in a plan.
  Fix: join rules whose translation is the same, or split the plan.`,
  ],
  [
    'plans are not built in a circle',
    { dialPlans: 'dialPlans: { NL: { from: B }, B: { from: NL } }' },
    `stacks/contoso/tenant.yaml: dialPlans.NL.from: "NL" is built on itself: NL from B from NL.
  A plan is built on one that stands by itself in the end.
  Fix: give one of them rules of its own.`,
  ],
  [
    'a plan has rules or another plan',
    { dialPlans: 'dialPlans: { NL: { externalPrefix: 9 } }' },
    `stacks/contoso/tenant.yaml: dialPlans.NL: The plan has no rules.
  A dial plan is a list of rules, or rules: […], or from: <plan> with first and last.
  Fix: give it rules, or name another plan in from.`,
  ],
  [
    'first and last stand around another plan',
    { dialPlans: "dialPlans: { NL: { last: [{ name: A, pattern: '^1$', translation: '1' }] } }" },
    `stacks/contoso/tenant.yaml: dialPlans.NL: The plan has first or last, but no plan in from that they stand around.
  A dial plan is a list of rules, or rules: […], or from: <plan> with first and last.
  Fix: add from, or put the rules under rules.`,
  ],
  [
    'a plan has rules or another plan, not both',
    {
      dialPlans:
        "dialPlans: { NL: { from: B, rules: [{ name: A, pattern: '^1$', translation: '1' }] }, B: [{ name: A, pattern: '^1$', translation: '1' }] }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL: The plan has rules of its own, and from, first or last as well.
  A dial plan is a list of rules, or rules: […], or from: <plan> with first and last.
  Fix: keep rules, or move them to first or last.`,
  ],
  [
    'rule names are unique in a plan',
    {
      dialPlans:
        "dialPlans: { NL: [{ name: A, pattern: '^1$', translation: '1' }, { name: a, pattern: '^2$', translation: '1' }] }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL[1].name: "a" is "A", which stands at dialPlans.NL[0].name already.
  Rule names are unique in a plan, and ignore case.
  Fix: rename one.`,
  ],
  [
    'rule names are unique also with those of the other plan',
    {
      dialPlans:
        "dialPlans: { NL: [{ name: A, pattern: '^1$', translation: '1' }], B: { from: NL, first: [{ name: A, pattern: '^1$', translation: '1' }] } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.B.first[0].name: "A" stands at dialPlans.NL[0].name already.
  Rule names are unique in a plan, and ignore case.
  Fix: rename one.`,
  ],
  [
    "a plan's name has no slash",
    {
      dialPlans:
        "dialPlans: { NL/Amsterdam: [{ name: A, pattern: '^1$', translation: '1' }], NL: [{ name: A, pattern: '^1$', translation: '1' }] }",
    },
    `stacks/contoso/tenant.yaml: dialPlans["NL/Amsterdam"]: "NL/Amsterdam" isn't a name that Teams takes for a dial plan.
  At most 49 letters, digits, spaces and any of - . _ ( ), not beginning with a dot.
  Fix: rename it, e.g. NL-Amsterdam.`,
  ],
  [
    "a plan's name does not begin with a dot",
    {
      dialPlans:
        "dialPlans: { .NL: [{ name: A, pattern: '^1$', translation: '1' }], NL: [{ name: A, pattern: '^1$', translation: '1' }] }",
    },
    `stacks/contoso/tenant.yaml: dialPlans[".NL"]: ".NL" isn't a name that Teams takes for a dial plan.
  At most 49 letters, digits, spaces and any of - . _ ( ), not beginning with a dot.
  Fix: rename it, e.g. NL.`,
  ],
  [
    'a description leaves room for the mark',
    {
      dialPlans:
        "dialPlans: { NL: { rules: [{ name: A, pattern: '^1$', translation: '1' }], description: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx } }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL.description: The description has 1009 characters.
  At most 1008: Teams takes 1040, and trunkline's mark at its end needs 32.
  Fix: shorten it.`,
  ],
  [
    "a rule's description needs no such room",
    {
      dialPlans:
        "dialPlans: { NL: [{ name: A, pattern: '^1$', translation: '1', description: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx }] }",
    },
    `stacks/contoso/tenant.yaml: dialPlans.NL[0].description: The description has 513 characters.
  At most 512.
  Fix: shorten it.`,
  ],
];

describe('dial plans', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });
});
