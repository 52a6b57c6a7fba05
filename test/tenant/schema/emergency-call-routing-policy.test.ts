import { describe, expect, it } from 'vitest';
import { load, onlyProblem } from '../a-tenant-folder.ts';

const usages = "pstnUsages: { Emergency: [{ route: E, pattern: '^\\+?112$', sbcs: [main] }], National: [] }";
const file = (policies: string, more: object = {}) => ({
  sections: { pstnUsages: usages, emergencyCallRoutingPolicies: `emergencyCallRoutingPolicies: ${policies}`, ...more },
});

describe('emergencyCallRoutingPolicies', () => {
  it('are read with what they leave out, and people get them by their site or by their row', () => {
    const { tenant, problems } = load({
      ...file('{ NL: { numbers: [{ dial: 112, masks: [117], usage: emergency }] }, None: { numbers: [] } }', {
        sites: 'sites: { Amsterdam: { dialPlan: NL, policy: NL agents, emergencyCallRoutingPolicy: nl } }',
      }),
      users:
        'upn,number,site,emergencyCallRoutingPolicy\nada@contoso.example,+31205552101,Amsterdam,\nbob@contoso.example,+31205552102,Amsterdam,Theirs\n',
    });
    expect(problems).toEqual([]);
    expect(tenant?.emergencyCallRoutingPolicies).toEqual([
      {
        name: 'NL',
        numbers: [{ dial: '112', masks: ['117'], usage: 'Emergency' }],
        enhancedServices: false,
        adopt: false,
      },
      { name: 'None', numbers: [], enhancedServices: false, adopt: false },
    ]);
    // One that is in Teams already may just be named.
    expect(tenant?.users.map((user) => user.emergencyCallRoutingPolicy)).toEqual(['NL', 'Theirs']);
  });

  it.each<[string, string, string[]]>([
    [
      'masks in one text, in the right form',
      "{ NL: { numbers: [{ dial: '112', masks: '112,999', usage: Emergency }] } }",
      ['emergencyCallRoutingPolicies.NL.numbers[0].masks[0]: "112,999" isn\'t a mask.', "Fix: write ['112', '999']."],
    ],
    [
      'masks with semicolons, as Teams has them',
      "{ NL: { numbers: [{ dial: '112', masks: ['117;897'], usage: Emergency }] } }",
      ['masks[0]: "117;897" isn\'t a mask.', "Fix: write ['117', '897']."],
    ],
    [
      'a mask with +',
      "{ NL: { numbers: [{ dial: '112', masks: ['+117'], usage: Emergency }] } }",
      ['"+117" isn\'t a mask.', 'A list; each entry 1 to 10 digits, without + and blanks.', "Fix: write ['117']."],
    ],
    [
      'a mask of 11 digits',
      "{ NL: { numbers: [{ dial: '112', masks: ['12345678901'], usage: Emergency }] } }",
      ['"12345678901" isn\'t a mask.', 'Fix: write digits alone.'],
    ],
    [
      'a mask that stands elsewhere in the policy',
      "{ NL: { numbers: [{ dial: '112', usage: Emergency }, { dial: '911', masks: ['112'], usage: Emergency }] } }",
      ['emergencyCallRoutingPolicies.NL.numbers[1].masks[0]: "112" is a dial string already.'],
    ],
    [
      'a dial string twice',
      "{ NL: { numbers: [{ dial: '112', usage: Emergency }, { dial: '112', usage: National }] } }",
      ['emergencyCallRoutingPolicies.NL.numbers[1].dial: "112" is a dial string already.'],
    ],
    [
      'what nobody can dial',
      '{ NL: { numbers: [{ dial: police, usage: Emergency }] } }',
      ['emergencyCallRoutingPolicies.NL.numbers[0].dial: "police" isn\'t an emergency number.'],
    ],
    [
      'a usage that is not there',
      "{ NL: { numbers: [{ dial: '112', usage: Emergncy }] } }",
      ['emergencyCallRoutingPolicies.NL.numbers[0].usage: "Emergncy" isn\'t a PSTN usage', 'Emergency'],
    ],
    [
      'the name of the one that Teams has',
      "{ Global: { numbers: [{ dial: '112', usage: Emergency }] } }",
      ['emergencyCallRoutingPolicies.Global: "Global" is Teams\' own'],
    ],
  ])('refuse %s', (_, policies, words) => {
    const problem = onlyProblem(file(policies));
    for (const word of words) expect(problem).toContain(word);
  });
});
