import type { Edit } from './edit.ts';

type Change = Edit['change'][number];

const before = (text: string): Change => ['tenant.yaml', 'sites:\n', `${text}\nsites:\n`];
const group = (gives: string, sections = ''): Change => before(`${sections}groups: [{ group: CC, ${gives} }]`);
const supervisors = 'NL supervisors: [Emergency, National, International]';
const leads = (usages: string): Change => ['tenant.yaml', supervisors, `${supervisors}\n  Leads: [${usages}]`];
const desk = (rules: string): Change => ['tenant.yaml', '  NL-Amsterdam:\n', `  Desk:\n${rules}  NL-Amsterdam:\n`];
const out = "    - { name: Out, pattern: '^0(\\d{9})$', translation: '+31$1' }\n";
const to112 = "    - { name: Emergency, pattern: '^(112)$', translation: '$1' }\n";
const calling = (settings: string): Change => group('callingPolicy: Q', `callingPolicies: { Q: { ${settings} } }\n`);
const caller = (settings: string): Change => group('callerIdPolicy: Q', `callerIdPolicies: { Q: { ${settings} } }\n`);
const emergency = (numbers: string): Change =>
  group('emergencyCallRoutingPolicy: Q', `emergencyCallRoutingPolicies: { Q: { numbers: [${numbers}] } }\n`);

