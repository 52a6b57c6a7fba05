import type { Edit } from './edit.ts';

const agents = /callingPolicies:\n {2}Northwind agents:\n(?: {4}.*\n)+/;
const leads = '  - { group: Northwind leads, policy: GB supervisors }\n';

/** Northwind has every section; each edit is of another one. */
export const sectionEdits: readonly Edit[] = [
  {
    title: 'a calling policy is described no more',
    tenant: 'northwind',
    change: [['tenant.yaml', agents, '']],
    says: "who answers for 6 users isn't known any more: the files no longer say that nobody else answers, and that a second call gets a busy signal",
  },
  {
    title: 'a calling policy lets voicemail and second calls in',
    tenant: 'northwind',
    change: [
      ['tenant.yaml', '    voicemail: AlwaysDisabled\n', '    voicemail: AlwaysEnabled\n'],
      ['tenant.yaml', 'busyOnBusy: Enabled', 'busyOnBusy: Disabled'],
    ],
    says: 'who answers for 6 users is another: voicemail answers after 30 seconds, and a second call rings',
  },
  {
    title: 'a blocked caller pattern has another name',
    tenant: 'northwind',
    change: [['tenant.yaml', 'Survey company:', 'Survey firm:']],
    says: 'blocked caller pattern Survey company is now Survey firm; no call changes',
  },
  {
    title: 'nobody is exempt any more',
    tenant: 'northwind',
    change: [['tenant.yaml', /blockedCallerExemptions:\n(?: .*\n)+/, '']],
    says: 'whether calls change is not certain; settings: blocked caller exemption CCAIP is removed and 1 more setting',
  },
  {
    title: 'an exemption has another name',
    tenant: 'northwind',
    change: [['tenant.yaml', 'Our own survey:', 'Own survey:']],
    says: 'blocked caller exemption Our own survey is now Own survey; no call changes',
  },
  {
    title: 'an emergency number goes out by a usage that has no route for it',
    tenant: 'northwind',
    change: [['tenant.yaml', "{ dial: '112', usage: Emergency }", "{ dial: '112', usage: National }"]],
    says: 'all 8 users and members of group Northwind leads (not counted) can no longer call 112; 1 of 14 expected calls fails',
    reasons: ['emergency-lost', 'emergency-changed', 'calls'],
  },
  {
    title: 'a policy names an emergency number no more',
    tenant: 'northwind',
    change: [['tenant.yaml', "      - { dial: '112', usage: Emergency }\n", '']],
    says: /^whether 112 dialled by all 8 users .* goes as before is not certain: no emergency call routing policy takes it/,
    reasons: ['emergency-changed'],
    alsoSays: ['**Settings**: emergency call routing policy GB: number 112 is removed.'],
  },
  {
    title: 'groups rank otherwise',
    tenant: 'northwind',
    change: [
      ['tenant.yaml', leads, ''],
      [
        'tenant.yaml',
        '    callerIdPolicy: Front desk\n\n# What users',
        `    callerIdPolicy: Front desk\n${leads}\n# What users`,
      ],
    ],
    says: 'whether calls change is not certain; settings: groups: order of rank Northwind leads and Northwind Leeds → Northwind Leeds and Northwind leads',
    alsoSays: [
      "- groups rank otherwise, group Northwind Leeds before group Northwind leads: who is in several of them has another one's policies from now on, and the files don't say who that is.",
    ],
  },
  {
    title: 'calls show the number of a resource account, and the rule for it gives another',
    tenant: 'northwind',
    change: [['tenant.yaml', "translation: '0$1' }", "translation: '00$1' }"]],
    says: /; what SBC "london" makes of the caller's number and what SBC "leeds" makes of the caller's number are beyond exact analysis; 1 of 14 expected calls fails$/,
    reasons: ['calls'],
  },
];
