import type { Edit } from './edit.ts';

const noCalls = (person: string): Edit['change'][number] => [
  'calls.yaml',
  new RegExp(`.*\\b${person}\\b.*\\n`, 'g'),
  '',
];

/** Rows of users.csv: who comes, leaves, gets another number, another policy, another place in CCAIP. */
export const peopleEdits: readonly Edit[] = [
  {
    title: 'cyd leaves',
    tenant: 'lab',
    change: [['users.csv', 'cyd@contoso.example,+31205552103,Amsterdam,,agent\n', '']],
    says: 'cyd leaves: …103 rings nobody',
    reasons: ['unreachable', 'leaver'],
    alsoSays: ['| +31205552103 | cyd | **nobody** |', 'remove the SIP URI of cyd (nobody rings there)'],
  },
  {
    title: 'the company has another name: every sign-in name is in another domain',
    tenant: 'lab',
    change: [
      ['tenant.yaml', 'domain: contoso.example }', 'domain: contoso.com, otherDomains: [contoso.example] }'],
      ['users.csv', /@contoso\.example/g, '@contoso.com'],
    ],
    says: 'no call changes; users: sign-in names of 12 users are in contoso.com instead of contoso.example; refused until the moves of numbers are approved',
    reasons: ['mass-release'],
    alsoSays: ['**Users**: sign-in names of 12 users are in contoso.com instead of contoso.example.'],
  },
  {
    title: 'one sign-in name is in another domain, and another person has a number',
    tenant: 'lab',
    change: [
      ['tenant.yaml', 'domain: contoso.example }', 'domain: contoso.com, otherDomains: [contoso.example] }'],
      ['users.csv', 'cyd@contoso.example,', 'cyd@contoso.com,'],
      ['users.csv', 'kim@contoso.example,', 'lou@contoso.com,'],
    ],
    says: /^calls for \+31205552112 ring at lou, not kim$/,
    reasons: ['unreachable', 'leaver'],
    alsoSays: ['the sign-in name of cyd is in contoso.com instead of contoso.example', '1 new (lou); 1 gone (kim)'],
  },
  {
    title: 'somebody called cyd in another domain, with another number, may be another person',
    tenant: 'lab',
    change: [
      ['tenant.yaml', 'domain: contoso.example }', 'domain: contoso.com, otherDomains: [contoso.example] }'],
      ['users.csv', 'cyd@contoso.example,+31205552103', 'cyd@contoso.com,+31205552199'],
    ],
    says: /^cyd@contoso\.example leaves: …103 rings nobody; calls now reach cyd@contoso\.com/,
    reasons: ['unreachable', 'leaver'],
  },
  {
    title: 'cyd stays with another number, and somebody called cyd in another domain has the old one',
    tenant: 'lab',
    change: [
      ['tenant.yaml', 'domain: contoso.example }', 'domain: contoso.com, otherDomains: [contoso.example] }'],
      [
        'users.csv',
        'cyd@contoso.example,+31205552103,',
        'cyd@contoso.example,+31205552199,Amsterdam,,agent\ncyd@contoso.com,+31205552103,',
      ],
    ],
    says: /^calls for \+31205552103 ring at cyd@contoso\.com, not cyd@contoso\.example/,
    reasons: ['unreachable'],
  },
  {
    title: 'kim, whom CCAIP never calls, leaves',
    tenant: 'lab',
    change: [['users.csv', 'kim@contoso.example,+31205552112,Amsterdam,NL supervisors,\n', '']],
    says: 'kim leaves: …112 rings nobody',
    reasons: ['unreachable', 'leaver'],
  },
  {
    title: 'cyd and dan leave',
    tenant: 'lab',
    change: [
      ['users.csv', 'cyd@contoso.example,+31205552103,Amsterdam,,agent\n', ''],
      ['users.csv', 'dan@contoso.example,+31205552104,Amsterdam,,agent\n', ''],
    ],
    says: 'cyd and dan leave: …103 and …104 ring nobody',
    reasons: ['unreachable', 'leaver'],
  },
  {
    title: 'four leave',
    tenant: 'lab',
    change: [['users.csv', /(cyd|dan|eli|fay)@.*\n/g, '']],
    says: '4 people leave: their numbers ring nobody',
    reasons: ['unreachable', 'leaver'],
  },
  {
    title: 'seven leave, and nobody approved it',
    tenant: 'lab',
    change: [['users.csv', /(cyd|dan|eli|fay|gus|hal|ida)@.*\n/g, '']],
    says: '7 people leave: their numbers ring nobody; refused until the releases of numbers are approved',
    reasons: ['unreachable', 'leaver', 'mass-release'],
  },
  {
    title: 'seven leave, as approved',
    tenant: 'lab',
    change: [
      ['users.csv', /(cyd|dan|eli|fay|gus|hal|ida)@.*\n/g, ''],
      [
        'tenant.yaml',
        'protect: false\n',
        'protect: false\napprovals: { releases: { count: 7, reason: the night shift ends } }\n',
      ],
    ],
    says: '7 people leave: their numbers ring nobody',
    reasons: ['unreachable', 'leaver'],
  },
  {
    title: 'cyd leaves, and ida has the number',
    tenant: 'lab',
    change: [
      ['users.csv', 'cyd@contoso.example,+31205552103,Amsterdam,,agent\n', ''],
      ['users.csv', 'ida@contoso.example,+31205552109', 'ida@contoso.example,+31205552103'],
    ],
    says: 'cyd leaves: …103 rings ida; ida has another number, +31205552103: +31205552109 rings nobody; CCAIP reaches ida only once it has the new SIP URI',
    reasons: ['unreachable', 'leaver'],
  },
  {
    title: 'cyd leaves and cas comes in the same place',
    tenant: 'lab',
    change: [['users.csv', 'cyd@contoso.example', 'cas@contoso.example']],
    says: 'calls for +31205552103 ring at cas, not cyd',
    reasons: ['unreachable', 'leaver'],
    alsoSays: ["unless cas is the same person's new sign-in name"],
  },
  {
    title: 'lou comes',
    tenant: 'lab',
    change: [['users.csv', 'kim@contoso', 'lou@contoso.example,+31205552113,Amsterdam,,agent\nkim@contoso']],
    says: 'calls now reach lou',
  },
  {
    title: 'lou comes as a supervisor',
    tenant: 'lab',
    change: [
      ['users.csv', 'kim@contoso', 'lou@contoso.example,+31205552113,Amsterdam,NL supervisors,agent\nkim@contoso'],
    ],
    says: 'calls now reach lou',
    alsoSays: ['abroad for lou, new, as others could before'],
  },
  {
    title: 'kim gets another number',
    tenant: 'lab',
    change: [['users.csv', 'kim@contoso.example,+31205552112', 'kim@contoso.example,+31205552199']],
    says: 'kim has another number, +31205552199: +31205552112 rings nobody',
  },
  {
    title: 'cyd, an agent, gets another number',
    tenant: 'lab',
    change: [['users.csv', 'cyd@contoso.example,+31205552103', 'cyd@contoso.example,+31205552193']],
    says: 'cyd has another number, +31205552193: +31205552103 rings nobody; CCAIP reaches cyd only once it has the new SIP URI',
    reasons: ['unreachable'],
  },
  {
    title: 'cyd and dan swap their numbers',
    tenant: 'lab',
    change: [
      ['users.csv', 'cyd@contoso.example,+31205552103', 'cyd@contoso.example,+31205552104'],
      ['users.csv', 'dan@contoso.example,+31205552104', 'dan@contoso.example,+31205552103'],
    ],
    says: 'cyd and dan swap their numbers; CCAIP reaches cyd and dan only once it has their new SIP URIs',
    reasons: ['unreachable'],
  },
  {
    title: 'cyd takes no more calls from queues, but stays',
    tenant: 'lab',
    change: [
      [
        'users.csv',
        'cyd@contoso.example,+31205552103,Amsterdam,,agent',
        'cyd@contoso.example,+31205552103,Amsterdam,,',
      ],
    ],
    says: 'CCAIP is to call cyd no more',
  },
  {
    title: 'cyd takes transfers instead of queues',
    tenant: 'lab',
    change: [
      [
        'users.csv',
        'cyd@contoso.example,+31205552103,Amsterdam,,agent',
        'cyd@contoso.example,+31205552103,Amsterdam,,transfer',
      ],
    ],
    says: 'no call changes; users: in CCAIP agent → transfer for cyd',
  },
  {
    title: 'kim takes calls from queues now',
    tenant: 'lab',
    change: [['users.csv', 'NL supervisors,\n', 'NL supervisors,agent\n']],
    says: 'CCAIP is to call kim',
    alsoSays: ['enter the SIP URI of kim'],
  },
  {
    title: 'cyd becomes a supervisor',
    tenant: 'lab',
    change: [
      [
        'users.csv',
        'cyd@contoso.example,+31205552103,Amsterdam,,agent',
        'cyd@contoso.example,+31205552103,Amsterdam,NL supervisors,agent',
      ],
    ],
    says: 'cyd can now call abroad, premium and satellite numbers among them',
    reasons: ['toll-exposure'],
    alsoSays: ['newly letting through premium numbers for cyd and satellite numbers for cyd'],
  },
  {
    title: 'cyd becomes a supervisor, with a word on what that costs',
    tenant: 'lab',
    change: [
      [
        'users.csv',
        'cyd@contoso.example,+31205552103,Amsterdam,,agent',
        'cyd@contoso.example,+31205552103,Amsterdam,NL supervisors,agent',
      ],
      ['tenant.yaml', 'reason: supervisors call customers abroad', 'reason: supervisors and cyd call customers abroad'],
    ],
    says: 'cyd can now call abroad, premium and satellite numbers among them',
    alsoSays: ['newly letting through premium numbers for cyd and satellite numbers for cyd', '**Needs**: nothing'],
  },
  {
    title: 'eve is no supervisor any more',
    tenant: 'lab',
    change: [
      [
        'users.csv',
        'eve@contoso.example,+31205552110,Amsterdam,NL supervisors,agent',
        'eve@contoso.example,+31205552110,Amsterdam,,agent',
      ],
      ['calls.yaml', /.*as: eve, dial: 0044.*\n/g, ''],
    ],
    says: 'eve can no longer call abroad',
  },
  {
    title: 'the workshop gets a number of its own',
    tenant: 'fabrikam',
    change: [
      ['users.csv', 'workshop@fabrikam.example,+31101002000;ext=31', 'workshop@fabrikam.example,+31101002299'],
      noCalls('workshop'),
    ],
    says: 'workshop has another number, +31101002299: +31101002000;ext=31 rings nobody',
  },
  {
    title: 'Amsterdam moves to Rotterdam',
    tenant: 'fabrikam',
    change: [
      [
        'users.csv',
        'sam.bakker@fabrikam.example,+31201002102,Amsterdam',
        'sam.bakker@fabrikam.example,+31201002102,Rotterdam',
      ],
    ],
    says: /^sam\.bakker can no longer call /,
    reasons: ['calls'],
  },
  {
    title: 'everybody has another calling policy',
    tenant: 'lab',
    change: [['tenant.yaml', 'callingPolicy: CC agents', 'callingPolicy: CC agents 2']],
    says: 'voicemail and forwarding may answer otherwise for all 12 users',
  },
  {
    title: 'rows in another order, a comment, other quotes',
    tenant: 'lab',
    change: [
      ['users.csv', 'ada@contoso.example,+31205552101,Amsterdam,,agent\n', ''],
      [
        'users.csv',
        'bob@contoso.example,+31205552102,Amsterdam,,agent\n',
        'bob@contoso.example,+31205552102,Amsterdam,,agent\nada@contoso.example,+31205552101,Amsterdam,,agent\n',
      ],
      ['tenant.yaml', "translation: '+3120555$1'", 'translation: "+3120555$1"'],
      ['tenant.yaml', 'country: NL', '# Amsterdam\ncountry: "NL"'],
    ],
    says: 'nothing changes',
  },
];
