import { describe, expect, it } from 'vitest';
import { aCallCentre, external, host, sbc, second } from './a-call-centre.ts';

it('an agent transfers a call, and the phone in Teams rings', () => {
  expect(aCallCentre().said({ to: 'ada' })).toBe(`\
+31201112222 is with Nia Test, who transfers to Ada Test
  CCAIP     Ada Test (Microsoft Teams), transfer type External, +31205552101@${host}
  CCAIP     Available in Teams, Available in CCAIP
  CCAIP     calls, and shows +31201112222, the customer's (assumed; switch ccaipShows)
  carrier   ${host} is a connection here
  SBC       ${sbc} sends +31205552101 to Teams
  Teams     +31205552101 is the number of ada@contoso.example
  Teams     calling policy Global
✓ Rings ada@contoso.example.
  If nobody takes it, it goes to voicemail.
  The call is no longer connected to the CRM once it is in Teams (the guide).

Status of ada@contoso.example, signed in to Teams alone; Apply UCaaS agent status at login
           Teams              CCAIP
  before   Available          Available
  during   Busy (in a call)   In-call
  after    Available          Available`);
});

const ada = { to: 'ada' };

describe('the calling policy of who is called', () => {
  const under = (settings: object, asked: object = ada) => {
    const centre = aCallCentre({ busySeen: 'late' });
    centre.run('New-CsTeamsCallingPolicy', { Identity: 'Mine', ...settings });
    centre.later(600);
    centre.run('Grant-CsTeamsCallingPolicy', { Identity: 'ada@contoso.example', PolicyName: 'Mine' });
    return centre.said(asked);
  };

  it.each([
    [{ AllowPrivateCalling: false }, ada, '✗ The calling policy of ada@contoso.example allows no calls at all.'],
    [
      { InboundPstnCallRoutingTreatment: 'Voicemail' },
      ada,
      "✗ The voicemail of ada@contoso.example takes the call: the phone doesn't ring.",
    ],
    [
      { InboundPstnCallRoutingTreatment: 'Unanswered', AllowVoicemail: 'AlwaysDisabled' },
      ada,
      "✗ The phone of ada@contoso.example doesn't ring: the call ends.",
    ],
    [
      { BusyOnBusyEnabledType: 'Enabled' },
      { to: 'ada', busy: true },
      '✗ ada@contoso.example is in another call, and the caller hears busy.',
    ],
    [{ AllowVoicemail: 'AlwaysDisabled' }, ada, 'If nobody takes it, the call ends.'],
  ])('%o', (settings, asked, line) => {
    const said = under(settings, asked);
    expect(said).toContain(line);
    expect(said).toContain('calling policy Mine (given directly)');
  });
});

it('sends a call for a number that nobody has where a treatment says', () => {
  const centre = aCallCentre();
  centre.run('New-CsTeamsUnassignedNumberTreatment', {
    Identity: 'Leavers',
    Pattern: '^\\+3120555\\d{4}$',
    TreatmentPriority: 1,
    TargetType: 'ResourceAccount',
    Target: centre.user('reception').id,
  });
  centre.put(external(3, 'Ada', '+31205552199'));
  expect(centre.said(ada)).toContain('treatment Leavers of unassigned numbers sends it to reception@contoso.example');
});

it('rings an agent of CCAIP in CCAIP, and says that Teams has no part in it', () => {
  const { said, put } = aCallCentre();
  put({ ...external(5, 'Pia', ''), external: false, statusId: 0, sipUri: null });
  const told = said({ to: 'pia' });
  expect(told).toContain('✓ Rings pia@contoso.example in CCAIP.');
  expect(told).toContain('Pia Test is no external user');
  expect(said({ to: 'otto' })).toContain('✗ Otto Test is in status Break in CCAIP.');
});

it('calls a SIP URI as it is given, whoever is available', () => {
  const { said: saidOf, presence } = aCallCentre();
  presence.ada = 'Away';
  const said = saidOf({ to: `sip:+31205552101@${host}` });
  expect(said).toContain('calls the SIP URI as it was given');
  expect(said).toContain('✓ Rings ada@contoso.example.');
});

describe('the carrier', () => {
  it('goes on to the next SBC of the connection when one does not answer', () => {
    const { said, trunk } = aCallCentre();
    trunk({ sbcs: [sbc, second].map((fqdn) => ({ fqdn, mapsUsernames: false })) });
    const told = said({ to: 'ada', down: [sbc.toUpperCase()] });
    expect(told).toContain(`SBC ${sbc} doesn't answer`);
    expect(told).toContain(`${second} sends +31205552101 to Teams`);
    expect(told).toContain('✓ Rings ada');
  });

  it('adds the + where its numbers are +E.164, and has an SBC turn user names into numbers where that maps them', () => {
    const { said, trunk, put } = aCallCentre();
    trunk({ addsPlus: true });
    put(external(3, 'Ada', '31205552101'));
    expect(said(ada)).toContain('sends +31205552101 to Teams');
    put(external(3, 'Ada', 'ada'));
    trunk({ addsPlus: false, sbcs: [{ fqdn: sbc, mapsUsernames: true }] });
    const told = said(ada);
    expect(told).toContain(`${sbc} sends +31205552101 to Teams, which it has for ada`);
    expect(told).toContain('✓ Rings ada');
  });

  it.each([
    ['inboundDomain', host, '✓'],
    ['inboundDomain', sbc, '✗'],
    ['sipDomain', host, '✗'],
    ['sipDomain', sbc, '✓'],
    ['both', host, '✓'],
    ['both', sbc, '✓'],
  ] as const)('takes by switch carrierHosts %s the host %s: %s', (carrierHosts, behind, mark) => {
    const { said } = aCallCentre({ carrierHosts });
    expect(said({ to: `+31205552101@${behind}` })).toContain(`\n${mark} `);
  });
});