/** Policies that only a group, or Global, gives to people whom no file names. */
export const uncountedEdits: readonly Edit[] = [
  {
    title: 'a voice routing policy that only a group gives loses calls abroad',
    tenant: 'lab',
    base: [group('policy: Leads'), leads('Emergency, National, International')],
    change: [group('policy: Leads'), leads('Emergency, National')],
    says: 'members of group CC (not counted) can no longer call abroad (not certain)',
    alsoSays: [
      "**Not certain** where it says so above: files don't say which dial plan members of group CC have.",
      'Not counted: members of group CC. What is told of them holds where nothing of their own comes before',
      /\*\*No longer\*\*: .*abroad for members of group CC \(not counted\)/,
    ],
  },
  {
    title: 'gains them',
    tenant: 'lab',
    base: [group('policy: Leads'), leads('Emergency, National')],
    change: [group('policy: Leads'), leads('Emergency, National, International')],
    says: 'members of group CC (not counted) can now call abroad, premium and satellite numbers among them (not certain)',
    reasons: ['toll-exposure'],
    alsoSays: [/\*\*Newly reachable\*\* .*premium numbers for members of group CC \(not counted\)/],
  },
  {
    title: 'and loses emergency calls, with a dial plan that it gives, too',
    tenant: 'lab',
    base: [group('policy: Leads, dialPlan: NL'), leads('Emergency, National')],
    change: [group('policy: Leads, dialPlan: NL'), leads('National')],
    says: 'members of group CC (not counted) can no longer call 112 (not certain)',
    reasons: ['emergency-lost', 'emergency-changed'],
    alsoSays: [
      "files don't say which emergency call routing policy members of group CC have",
      '**Needs**: nothing.',
      '**112 and +112 → dropped (was main), members of group CC (not counted)**',
    ],
  },
  {
    title: 'and has its usages in another order',
    tenant: 'lab',
    base: [group('policy: Leads'), leads('Emergency, National')],
    change: [group('policy: Leads'), leads('National, Emergency')],
    says: 'no call of users.csv changes, whether calls of members of group CC (not counted) change is not certain; National moved above Emergency in policy "Leads"',
    alsoSays: [/\*\*Edited lists\*\*: policy "Leads": National moved above Emergency/],
  },
  {
    title: 'and stays as it is, where something else changes',
    tenant: 'lab',
    base: [group('policy: Leads'), leads('Emergency, National')],
    change: [
      group('policy: Leads'),
      leads('Emergency, National'),
      ['users.csv', 'cyd@contoso.example,+31205552103,Amsterdam,,agent\n', ''],
    ],
    says: 'cyd leaves: …103 rings nobody',
    reasons: ['unreachable', 'leaver'],
  },
  {
    title: 'a route of it takes more, as it does for users',
    tenant: 'lab',
    base: [group('policy: Leads'), leads('Emergency, International')],
    change: [
      group('policy: Leads'),
      leads('Emergency, International'),
      ['tenant.yaml', '(?!31)[1-9]\\d{6,14}$', '(?!31)[1-9]\\d{4,14}$'],
    ],
    says: 'eve, jon, kim and members of group CC (not counted) can now call numbers like +77134, premium and satellite numbers among them',
    reasons: ['toll-exposure'],
  },
  {
    title: 'a translation rule of an SBC that only such a policy uses',
    tenant: 'fabrikam',
    base: [
      ['tenant.yaml', 'sites:\n', 'groups: [{ group: CC, policy: Leads }]\nsites:\n'],
      ['tenant.yaml', 'voiceRoutingPolicies:\n', 'voiceRoutingPolicies:\n  Leads: [Only]\n'],
      [
        'tenant.yaml',
        'pstnUsages:\n',
        "pstnUsages:\n  Only:\n    - { route: Only, pattern: '^\\+4930\\d+$', sbcs: [own] }\n",
      ],
      [
        'tenant.yaml',
        'sbcs:\n',
        'sbcs:\n  own: { fqdn: own.voice.fabrikam.example, port: 5061, outboundPstn: [Leave] }\n',
      ],
      [
        'tenant.yaml',
        'sbcs:\n',
        "translationRules: { Leave: { pattern: '^\\+49(\\d+)$', translation: '0049$1' } }\nsbcs:\n",
      ],
    ],
    change: [
      ['tenant.yaml', 'sites:\n', 'groups: [{ group: CC, policy: Leads }]\nsites:\n'],
      ['tenant.yaml', 'voiceRoutingPolicies:\n', 'voiceRoutingPolicies:\n  Leads: [Only]\n'],
      [
        'tenant.yaml',
        'pstnUsages:\n',
        "pstnUsages:\n  Only:\n    - { route: Only, pattern: '^\\+4930\\d+$', sbcs: [own] }\n",
      ],
      [
        'tenant.yaml',
        'sbcs:\n',
        'sbcs:\n  own: { fqdn: own.voice.fabrikam.example, port: 5061, outboundPstn: [Leave] }\n',
      ],
      [
        'tenant.yaml',
        'sbcs:\n',
        "translationRules: { Leave: { pattern: '^\\+49(\\d+)$', translation: '9049$1' } }\nsbcs:\n",
      ],
    ],
    says: /^calls of members of group CC \(not counted\) to numbers like .* go out as another number \(not certain\)$/,
  },
  {
    title: 'a dial plan that only a group gives loses its rule for 112',
    tenant: 'lab',
    base: [group('dialPlan: Desk'), desk(to112 + out)],
    change: [group('dialPlan: Desk'), desk(out)],
    says: 'members of group CC (not counted) can no longer call 112 (not certain)',
    reasons: ['emergency-lost', 'emergency-changed'],
    alsoSays: ["files don't say which voice routing policy"],
  },
  {
    title: 'a calling policy that only a group gives lets voicemail answer',
    tenant: 'lab',
    base: [calling('voicemail: AlwaysDisabled')],
    change: [calling('voicemail: AlwaysEnabled')],
    says: 'who answers for members of group CC (not counted) is another: voicemail answers after 30 seconds',
  },
  {
    title: 'the Global calling policy leaves voicemail to nobody',
    tenant: 'lab',
    base: [before('global: { reason: all, callingPolicy: { voicemail: AlwaysEnabled, delegation: true } }')],
    change: [before('global: { reason: all, callingPolicy: { voicemail: AlwaysDisabled, delegation: true } }')],
    says: 'who answers for people with Global policies (not counted) is another: no longer that voicemail answers after 30 seconds',
    alsoSays: [/\*\*Needs\*\*.*the Global calling policy changes \(all\)/s],
  },
  {
    title: 'takes no calls',
    tenant: 'lab',
    base: [calling('voicemail: AlwaysDisabled')],
    change: [calling('voicemail: AlwaysDisabled, privateCalling: false')],
    says: 'calls from outside no longer reach members of group CC (not counted); members of group CC (not counted) can no longer call numbers like 020 555 2108',
    reasons: ['unreachable'],
  },
  {
    title: 'has another description',
    tenant: 'lab',
    base: [calling('voicemail: AlwaysDisabled')],
    change: [calling('voicemail: AlwaysDisabled, description: by Eve')],
    says: 'no call changes; settings: calling policy Q: description unset → by Eve',
  },
  {
    title: 'a caller ID policy that only a group gives hides numbers',
    tenant: 'lab',
    base: [caller('show: ownNumber')],
    change: [caller('show: anonymous')],
    says: 'calls of members of group CC (not counted) by SBC main show no number instead of their own number as the caller',
  },
  {
    title: 'an emergency call routing policy that only a group gives has another number',
    tenant: 'lab',
    base: [emergency("{ dial: '112', usage: Emergency }")],
    change: [emergency("{ dial: '911', usage: Emergency }")],
    says: "members of group CC (not counted) can no longer call 112 (not certain); members of group CC (not counted) can't call 911 (not certain)",
    reasons: ['emergency-lost', 'emergency-changed'],
    alsoSays: ["files don't say which voice routing policy and dial plan members of group CC have"],
  },
  {
    title: 'an emergency call routing policy that only a group gives is only named now',
    tenant: 'lab',
    base: [emergency("{ dial: '112', usage: Emergency }")],
    change: [group('emergencyCallRoutingPolicy: Q')],
    says: 'members of group CC (not counted) can no longer call 112 (not certain)',
    reasons: ['emergency-lost', 'emergency-changed'],
    alsoSays: ['the files don\'t hold emergency call routing policy "Q"'],
  },
  {
    title: 'a group gives a calling policy without calls, and what its members dial by',
    tenant: 'lab',
    base: [group('callingPolicy: Q, policy: NL agents, dialPlan: NL', 'callingPolicies: { Q: {} }\n')],
    change: [
      group('callingPolicy: Q, policy: NL agents, dialPlan: NL', 'callingPolicies: { Q: { privateCalling: false } }\n'),
    ],
    says: /^whether 112 dialled by members of group CC \(not counted\) goes as before is not certain: .*; calls from outside no longer reach members of group CC \(not counted\); members of group CC \(not counted\) can no longer call numbers like /,
    reasons: ['emergency-changed', 'unreachable'],
  },
  {
    title: 'an emergency call routing policy of users, and of Global, has a usage without 112',
    tenant: 'lab',
    base: [
      before(
        "emergencyCallRoutingPolicies: { Q: { numbers: [{ dial: '112', usage: Emergency }] } }\nglobal: { reason: all, emergencyCallRoutingPolicy: Q, policy: [Emergency], dialPlan: NL }",
      ),
      ['tenant.yaml', 'callingPolicy: CC agents }', 'callingPolicy: CC agents, emergencyCallRoutingPolicy: Q }'],
    ],
    change: [
      before(
        "emergencyCallRoutingPolicies: { Q: { numbers: [{ dial: '112', usage: National }] } }\nglobal: { reason: all, emergencyCallRoutingPolicy: Q, policy: [Emergency], dialPlan: NL }",
      ),
      ['tenant.yaml', 'callingPolicy: CC agents }', 'callingPolicy: CC agents, emergencyCallRoutingPolicy: Q }'],
      ['calls.yaml', /.*dial: 112.*\n/g, ''],
    ],
    says: 'all 12 users and people with Global policies (not counted) can no longer call 112',
    reasons: ['emergency-lost', 'emergency-changed'],
  },
  {
    title: 'usages of Global are more',
    tenant: 'lab',
    base: [before('global: { reason: all, policy: [Emergency] }')],
    change: [before('global: { reason: all, policy: [Emergency, International] }')],
    says: 'people with Global policies (not counted) can now call abroad, premium and satellite numbers among them (not certain)',
    reasons: ['toll-exposure'],
  },
  {
    title: 'the rules of the Global dial plan are fewer',
    tenant: 'lab',
    base: [before('global: { reason: all, dialPlan: Desk }'), desk(to112 + out)],
    change: [before('global: { reason: all, dialPlan: Desk }'), desk(out)],
    says: 'people with Global policies (not counted) can no longer call 112 (not certain)',
    reasons: ['emergency-lost', 'emergency-changed'],
  },
];
