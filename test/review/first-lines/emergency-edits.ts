import type { Edit } from './edit.ts';

const emergencyRoutes = `    - { route: NL emergency, pattern: '^\\+?112$', sbcs: [main] }
    - { route: NL emergency backup, pattern: '^\\+?112$', sbcs: [rotterdam] }
`;

/** Emergency calls: who loses them, whose go elsewhere or in another form, who gains them. */
export const emergencyEdits: readonly Edit[] = [
  {
    title: '112 by the carrier of calls abroad',
    tenant: 'fabrikam',
    change: [
      ['tenant.yaml', emergencyRoutes, "    - { route: NL emergency, pattern: '^\\+?112$', sbcs: [adatum] }\n"],
      ['calls.yaml', /.*112.*\n/g, ''],
    ],
    says: 'emergency calls of all 41 users (112) go to adatum instead of main, then rotterdam',
    reasons: ['emergency-changed'],
  },
  {
    title: '112 without its second SBC',
    tenant: 'fabrikam',
    change: [['tenant.yaml', "    - { route: NL emergency backup, pattern: '^\\+?112$', sbcs: [rotterdam] }\n", '']],
    says: 'emergency calls of all 41 users (112) go to main instead of main, then rotterdam',
    reasons: ['emergency-changed'],
  },
  {
    title: 'the first and the second SBC for 112 change places',
    tenant: 'fabrikam',
    change: [
      [
        'tenant.yaml',
        emergencyRoutes,
        "    - { route: NL emergency backup, pattern: '^\\+?112$', sbcs: [rotterdam] }\n    - { route: NL emergency, pattern: '^\\+?112$', sbcs: [main] }\n",
      ],
      ['calls.yaml', /.*112.*\n/g, ''],
    ],
    says: 'emergency calls of all 41 users (112) go to rotterdam, then main instead of main, then rotterdam',
    reasons: ['emergency-changed'],
  },
  {
    title: 'the lab is in the United States now',
    tenant: 'lab',
    change: [['tenant.yaml', 'country: NL', 'country: US']],
    says: /^all 12 users can't call 911; /,
    reasons: ['emergency-lost', 'emergency-changed', 'toll-exposure'],
  },
  {
    title: 'agents without the usage for emergency calls',
    tenant: 'lab',
    change: [['tenant.yaml', 'NL agents: [Emergency, National]', 'NL agents: [National]']],
    says: '9 users can no longer call 112; 1 of 11 expected calls fails',
    reasons: ['emergency-lost', 'emergency-changed', 'calls'],
  },
  {
    title: 'the rule for 112 goes',
    tenant: 'lab',
    change: [['tenant.yaml', "    - { name: Emergency, pattern: '^(112)$', translation: '$1' }\n", '']],
    says: 'all 12 users can no longer call 112; 2 of 11 expected calls fail',
    reasons: ['emergency-lost', 'emergency-changed', 'calls'],
  },
  {
    title: 'the rule for 112 goes, and cyd leaves',
    tenant: 'lab',
    change: [
      ['tenant.yaml', "    - { name: Emergency, pattern: '^(112)$', translation: '$1' }\n", ''],
      ['users.csv', 'cyd@contoso.example,+31205552103,Amsterdam,,agent\n', ''],
    ],
    says: /^all 11 users can no longer call 112; cyd leaves: …103 rings nobody; /,
    reasons: ['emergency-lost', 'emergency-changed', 'unreachable', 'leaver', 'calls'],
  },
  {
    title: '112 leaves with a plus',
    tenant: 'lab',
    change: [
      ['tenant.yaml', "pattern: '^(112)$', translation: '$1'", "pattern: '^(112)$', translation: '+$1'"],
      ['calls.yaml', /.*dial: 112.*\n/g, ''],
    ],
    says: '112 dialled by all 12 users goes out as +112 instead of 112',
    reasons: ['emergency-changed'],
  },
  {
    title: '112 is answered by a colleague',
    tenant: 'lab',
    change: [
      ['tenant.yaml', "pattern: '^(112)$', translation: '$1'", "pattern: '^(112)$', translation: '+31205552109'"],
      ['calls.yaml', /.*dial: 112.*\n/g, ''],
    ],
    says: '112 dialled by all 12 users rings ida@contoso.example',
    reasons: ['emergency-lost', 'emergency-changed'],
  },
  {
    title: 'the SBC for 112 is another machine',
    tenant: 'lab',
    change: [
      ['tenant.yaml', 'main: { fqdn: 4f9a1.teams.carrier.example', 'main: { fqdn: sbc2.4f9a1.teams.carrier.example'],
    ],
    says: 'emergency calls of all 12 users (112) go to main, at another address; calls by SBC main go elsewhere: 4f9a1.teams.carrier.example → sbc2.4f9a1.teams.carrier.example',
    reasons: ['emergency-changed'],
  },
  {
    title: 'the SBC of Rotterdam takes no calls',
    tenant: 'fabrikam',
    change: [
      [
        'tenant.yaml',
        'rotterdam: { fqdn: rtm.voice.fabrikam.example, port: 5061, maxSessions: 150, forwardPai: true }',
        'rotterdam: { fqdn: rtm.voice.fabrikam.example, port: 5061, maxSessions: 150, forwardPai: true, enabled: false }',
      ],
      ['calls.yaml', /.*rotterdam.*\n/g, ''],
    ],
    says: /^emergency calls of all 41 users \(112\) go to main instead of main, then rotterdam; calls of all 41 users to numbers like 06 1234 ?5678 go to main instead of main or rotterdam; SBC rotterdam: enabled true → false$/,
    reasons: ['emergency-changed'],
  },
  {
    title: 'the SBC of Rotterdam is drained',
    tenant: 'fabrikam',
    change: [
      [
        'tenant.yaml',
        'rotterdam: { fqdn: rtm.voice.fabrikam.example, port: 5061, maxSessions: 150, forwardPai: true }',
        'rotterdam: { fqdn: rtm.voice.fabrikam.example, port: 5061, maxSessions: 150, forwardPai: true, drain: true }',
      ],
      ['calls.yaml', /.*rotterdam.*\n/g, ''],
    ],
    says: /^emergency calls of all 41 users \(112\) go to main instead of main, then rotterdam; calls of all 41 users to numbers like 06 1234 ?5678 go to main instead of main or rotterdam; SBC rotterdam: drain false → true \(drainFor 1h\)$/,
    reasons: ['emergency-changed'],
  },
  {
    title: 'planners without the usage for emergency calls',
    tenant: 'fabrikam',
    change: [['tenant.yaml', '[Emergency, National, Neighbours]', '[National, Neighbours]']],
    says: 'fleur.prins and koen.blom can no longer call 112',
    reasons: ['emergency-lost', 'emergency-changed'],
  },
];