it("shows the customer's number or its own, by the switch, and blocked callers see that one", () => {
  const centre = aCallCentre({ ccaipShows: 'ownNumber' });
  expect(centre.said(ada)).toContain('calls, and shows +31205550000, its own (assumed; switch ccaipShows)');
  centre.run('New-CsInboundBlockedNumberPattern', { Identity: 'Us', Pattern: '^\\+31205550000$' });
  expect(centre.said(ada)).toContain('✗ Blocked callers: pattern Us');
  centre.lab.switches.ccaipShows = 'customer';
  expect(centre.said(ada)).toContain('✓ Rings ada');
  expect(centre.said({ to: 'ada', caller: '' })).toContain('A caller without a number is with Nia Test');
});

describe('who is available, by switch', () => {
  it('externalAvailable: Available in Teams; or idle; or mapped to Available', () => {
    const said = (externalAvailable: 'inTeams' | 'inTeamsOrIdle' | 'mapped', is: string) => {
      const centre = aCallCentre({ externalAvailable });
      centre.known.inheritance.mapping = { Available: -1, AvailableIdle: -1, Away: 0 };
      centre.presence.ada = is;
      return centre.said(ada).includes('✓');
    };
    expect([said('inTeams', 'Available'), said('inTeams', 'AvailableIdle'), said('inTeams', 'Away')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([said('inTeamsOrIdle', 'AvailableIdle'), said('inTeamsOrIdle', 'Away')]).toEqual([true, false]);
    expect([said('mapped', 'Available'), said('mapped', 'Away')]).toEqual([false, true]);
  });

  it('mapped, and a status that is mapped to none; without the UCaaS option Teams alone counts', () => {
    const centre = aCallCentre({ externalAvailable: 'mapped' });
    centre.presence.ada = 'DoNotDisturb';
    expect(centre.said(ada)).toContain('✗ Ada Test is DoNotDisturb in Teams, which no status of CCAIP is mapped to.');
    centre.known.inheritance = { ...centre.known.inheritance, ucaas: false };
    expect(centre.said(ada)).toContain('✗ Ada Test is DoNotDisturb in Teams, Offline in CCAIP');
    centre.presence.ada = 'Available';
    expect(centre.said(ada)).toContain('✓');
  });

  it('unknownPresence and pendingExternal: offered', () => {
    const centre = aCallCentre({ unknownPresence: 'offered', pendingExternal: 'offered' });
    centre.put(external(3, 'Ada', '+31205552101', { activated: false }));
    centre.unlink();
    expect(centre.said(ada)).toContain('✓ Rings ada');
  });
});

describe('a call that is transferred on in Teams (REFER)', () => {
  const centre = (referTranslation: 'none' | 'asDialled') => {
    const one = aCallCentre({ referTranslation });
    one.run('New-CsTeamsTranslationRule', { Identity: 'Strip', Pattern: '^\\+31(\\d{9})$', Translation: '0$1' });
    one.run('Set-CsOnlinePSTNGateway', { Identity: sbc, OutboundPstnNumberTranslationRules: ['Strip'] });
    one.later(61);
    return one;
  };

  it('goes as they dial it, and the SBC gets it without translation rules, or with them', () => {
    expect(centre('none').said({ to: 'ada', on: '0201234567' })).toContain(
      `Transferred on to 0201234567 (REFER): Goes out over ${sbc}. The SBC gets +31201234567 from +31205552101`,
    );
    expect(centre('asDialled').said({ to: 'ada', on: '0201234567' })).toContain('The SBC gets 0201234567 from');
  });
});

describe("a SIP URI with somebody else's number", () => {
  it('rings them, which is told as wrong, with no word on the status of whom it was for', () => {
    const centre = aCallCentre();
    centre.put(external(3, 'Ada', '+31205552102', { teams: [2] }));
    const said = centre.said({ to: 'ada' });
    expect(said).toContain('✗ Rings bob@contoso.example, and the call was for ada@contoso.example.');
    expect(said).toContain('\n  Fix: have CCAIP get their own SIP URI instead of +31205552102@');
    expect(said).not.toContain('Status of');
    const queue = centre.said({ queue: 'Sales' });
    expect(queue).toContain('Ada Test: Rings bob@contoso.example, and the call was for ada@contoso.example.');
    expect(queue).toContain('Status of who answers (bob@contoso.example), ');
  });

  it("is nobody else's where CCAIP knows the person by another e-mail, or by no or another UCaaS username", () => {
    const centre = aCallCentre({ unknownPresence: 'offered' });
    for (const facts of [
      { email: 'ada.adams@contoso.example' },
      { email: 'ada.adams@contoso.example', ucaasUserName: null },
      { ucaasUserName: 'ADA@Contoso.example' },
      { ucaasUserName: 'adams' },
    ]) {
      centre.put(external(3, 'Ada', '+31205552101', facts));
      expect(centre.said({ to: 'ada test' })).toContain('✓ Rings ada@contoso.example.');
    }
  });
});
