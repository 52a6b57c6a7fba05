import type { Edit } from './edit.ts';

/** Settings that no call shows, and what else stands in the files. */
export const settingEdits: readonly Edit[] = [
  {
    title: 'a blocked caller pattern that takes the number of CCAIP',
    tenant: 'lab',
    change: [
      ['tenant.yaml', /^sipTrunk: \{ /m, "sipTrunk: { callerNumbers: ['+31205550000'], "],
      ['tenant.yaml', /^sites:/m, "blockedCallers: { Amsterdam: { pattern: '^\\+?3120' } }\nsites:"],
    ],
    says: /^every call that CCAIP hands over is refused: by our reading blocked caller pattern "Amsterdam" takes \+31205550000, which CCAIP shows: its calls are refused; 2 of 11 expected calls fail/,
    reasons: ['unreachable', 'unreachable-stays', 'calls'],
    alsoSays: ['Ask Test-CsInboundBlockedNumberPattern.', 'blocked callers up to 24 h'],
  },
  {
    title: 'a blocked caller pattern that takes one of two numbers of CCAIP',
    tenant: 'lab',
    change: [
      ['tenant.yaml', /^sipTrunk: \{ /m, "sipTrunk: { callerNumbers: ['+31205550000', '+31205559999'], "],
      ['tenant.yaml', /^sites:/m, "blockedCallers: { Amsterdam: { pattern: '^\\+?31205550000$' } }\nsites:"],
    ],
    says: 'calls that CCAIP hands over may not get through: those that show +31205550000, not +31205559999 (by our reading blocked caller pattern "Amsterdam" takes +31205550000, which CCAIP shows: its calls are refused)',
    reasons: ['unreachable', 'unreachable-stays'],
    alsoSays: [/11 of 11 hold.* not for certain, since it shows one of several numbers, and by our reading/],
  },
  {
    title: 'a blocked caller pattern where nobody knows what CCAIP shows',
    tenant: 'lab',
    change: [['tenant.yaml', /^sites:/m, "blockedCallers: { Robots: { pattern: '^\\+?31900' } }\nsites:"]],
    says: 'what blocked caller patterns may change is beyond exact analysis',
    alsoSays: ["sipTrunk.callerNumbers doesn't say which numbers CCAIP shows"],
  },
  {
    title: 'those who are called see the number of the reception',
    tenant: 'lab',
    change: [
      [
        'tenant.yaml',
        /^sites:/m,
        'callerIdPolicies: { Reception: { show: resource, account: reception@contoso.example } }\nsites:',
      ],
      ['tenant.yaml', /(?<=Amsterdam: \{ )/, 'callerIdPolicy: Reception, '],
    ],
    says: /^calls of .* by SBC main show the number of reception@contoso\.example instead of \+3120\d+ \(if Global is as in a new tenant\) as the caller \(ada\)/,
    alsoSays: ['**Caller shown**', 'policies up to 24 h'],
  },
  {
    title: 'another Microsoft 365 tenant',
    tenant: 'fabrikam',
    change: [['tenant.yaml', '5a3c1f70-2b94-4d0e-8f61-9c7d20e4b815', '6a3c1f70-2b94-4d0e-8f61-9c7d20e4b815']],
    says: 'tenant.id changes: everything is replaced, in another Microsoft 365 tenant',
    reasons: ['tenant-replaced'],
    alsoSays: [
      '- another Microsoft 365 tenant is another stack: up would be refused by what is protected',
      /leave this folder, write one for the new tenant \(npm run new\), and destroy stack fabrikam when nobody calls by it any more/,
    ],
  },
  {
    title: 'the same Microsoft 365 tenant in other letters',
    tenant: 'fabrikam',
    change: [
      ['tenant.yaml', '5a3c1f70-2b94-4d0e-8f61-9c7d20e4b815', '5A3C1F70-2b94-4d0e-8f61-9c7d20e4b815'],
      ['tenant.yaml', 'maxSessions: 150', 'maxSessions: 160'],
    ],
    says: 'SBC rotterdam: maxSessions 150 → 160',
  },
  {
    title: 'the SBC of Rotterdam has another name, and is protected',
    tenant: 'fabrikam',
    change: [['tenant.yaml', 'fqdn: rtm.voice', 'fqdn: rtm2.voice']],
    says: /calls by SBC rotterdam go elsewhere: rtm\.voice\.fabrikam\.example → rtm2\.voice\.fabrikam\.example; refused until an up with protect: false$/,
    reasons: ['emergency-changed'],
    alsoSays: [
      '- up refuses it: SBC rotterdam (rtm.voice.fabrikam.example) goes, and the last up has protected it: in a pull request of its own write protect: false',
    ],
  },
  {
    title: "the SBC of Rotterdam is the carrier's now, and nobody has a calling policy",
    tenant: 'fabrikam',
    change: [
      [
        'tenant.yaml',
        'fqdn: rtm.voice.fabrikam.example, port: 5061, maxSessions: 150, forwardPai: true }',
        'fqdn: rtm.voice.fabrikam.example, derived: true }',
      ],
      ['tenant.yaml', 'otherDomains: [', 'otherDomains: [rtm.voice.fabrikam.example, '],
      ['tenant.yaml', /, callingPolicy: [^},]+/g, ''],
    ],
    says: /; refused until an up with protect: false$/,
    alsoSays: [
      'up refuses it: SBC rotterdam (rtm.voice.fabrikam.example) and what everybody has as calling policy go, and the last up has protected them',
    ],
  },
  {
    title: 'nothing is protected any more',
    tenant: 'fabrikam',
    change: [['tenant.yaml', 'extends: nl-standard\n', 'extends: nl-standard\nprotect: false\n']],
    says: 'no call changes; settings: tenant: protect true → false',
  },
  {
    title: 'the lab is protected',
    tenant: 'lab',
    change: [['tenant.yaml', 'protect: false', 'protect: true']],
    says: 'no call changes; settings: tenant: protect false → true',
  },
  {
    title: 'another port of the SBC',
    tenant: 'lab',
    change: [['tenant.yaml', 'port: 5061', 'port: 5067']],
    says: 'SBC main: port 5061 → 5067',
  },
  {
    title: 'more sessions on the SBC',
    tenant: 'lab',
    change: [['tenant.yaml', 'maxSessions: 200', 'maxSessions: 300']],
    says: 'SBC main: maxSessions 200 → 300',
  },
  {
    title: 'fewer agents rung at once',
    tenant: 'lab',
    change: [['tenant.yaml', 'multicastLimit: 40', 'multicastLimit: 10']],
    says: 'no call changes; settings: ucaas: multicastLimit 40 → 10',
  },
  {
    title: 'presence is always inherited',
    tenant: 'lab',
    change: [['tenant.yaml', 'statusInheritance: at-login', 'statusInheritance: always']],
    says: 'no call changes; settings: ucaas: statusInheritance at-login → always',
  },
  {
    title: 'another project of CCAIP',
    tenant: 'lab',
    change: [['tenant.yaml', 'redirectDomain: https://contoso.uc1', 'redirectDomain: https://contoso2.uc1']],
    says: 'no call changes; settings: app: redirectDomain https://contoso.uc1.ccaiplatform.example → https://contoso2.uc1.ccaiplatform.example',
  },
  {
    title: 'a new secret',
    tenant: 'lab',
    change: [
      [
        'tenant.yaml',
        '    - { name: 2026-11, expires: 2028-10-31 }\n',
        '    - { name: 2026-11, expires: 2028-10-31 }\n    - { name: 2026-12, expires: 2028-11-20 }\n',
      ],
    ],
    says: 'no call changes; secrets: 2026-12 is made, expires 2028-11-20',
  },
  {
    title: 'CCAIP is linked with the new secret',
    tenant: 'fabrikam',
    change: [
      [
        'tenant.yaml',
        'linked: { secret: 2025-03, by: ccaip-link@fabrikam.example, on: 2025-03-11 }',
        'linked: { secret: 2026-10, by: ccaip-link@fabrikam.example, on: 2026-11-20 }',
      ],
    ],
    says: 'no call changes; settings: ucaas: linked 2025-03 by ccaip-link@fabrikam.example on 2025-03-11 → 2026-10 by ccaip-link@fabrikam.example on 2026-11-20',
    alsoSays: ['**Needs**: nothing'],
  },
  {
    title: 'CCAIP is linked with the new secret and the old one dropped at once',
    tenant: 'fabrikam',
    change: [
      [
        'tenant.yaml',
        'linked: { secret: 2025-03, by: ccaip-link@fabrikam.example, on: 2025-03-11 }',
        'linked: { secret: 2026-10, by: ccaip-link@fabrikam.example, on: 2026-11-20 }',
      ],
      ['tenant.yaml', '    - { name: 2025-03, expires: 2027-02-28 }\n', ''],
    ],
    says: 'no call changes; secrets: 2025-03 is deleted, the one that CCAIP is linked with: it has to be linked again; refused as long as the linked secret is dropped',
    alsoSays: ['let this pull request link 2026-10 only, run up, and drop 2025-03 in the next one'],
  },
  {
    title: 'another licence for the activation user',
    tenant: 'lab',
    change: [['tenant.yaml', 'licence: SPE_E5', 'licence: MCOEV']],
    says: 'no call changes; settings: sipDomain: activation.licence SPE_E5 → MCOEV',
  },
  {
    title: 'a route has another description',
    tenant: 'fabrikam',
    change: [['tenant.yaml', 'description: Adatum carries calls abroad', 'description: Adatum carries them']],
    says: 'no call changes; settings: route International: description Adatum carries calls abroad → Adatum carries them',
  },
  {
    title: 'an expected call is no longer watched',
    tenant: 'lab',
    change: [['calls.yaml', '  - { to: +31205559999, expect: { rings: nobody } }\n', '']],
    says: 'no call changes; calls.yaml: 1 expected call removed or rewritten',
  },
  {
    title: 'one more expected call',
    tenant: 'lab',
    change: [
      [
        'calls.yaml',
        '  - { to: +31205559999, expect: { rings: nobody } }\n',
        '  - { to: +31205559999, expect: { rings: nobody } }\n  - { to: +31205552102, expect: { rings: bob } }\n',
      ],
    ],
    says: 'no call changes; calls.yaml: 1 new',
  },
  {
    title: 'an exception goes that is needed',
    tenant: 'lab',
    change: [['tenant.yaml', /exceptions:\n.*\n/, '']],
    says: 'no call changes; settings: exceptions: toll-exposure-needs-approval "supervisors call customers abroad and the carrier bars premium numbers" → unset; refused by the policy pack: toll-exposure-needs-approval',
    alsoSays: ['eve, jon and kim can dial premium numbers'],
  },
  {
    title: 'the host of the SIP trunk changes',
    tenant: 'lab',
    change: [['tenant.yaml', 'inboundDomain: ujet.sip.carrier.example', 'inboundDomain: ujet2.sip.carrier.example']],
    says: 'CCAIP reaches 11 people only once it has their new SIP URIs',
    reasons: ['unreachable', 'unreachable-stays'],
  },
];
