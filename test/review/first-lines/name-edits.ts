import type { Edit } from './edit.ts';

/** Things that are called otherwise, and are the same. */
export const nameEdits: readonly Edit[] = [
  {
    title: 'a route has another name',
    tenant: 'lab',
    change: [
      ['tenant.yaml', 'route: NL mobile,', 'route: NL mobile phones,'],
      ['calls.yaml', 'route: NL mobile,', 'route: NL mobile phones,'],
    ],
    says: 'route NL mobile is now NL mobile phones; no call changes; calls.yaml: 1 expected call removed or rewritten; 1 new',
  },
  {
    title: 'a route has another name, and the expected call still says the old one',
    tenant: 'lab',
    change: [['tenant.yaml', 'route: NL mobile,', 'route: NL mobile phones,']],
    says: 'route NL mobile is now NL mobile phones; no call changes; 1 of 11 expected calls fails',
    reasons: ['calls'],
  },
  {
    title: 'a policy has another name',
    tenant: 'lab',
    change: [
      ['tenant.yaml', 'NL supervisors: [', 'NL leads: ['],
      ['users.csv', /NL supervisors/g, 'NL leads'],
    ],
    says: 'policy NL supervisors is now NL leads; no call changes',
    alsoSays: ['policies up to 24 h'],
  },
  {
    title: 'a dial plan has another name',
    tenant: 'lab',
    change: [['tenant.yaml', /NL-Amsterdam/g, 'NL-AMS']],
    says: 'dial plan NL-Amsterdam is now NL-AMS; no call changes',
  },
  {
    title: 'a rule has another name',
    tenant: 'lab',
    change: [['tenant.yaml', 'name: Extension,', 'name: Desk,']],
    says: 'rule Extension is now Desk; no call changes',
  },
  {
    title: 'a PSTN usage has another name',
    tenant: 'lab',
    change: [
      ['tenant.yaml', '  International:\n', '  Abroad:\n'],
      ['tenant.yaml', '[Emergency, National, International]', '[Emergency, National, Abroad]'],
    ],
    says: 'PSTN usage International is now Abroad; no call changes',
  },
  {
    title: 'an SBC has another short name',
    tenant: 'fabrikam',
    change: [
      ['tenant.yaml', /\brotterdam\b/g, 'rtm'],
      ['calls.yaml', /\brotterdam\b/g, 'rtm'],
    ],
    says: 'SBC rotterdam is now rtm; no call changes; calls.yaml: 2 expected calls removed or rewritten; 2 new',
  },
  {
    title: "two SBCs have each other's short name, and nothing else changes",
    tenant: 'fabrikam',
    change: [
      ['tenant.yaml', '  main: { fqdn: ams', '  rotterdam: { fqdn: ams'],
      ['tenant.yaml', '  rotterdam: { fqdn: rtm', '  main: { fqdn: rtm'],
      ['tenant.yaml', /sbcs: \[main\]/g, 'sbcs: [third]'],
      ['tenant.yaml', /sbcs: \[rotterdam\]/g, 'sbcs: [main]'],
      ['tenant.yaml', /sbcs: \[third\]/g, 'sbcs: [rotterdam]'],
      ['tenant.yaml', /sbcs: \[main, rotterdam\]/g, 'sbcs: [rotterdam, main]'],
      ['calls.yaml', /sbcs: \[main\]/g, 'sbcs: [rotterdam]'],
      ['calls.yaml', /sbcs: \[main, rotterdam\]/g, 'sbcs: [rotterdam, main]'],
    ],
    says: /^SBC main and rotterdam have each other's name; no call changes; calls.yaml: /,
  },
  {
    title: "two SBCs have each other's short name, and the routes go on naming the old ones",
    tenant: 'fabrikam',
    change: [
      ['tenant.yaml', '  main: { fqdn: ams', '  rotterdam: { fqdn: ams'],
      ['tenant.yaml', '  rotterdam: { fqdn: rtm', '  main: { fqdn: rtm'],
    ],
    says: /^emergency calls of all 41 users \(112\) go to main, then rotterdam instead of rotterdam, then main; .*; SBC main and rotterdam have each other's name$/,
    reasons: ['emergency-changed'],
  },
  {
    title: 'the SBC of Amsterdam goes, and that of Rotterdam has its short name',
    tenant: 'fabrikam',
    change: [
      [
        'tenant.yaml',
        '  main: { fqdn: ams.voice.fabrikam.example, port: 5061, maxSessions: 400, forwardPai: true }\n',
        '',
      ],
      ['tenant.yaml', '  rotterdam: { fqdn: rtm', '  main: { fqdn: rtm'],
      ['tenant.yaml', '    - { route: NL emergency backup', '    # - { route: NL emergency backup'],
      ['tenant.yaml', /sbcs: \[main, rotterdam\]/g, 'sbcs: [main]'],
      ['calls.yaml', /sbcs: \[main, rotterdam\]/g, 'sbcs: [main]'],
    ],
    says: /calls by SBC main go elsewhere: ams\.voice\.fabrikam\.example → rtm\.voice\.fabrikam\.example; .*refused until an up with protect: false/,
    reasons: ['emergency-changed'],
  },
  {
    title: 'names in other letters',
    tenant: 'lab',
    change: [
      ['tenant.yaml', 'NL agents: [', 'NL Agents: ['],
      ['tenant.yaml', 'policy: NL agents', 'policy: NL Agents'],
    ],
    says: 'policy NL agents is now NL Agents; no call changes',
  },
  {
    title: 'a site has another name',
    tenant: 'lab',
    change: [
      ['tenant.yaml', '  Amsterdam: {', '  Zuidas: {'],
      ['users.csv', /,Amsterdam,/g, ',Zuidas,'],
    ],
    says: 'no call changes; users: site Amsterdam → Zuidas for ada, bob, cyd and 9 more',
  },
  {
    title: 'a route has another name and takes more',
    tenant: 'lab',
    change: [
      [
        'tenant.yaml',
        "route: NL mobile, pattern: '^\\+316\\d{8}$'",
        "route: NL mobile and VoIP, pattern: '^\\+31(6|85)\\d{7,8}$'",
      ],
      ['calls.yaml', 'route: NL mobile,', 'route: NL mobile and VoIP,'],
    ],
    says: /^all 12 users can now call numbers like /,
  },
];
