import { describe, expect, it } from 'vitest';
import { type Files, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    'names the setting by what Teams calls it',
    {
      protect:
        "emergencyCallRoutingPolicies: { NL: { numbers: [{ dial: '112', EmergencyDialMask: '117', usage: National }] } }",
    },
    `stacks/contoso/tenant.yaml: emergencyCallRoutingPolicies.NL.numbers[0].EmergencyDialMask: "EmergencyDialMask" isn't a setting here.
  Known settings: dial, masks, usage.
  Fix: write masks.`,
  ],
  [
    'names the setting by what a policy is called in Teams',
    { protect: 'groups: [{ group: CC, dialPlan: NL, voiceRoutingPolicy: NL agents }]' },
    `stacks/contoso/tenant.yaml: groups[0].voiceRoutingPolicy: "voiceRoutingPolicy" isn't a setting here.
  Known settings: group, policy, dialPlan, callingPolicy, emergencyCallRoutingPolicy, callerIdPolicy.
  Fix: write policy.`,
  ],
  [
    'names the setting whose words were typed, not one that is a part of what was typed',
    { sites: 'sites: { Amsterdam: { dialPlan: NL, emergencyPolicy: NL } }' },
    `stacks/contoso/tenant.yaml: sites.Amsterdam.emergencyPolicy: "emergencyPolicy" isn't a setting here.
  Known settings: country, dialPlan, policy, callingPolicy, emergencyCallRoutingPolicy, callerIdPolicy, group.
  Fix: write emergencyCallRoutingPolicy.`,
  ],
  [
    'says what a section with a default is, and gives an example of it',
    {
      protect: "unassignedNumbers: { Leavers: { pattern: '^\\+3120555\\d{4}$', user: ada@contoso.example } }",
    },
    `stacks/contoso/tenant.yaml: unassignedNumbers: A map (Leavers) isn't a list.
  Where calls to numbers that nobody holds end, those that come in and those that go out, before any voice route: treatments in order of trial, of which the first whose pattern takes the number decides. Those of others in the tenant are left as they are.
  Fix: write e.g. unassignedNumbers: [{ name: Leavers, pattern: '^\\+3120555\\d{4}$', user: reception@contoso.com }].`,
  ],
  [
    'makes a list of the one text that was typed',
    {
      sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061, outboundPstn: Strip } }',
    },
    `stacks/contoso/tenant.yaml: sbcs.main.outboundPstn: "Strip" isn't a list.
  Translation rules for the called number of a call that leaves; the first that matches applies. Allowed: names of translation rules in order of trial, each once. Left out, it stays in Teams as it is; taken out again, it goes back to what a new one has.
  Fix: write e.g. outboundPstn: [Strip].`,
  ],
  [
    'shows an example for a text that is empty',
    { protect: "groups: [{ group: CC, dialPlan: '' }]" },
    `stacks/contoso/tenant.yaml: groups[0].dialPlan: The text is empty.
  Dial plan of its members.
  Fix: write e.g. dialPlan: NL.`,
  ],
  [
    'says once what is wrong with a text that is empty',
    {
      protect: "emergencyCallRoutingPolicies: { NL: { numbers: [{ dial: '112', masks: [''], usage: National }] } }",
    },
    `stacks/contoso/tenant.yaml: emergencyCallRoutingPolicies.NL.numbers[0].masks[0]: "" isn't a mask.
  A list; each entry 1 to 10 digits, without + and blanks.
  Fix: write digits alone.`,
  ],
  [
    'takes the blank out of a mask',
    {
      protect: "emergencyCallRoutingPolicies: { NL: { numbers: [{ dial: '112', masks: ['9 11'], usage: National }] } }",
    },
    `stacks/contoso/tenant.yaml: emergencyCallRoutingPolicies.NL.numbers[0].masks[0]: "9 11" isn't a mask.
  A list; each entry 1 to 10 digits, without + and blanks.
  Fix: write ['911'].`,
  ],
  [
    'speaks of no spreadsheet where a number is typed',
    { sipTrunk: 'sipTrunk: { inboundDomain: ujet.carrier.example, callerNumbers: [31205550000] }' },
    `stacks/contoso/tenant.yaml: sipTrunk.callerNumbers[0]: "31205550000" isn't a number in E.164: it has no +.
  A number is E.164: + and country code, 7 to 15 digits, then ;ext= and 1 to 12 digits if it has an extension.
  Fix: write '+31205550000', if it begins with the country code.`,
  ],
  [
    'knows a plus sign that repeats nothing',
    { protect: "blockedCallers: { Robots: { pattern: '+31900' } }" },
    `stacks/contoso/tenant.yaml: blockedCallers.Robots.pattern: "+31900" isn't a pattern: "+" at character 1 repeats nothing.
  A pattern is a .NET regular expression in single quotes.
  Fix: write \\+ for a plus sign, or correct it at character 1.`,
  ],
  [
    'says what goes with what in a whole sentence',
    { protect: 'callerIdPolicies: { Desk: { show: resource } }' },
    `stacks/contoso/tenant.yaml: callerIdPolicies.Desk.show: show: resource shows the number of an account, and none is named.
  An account beside show: resource.
  Fix: add account, or show another number.`,
  ],
];

describe('the fix of a problem', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });
});
