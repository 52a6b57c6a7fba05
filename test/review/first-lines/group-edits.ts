import type { Edit } from './edit.ts';

const site = 'Amsterdam: { dialPlan: NL-Amsterdam, policy: NL agents, callingPolicy: CC agents }';
const groups = (list: string): readonly [string, string, string] => [
  'tenant.yaml',
  `sites:\n  ${site}`,
  `groups: ${list}\nsites:\n  Amsterdam: { dialPlan: NL-Amsterdam, callingPolicy: CC agents, group: CC Amsterdam }`,
];

/** Policies that come by groups of Entra. */
export const groupEdits: readonly Edit[] = [
  {
    title: "a site's people have their policy by a group from now on",
    tenant: 'lab',
    change: [groups('[{ group: CC Amsterdam, policy: NL agents }]')],
    says: 'no call changes for whoever is directly in group CC Amsterdam, of others that is not certain; users: group none → CC Amsterdam for ada, bob, cyd and 9 more',
    alsoSays: [
      /9 users have voice routing policy by group CC Amsterdam from now on, and the files don't say who is directly in it/,
      'those outside users.csv are not counted',
    ],
  },
  {
    title: 'by a group, and another policy than they had',
    tenant: 'lab',
    change: [groups('[{ group: CC Amsterdam, policy: NL supervisors }]')],
    says: '9 users can now call abroad, premium and satellite numbers among them; 1 of 11 expected calls fails',
    reasons: ['toll-exposure', 'calls'],
    alsoSays: [/\*\*Needs\*\*.*by group CC Amsterdam from now on/s],
  },
  {
    title: 'a group that no site names',
    tenant: 'lab',
    change: [['tenant.yaml', 'sites:\n', 'groups: [{ group: CC, policy: NL supervisors }]\nsites:\n']],
    says: 'members of group CC (not counted) can call premium numbers, satellite numbers and abroad by what they are newly given',
    reasons: ['toll-exposure'],
    alsoSays: ['those outside users.csv are not counted'],
  },
  {
    title: 'a policy that a group gives has another name',
    tenant: 'lab',
    base: [groups('[{ group: CC Amsterdam, policy: NL agents }]')],
    change: [groups('[{ group: CC Amsterdam, policy: Agents }]'), ['tenant.yaml', 'NL agents: [', 'Agents: [']],
    says: 'policy NL agents is now Agents; no call changes',
    alsoSays: [/\*\*Needs\*\*: nothing\./],
  },
  {
    title: 'the Global calling policy',
    tenant: 'lab',
    change: [
      ['tenant.yaml', 'sites:\n', 'global: { reason: quiet, callingPolicy: { privateCalling: false } }\nsites:\n'],
    ],
    says: /^(?!no call changes)(?!nothing)/,
    alsoSays: [/\*\*Needs\*\*.*the Global calling policy changes \(quiet\)/s],
  },
];
