import type { Edit } from './edit.ts';

/** What users can no longer dial, newly dial, or what goes another way. */
export const reachEdits: readonly Edit[] = [
  {
    title: 'supervisors without calls abroad',
    tenant: 'lab',
    change: [
      ['tenant.yaml', 'NL supervisors: [Emergency, National, International]', 'NL supervisors: [Emergency, National]'],
      ['calls.yaml', /.*as: eve, dial: 0044.*\n/g, ''],
    ],
    says: 'eve, jon and kim can no longer call abroad',
  },
  {
    title: 'agents call abroad',
    tenant: 'lab',
    change: [
      ['tenant.yaml', 'NL agents: [Emergency, National]', 'NL agents: [Emergency, National, International]'],
      ['calls.yaml', /.*as: bob, dial: 0044.*\n/g, ''],
    ],
    says: '9 users can now call abroad, premium and satellite numbers among them',
    reasons: ['toll-exposure'],
  },
  {
    title: 'no mobile numbers',
    tenant: 'lab',
    change: [
      ['tenant.yaml', "    - { route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }\n", ''],
      ['calls.yaml', /.*NL mobile.*\n/g, ''],
    ],
    says: /^all 12 users can no longer call numbers like 06 1234 ?5678$/,
  },
  {
    title: 'premium numbers for all',
    tenant: 'lab',
    change: [
      [
        'tenant.yaml',
        "    - { route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }\n",
        "    - { route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }\n    - { route: NL premium, pattern: '^\\+31900\\d{4,7}$', sbcs: [main] }\n",
      ],
      [
        'tenant.yaml',
        "    - { name: National, pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }\n",
        "    - { name: National, pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }\n    - { name: Premium, pattern: '^0(900\\d{4,7})$', translation: '+31$1' }\n",
      ],
      ['calls.yaml', /.*09001234.*\n/g, ''],
    ],
    says: 'all 12 users can now call premium numbers',
    reasons: ['toll-exposure'],
  },
  {
    title: 'abroad only to Belgium',
    tenant: 'lab',
    change: [
      ['tenant.yaml', "pattern: '^\\+(?!31)[1-9]\\d{6,14}$'", "pattern: '^\\+32[1-9]\\d{7,8}$'"],
      ['calls.yaml', /.*as: eve, dial: 0044.*\n/g, ''],
    ],
    says: /^eve, jon and kim can no longer call numbers like 00 44 .* abroad$/,
  },
  {
    title: 'calls at home go out by Rotterdam alone',
    tenant: 'fabrikam',
    change: [
      [
        'tenant.yaml',
        "pattern: '^\\+316\\d{8}$', sbcs: [main, rotterdam]",
        "pattern: '^\\+316\\d{8}$', sbcs: [rotterdam]",
      ],
      ['calls.yaml', /.*NL mobile.*\n/g, ''],
    ],
    says: /^calls of all 41 users to numbers like 06 1234 ?5678 go to rotterdam instead of main or rotterdam$/,
  },
  {
    title: 'the carrier of calls abroad is tried last',
    tenant: 'fabrikam',
    change: [
      [
        'tenant.yaml',
        "sbcs: [adatum], description: Adatum carries calls abroad }\n    - { route: International backup, pattern: '^\\+(?!31)[1-9]\\d{6,14}$', sbcs: [main] }",
        "sbcs: [main], description: Adatum carries calls abroad }\n    - { route: International backup, pattern: '^\\+(?!31)[1-9]\\d{6,14}$', sbcs: [adatum] }",
      ],
      ['calls.yaml', /.*adatum.*\n/g, ''],
    ],
    says: /^calls of lotte\.devries, roos\.dewit and isa\.kuiper to numbers like .* go to main, then adatum instead of adatum, then main/,
  },
  {
    title: 'planners without Germany and Belgium',
    tenant: 'fabrikam',
    change: [
      ['tenant.yaml', '[Emergency, National, Neighbours]', '[Emergency, National]'],
      ['calls.yaml', /.*fleur\.prins, dial: 0032.*\n/g, ''],
    ],
    says: /^fleur\.prins and koen\.blom can no longer call numbers like .* abroad$/,
  },
  {
    title: 'no company numbers',
    tenant: 'fabrikam',
    change: [['tenant.yaml', "    - { route: NL company, pattern: '^\\+3188\\d{7}$', sbcs: [main, rotterdam] }\n", '']],
    says: /^all 41 users can no longer call numbers like 0 ?88? ?[ \d]+$/,
  },
  {
    title: 'no 9 for an outside line',
    tenant: 'fabrikam',
    change: [
      ['tenant.yaml', '    externalPrefix: 9\n', ''],
      ['calls.yaml', /.*dial: 9.*\n/g, ''],
    ],
    says: /^20 users can no longer call 9112 \(emergency\); 20 users can no longer call numbers like [^;]*; isa\.kuiper can no longer call numbers like [^;]* abroad$/,
  },
  {
    title: 'a 9 for an outside line in Amsterdam, too',
    tenant: 'fabrikam',
    change: [
      ['tenant.yaml', '  NL-Amsterdam:\n    from: NL\n', '  NL-Amsterdam:\n    from: NL\n    externalPrefix: 9\n'],
    ],
    says: /^21 users can now call 9112 \(emergency\)/,
    reasons: ['toll-exposure'],
  },
  {
    title: 'three digits in Amsterdam',
    tenant: 'lab',
    change: [
      [
        'tenant.yaml',
        "pattern: '^([2-8]\\d{3})$', translation: '+3120555$1'",
        "pattern: '^([2-8]\\d{2})$', translation: '+31205552$1'",
      ],
      ['calls.yaml', /.*dial: 2102.*\n/g, ''],
    ],
    says: /^all 12 users can no longer call numbers like 2\d{3}/,
  },
  {
    title: 'a route of nobody',
    tenant: 'lab',
    change: [
      [
        'tenant.yaml',
        '  International:\n',
        "  Fax:\n    - { route: Fax, pattern: '^\\+31888\\d{6}$', sbcs: [main] }\n  International:\n",
      ],
    ],
    says: 'no call changes; settings: PSTN usage Fax is new and 1 more setting',
  },
  {
    title: 'two usages change places',
    tenant: 'lab',
    change: [['tenant.yaml', '[Emergency, National, International]', '[Emergency, International, National]']],
    says: 'no call changes; International moved above National in policy "NL supervisors"',
  },
  {
    title: 'the template without mobile numbers, which the tenant overrides',
    tenant: 'fabrikam',
    change: [
      ['templates/nl-standard.yaml', "    - { route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }\n", ''],
    ],
    says: 'nothing changes',
  },
  {
    title: 'the template without the rule for calls at home',
    tenant: 'fabrikam',
    change: [
      [
        'templates/nl-standard.yaml',
        "    - { name: National, pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }\n",
        '',
      ],
      ['calls.yaml', /.*0612345678.*\n/g, ''],
    ],
    // Behind 9 nothing takes them any more; without it Teams' own rule most likely does.
    says: /^20 users can no longer call numbers like 9 06 12345678 .*; whether calls of all 41 users to numbers like 06 12345678 change is not certain: Teams' own rules for NL are not all published$/,
  },
  {
    title: 'a pattern without its end',
    tenant: 'lab',
    change: [['tenant.yaml', "pattern: '^\\+316\\d{8}$'", "pattern: '^\\+316\\d{8}'"]],
    says: /^all 12 users can now call numbers like /,
  },
  {
    title: 'numbers of one region alone go by another SBC',
    tenant: 'fabrikam',
    change: [
      [
        'tenant.yaml',
        '    - { route: NL geographic,',
        "    - { route: Rotterdam, pattern: '^\\+3110\\d{7}$', sbcs: [rotterdam] }\n    - { route: NL geographic,",
      ],
    ],
    says: /^calls of all 41 users to numbers like [ \d]+ go to rotterdam, then main or rotterdam instead of main or rotterdam/,
  },
];
