import { expect, it } from 'vitest';
import { aCallCentre, external, host, sbc } from './a-call-centre.ts';

type Centre = ReturnType<typeof aCallCentre>;

const ada = { to: 'ada' };
const trouble: readonly (readonly [string, (centre: Centre) => void, object, readonly string[]])[] = [
  [
    'nobody of that name',
    () => {},
    { to: 'zoe' },
    ['✗ "zoe" is no user of CCAIP.', 'npm run lab -- up where they are made by api'],
  ],
  [
    'a name that two have',
    ({ put }) =>
      put(external(5, 'Ada', '+31205552109', { email: 'ada@other.example', ucaasUserName: 'a2@contoso.example' })),
    ada,
    [
      '✗ "ada" could be several users of CCAIP: ada@contoso.example, ada@other.example.',
      'Fix: write the whole e-mail.',
    ],
  ],
  [
    'no agent',
    ({ store }) => store.delete('ccaipUser', '1'),
    ada,
    ['✗ Nobody in CCAIP can transfer a call.', 'Fix: add an agent'],
  ],
  [
    'an agent who is in Teams',
    () => {},
    { to: 'ada', by: 'bob' },
    ['✗ "bob" can\'t transfer a call.', 'the transfer view is a part of it'],
  ],
  [
    'an administrator who is no agent',
    ({ put }) => put(external(5, 'Cora', '', { external: false, sipUri: null, statusId: 0, roles: ['Admin'] })),
    { to: 'ada', by: 'cora' },
    ['✗ "cora" can\'t transfer a call.', 'An agent (role Agent)'],
  ],
  ['an agent on a break', () => {}, { to: 'ada', by: 'otto' }, ['✗ "otto" can\'t transfer a call.']],
  [
    'somebody deactivated',
    ({ put }) => put(external(3, 'Ada', '+31205552101', { deactivatedAt: '2026-11-01T08:00:00Z' })),
    ada,
    ['✗ ada@contoso.example is deactivated in CCAIP.'],
  ],
  [
    'an account that waits',
    ({ put }) => put(external(3, 'Ada', '+31205552101', { activated: false })),
    ada,
    ["✗ ada@contoso.example hasn't activated the account", 'Agents and mail'],
  ],
  [
    'no SIP URI',
    ({ put }) => put(external(3, 'Ada', '', { sipUri: '' })),
    ada,
    ['✗ ada@contoso.example is an external user without a SIP URI.'],
  ],
  ['no link', ({ unlink }) => unlink(), ada, ["✗ CCAIP isn't linked to Microsoft Teams", 'npm run lab:open']],
  ['a broken link', ({ unlink }) => unlink(true), ada, ['✗ The link of CCAIP to Microsoft Teams is broken']],
  [
    'another UCaaS username',
    ({ put }) => put(external(3, 'Ada', '+31205552101', { ucaasUserName: 'ada.north@contoso.example' })),
    ada,
    ['✗ Nobody in Teams signs in as "ada.north@contoso.example"'],
  ],
  [
    'who is away',
    ({ presence }) => {
      presence.ada = 'Away';
    },
    ada,
    ["✗ Ada Test is Away in Teams, Break in CCAIP, so CCAIP doesn't call."],
  ],
  ['who is said to be away', () => {}, { to: 'ada', status: 'Away' }, ['✗ Ada Test is Away in Teams']],
  ['who is in a call', () => {}, { to: 'ada', busy: true }, ['✗ Ada Test is Busy in Teams']],
  [
    'another host behind the @',
    ({ put }) => put(external(3, 'Ada', '', { sipUri: '+31205552101@elsewhere.example' })),
    ada,
    [
      '✗ The carrier has no connection for "elsewhere.example".',
      `It takes ${host}.`,
      'sipTrunk says what stands behind its @',
    ],
  ],
  [
    'a number instead of a SIP URI',
    ({ put }) => put(external(3, 'Ada', '', { sipUri: '+31205552101' })),
    ada,
    ['✗ "+31205552101" is no SIP URI.', '{phone_number}@{subdomain}'],
  ],
  [
    'a connection without an SBC',
    ({ trunk }) => trunk({ sbcs: [] }),
    ada,
    ["✗ The carrier's connection leads to no SBC."],
  ],
  ['an SBC that is down', () => {}, { to: 'ada', down: [sbc] }, [`✗ No SBC answers: ${sbc}.`]],
  [
    'an SBC that Teams has not',
    ({ trunk }) => trunk({ sbcs: [{ fqdn: 'sbc9.other.example', mapsUsernames: false }] }),
    ada,
    ['✗ Teams has no SBC sbc9.other.example'],
  ],
  [
    'a disabled SBC',
    ({ run, lab }) => {
      lab.switches.disabledInbound = 'refused';
      run('Set-CsOnlinePSTNGateway', { Identity: sbc, Enabled: false });
    },
    ada,
    [`✗ SBC ${sbc} is disabled in Teams`],
  ],
  [
    'a number without +',
    ({ put }) => put(external(3, 'Ada', '31205552101')),
    ada,
    ['✗ Nobody in Teams has exactly 31205552101.', 'with its + only', 'have the carrier send +E.164'],
  ],
  [
    'a number that is not given yet',
    ({ put }) => put(external(3, 'Ada', '+31205552199')),
    ada,
    ['✗ Nobody in Teams has exactly +31205552199.', 'npm run lab -- up'],
  ],
  [
    'a user name that no SBC maps',
    ({ put }) => put(external(3, 'Ada', 'ada')),
    ada,
    ['✗ "ada" is a user name, and Teams finds people by number only.', 'mapsUsernames: true'],
  ],
  [
    'the number of a resource account',
    ({ put }) => put(external(3, 'Ada', '+31205552000')),
    ada,
    ['✗ +31205552000 is the number of reception@contoso.example, a resource account'],
  ],
  [
    'a blocked caller',
    ({ run }) => run('New-CsInboundBlockedNumberPattern', { Identity: 'Robots', Pattern: '^\\+3120111' }),
    ada,
    [
      '✗ Blocked callers: pattern Robots takes the number that CCAIP shows, and the call is refused.',
      'blockedCallerExemptions',
    ],
  ],
];

it.each(trouble)('says of %s why no phone rings, and what to do', (_, arrange, asked, lines) => {
  const centre = aCallCentre();
  arrange(centre);
  const said = centre.said(asked);
  for (const line of lines) expect(said).toContain(line);
  expect(said).toMatch(/\n {2}Fix: \S/);
  expect(said).not.toContain('✓');
  expect(said).not.toContain('Status of');
});
