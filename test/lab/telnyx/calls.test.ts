import { expect, it } from 'vitest';
import type { LabContext } from '../../../lab/context.ts';
import type { Switches } from '../../../lab/switches.ts';
import { changeAccount } from '../../../lab/telnyx/account.ts';
import { sendOut } from '../../../lab/telnyx/calls/outgoing.ts';
import { changeConnection, createConnection } from '../../../lab/telnyx/connections/change.ts';
import { addNumber } from '../../../lab/telnyx/numbers/change.ts';
import type { LabTelnyxNumber } from '../../../lab/telnyx/numbers/model.ts';
import { changeProfile, createProfile } from '../../../lab/telnyx/profiles/change.ts';
import { seedTelnyx } from '../../../lab/telnyx/seed.ts';
import { aCallCentre, sbc } from '../ccaip/transfer/a-call-centre.ts';

const host = 'contoso-ujet.sip.telnyx.com';

/** A call centre whose carrier is Telnyx: one connection for Teams, whose name is Teams' SBC, with a profile and ada's number. */
const aTrunk = (switches: Partial<Switches> = {}) => {
  const merged = { telnyxNestedUpdates: 'merged', ...switches } as const;
  const centre = aCallCentre(merged);
  centre.trunk({ sbcs: [] });
  const lab = centre.lab as unknown as LabContext;
  seedTelnyx(lab);
  const profile = createProfile(lab, { name: 'Contoso', whitelisted_destinations: ['NL'] });
  const connection = createConnection(lab, {
    connection_name: 'Contoso Teams',
    microsoft_teams_sbc: true,
    inbound: {
      sip_subdomain: 'contoso-ujet',
      sip_subdomain_receive_settings: 'from_anyone',
      dnis_number_format: '+e164',
      ani_number_format: '+E.164',
    },
    outbound: { outbound_voice_profile_id: profile.id },
  });
  lab.store.put('telnyxConnection', connection.id, { ...connection, teamsName: sbc });
  const number = addNumber(lab, {
    ...{ phoneNumber: '+31205552101', country: 'NL', type: 'local', status: 'active' },
    ...{ source: 'port_request', connectionId: connection.id },
  });
  const change = (body: object) => changeConnection(lab, connection.id, { ...body });
  return {
    ...centre,
    lab,
    number,
    change,
    profile: (body: object) => changeProfile(lab, profile.id, { name: 'Contoso', ...body }),
    ofNumber: (facts: Partial<LabTelnyxNumber>) => lab.store.put('telnyxNumber', number.id, { ...number, ...facts }),
  };
};

const fromCcaip = { to: `+31205552101@${host}` };
const out = { from: 'ada', dial: '0201234567' };
const fromNetwork = { number: '+31205552101' };

it('a call from CCAIP to the subdomain comes to the connection, its SBC and the phone', () => {
  expect(aTrunk().said(fromCcaip)).toBe(`\
+31201112222 is with Nia Test, who transfers to +31205552101@${host}
  CCAIP     calls the SIP URI as it was given, whosever it is
  CCAIP     calls, and shows +31201112222, the customer's (assumed; switch ccaipShows)
  carrier   ${host} is a connection here
  SBC       ${sbc} sends +31205552101 to Teams
  Teams     +31205552101 is the number of ada@contoso.example
  Teams     calling policy Global
✓ Rings ada@contoso.example.
  If nobody takes it, it goes to voicemail.
  The call is no longer connected to the CRM once it is in Teams (the guide).`);
});

it.each([
  [
    'is called from outside, and takes its own alone',
    { inbound: { sip_subdomain_receive_settings: 'only_my_connections' } },
    'Telnyx answers 403: Invalid SIP Subdomain Receive Settings (D31).',
  ],
  ['is switched off', { active: false }, 'Telnyx answers 404: Not found (D18).'],
  ['has another subdomain', { inbound: { sip_subdomain: 'contoso' } }, `The carrier has no connection for "${host}".`],
  [
    'sends numbers without their plus',
    { inbound: { dnis_number_format: 'e164' } },
    'Nobody in Teams has exactly 31205552101.',
  ],
  [
    'sends numbers as in their country',
    { inbound: { dnis_number_format: 'national' } },
    'Nobody in Teams has exactly 0205552101.',
  ],
])('no phone rings where the connection %s', (_, body, line) => {
  const { change, said } = aTrunk();
  change(body);
  const told = said(fromCcaip);
  expect(told).toContain(`✗ ${line}`);
  expect(told).toContain('\n  Fix: ');
});

it('no phone rings by TLS, or where the SBC does not answer', () => {
  const { said } = aTrunk();
  expect(said({ to: `sips:+31205552101@${host}` })).toContain(
    '✗ Telnyx answers 403: TLS encrypted calls are not allowed',
  );
  expect(said({ ...fromCcaip, down: [sbc] })).toContain(`✗ No SBC answers: ${sbc}.`);
});

it('a call out goes to where the profile lets it', () => {
  expect(aTrunk().said(out)).toContain('carrier   takes +31201234567 from +31205552101\n✓ ');
});

it.each([
  ['has no profile', 'D38', 'connection', { outbound: { outbound_voice_profile_id: null } }],
  ['is switched off', 'D16', 'connection', { active: false }],
  ['has a profile that is switched off', 'D15', 'profile', { enabled: false }],
  ['has a profile without the country', 'D13', 'profile', { whitelisted_destinations: ['BE', 'US'] }],
  ['has a profile that is too cheap', 'D24', 'profile', { max_destination_rate: 0.001 }],
  ['shows a number that is none', 'D51', 'connection', { outbound: { ani_override: '+31205550000' } }],
] as const)('a call out fails where the connection %s: %s', (_, code, of, body) => {
  const trunk = aTrunk();
  if (of === 'profile') trunk.profile(body);
  else trunk.change(body);
  const told = trunk.said(out);
  expect(told).toMatch(new RegExp(`carrier {3}answers 40\\d, ${code}\n✗ Telnyx answers .*\\(${code}\\)\\.`));
  expect(told).toContain('\n  Fix: ');
});

it.each([
  ['is not the account’s', 'D51', { phoneNumber: '+31205552199' }],
  ['waits for the regulator', 'D64', { status: 'requirement-info-pending' }],
  ['is still being ported', 'D63', { status: 'port-pending' }],
] as const)('a call out fails where the number that is shown %s: %s', (_, code, facts) => {
  const { ofNumber, said } = aTrunk();
  ofNumber(facts);
  expect(said(out)).toContain(`(${code}).`);
});

it('names the pertinent countries of a number that is not let out', () => {
  const trunk = aTrunk();
  trunk.profile({ whitelisted_destinations: ['BE', 'US'] });
  expect(trunk.said(out)).toContain(
    'Dialed number +31201234567 (pertinent countries: NL) is not included in whitelisted countries: BE, US (D13).',
  );
});

it('a call out fails once the day’s limit is spent, and goes again the next day in UTC', () => {
  const trunk = aTrunk();
  const row = trunk.profile({ daily_spend_limit: '50.00', daily_spend_limit_enabled: true });
  const day = new Date(trunk.lab.clock.now()).toISOString().slice(0, 10);
  trunk.lab.store.put('telnyxProfile', row.id, { ...row, spent: { day, usd: 49.99 } });
  expect(trunk.said(out)).toContain('✓ ');
  trunk.lab.store.put('telnyxProfile', row.id, { ...row, spent: { day, usd: 50 } });
  expect(trunk.said(out)).toContain('(D39).');
  trunk.later(86_400);
  expect(trunk.said(out)).toContain('✓ ');
  const next = { day: new Date(trunk.lab.clock.now()).toISOString().slice(0, 10), usd: 50 };
  trunk.lab.store.put('telnyxProfile', row.id, { ...row, spent: next });
  expect(trunk.said(out)).toContain('(D39).');
  trunk.profile({ daily_spend_limit_enabled: false });
  expect(trunk.said(out)).toContain('✓ ');
});

it('a number without emergency calling costs extra when it calls for help; no profile stops that call', () => {
  const { said, change, ofNumber, number } = aTrunk();
  change({ outbound: { outbound_voice_profile_id: null } });
  const help = { from: 'ada', dial: '112' };
  expect(said(help)).toContain('carrier   takes 112 from +31205552101');
  expect(said(help)).toContain('USD 100 extra');
  ofNumber({ emergency: { ...number.emergency, addressId: '1', enabled: true, status: 'active' } });
  expect(said(help)).not.toContain('USD 100');
  change({ active: false });
  expect(said(help)).toContain('(D16).');
});

it('a call of the telephone network comes by the number to its connection', () => {
  expect(aTrunk().said(fromNetwork)).toBe(`\
+31201112222 calls +31205552101
  carrier   +31205552101 is on connection Contoso Teams
  SBC       ${sbc} sends +31205552101 to Teams
  Teams     +31205552101 is the number of ada@contoso.example
  Teams     calling policy Global
✓ Rings ada@contoso.example.
  If nobody takes it, it goes to voicemail.`);
});

it.each([
  ['is on no connection', 'D21', { connectionId: null }],
  ['is not there yet', 'D21', { status: 'purchase-pending' }],
] as const)('it rings nobody where the number %s: %s', (_, code, facts) => {
  const { ofNumber, said } = aTrunk();
  ofNumber(facts);
  expect(said(fromNetwork)).toContain(`(${code}).`);
});

it('a number that waits for the regulator rings for an hour', () => {
  const { ofNumber, said, later } = aTrunk();
  ofNumber({ status: 'requirement-info-under-review' });
  expect(said(fromNetwork)).toContain('✓ Rings ada');
  later(3600);
  expect(said(fromNetwork)).toContain('(D65).');
});

it.each([
  ['E.164-national', '0201112222', '442071234567'],
  ['+E.164-national', '0201112222', '+442071234567'],
  ['E.164', '31201112222', '442071234567'],
  ['+E.164', '+31201112222', '+442071234567'],
])('callers are written as %s', (ani_number_format, home, abroad) => {
  const { change, place } = aTrunk();
  change({ inbound: { ani_number_format } });
  const callerOf = (caller: string) => {
    const call = place({ ...fromNetwork, caller });
    return call.kind === 'network' ? call.teams?.caller : undefined;
  };
  expect([callerOf('+31201112222'), callerOf('+442071234567'), callerOf('')]).toEqual([home, abroad, '']);
});

it('a connection without a host hands over to nobody; with hosts of its own in their order', () => {
  const { lab, said } = aTrunk();
  const [connection] = lab.store.list('telnyxConnection');
  if (connection === undefined) throw new Error('none');
  lab.store.put('telnyxConnection', connection.id, { ...connection, teamsName: null });
  for (const { id } of lab.store.list('telnyxFqdn')) lab.store.delete('telnyxFqdn', id);
  expect(said(fromNetwork)).toContain('(D48).');
  const times = { createdAt: 0, updatedAt: 0, generated: false, port: 5061, type: 'a' as const };
  for (const [id, fqdn] of [
    ['1', 'sbc9.contoso.example'],
    ['2', sbc],
  ] as const) {
    lab.store.put('telnyxFqdn', id, { id, fqdn, connectionId: connection.id, ...times });
  }
  expect(said({ ...fromNetwork, down: ['sbc9.contoso.example'] })).toContain(`${sbc} sends +31205552101 to Teams`);
  const inbound = { ...connection.settings.inbound, default_primary_fqdn_id: '2' };
  lab.store.put('telnyxConnection', connection.id, {
    ...connection,
    teamsName: null,
    settings: { ...connection.settings, inbound },
  });
  expect(said(fromNetwork)).toContain(`${sbc} sends +31205552101 to Teams`);
});

it.each([
  ['+15062345678', 'D13'],
  ['+13125550100', undefined],
  ['+18005550100', undefined],
  ['+12684601234', 'D13'],
  ['3125550100', undefined],
  ['31201234567', 'D13'],
  ['0201234567', 'D14'],
  ['+1', 'D14'],
  ['14', 'D59'],
] as const)('a profile for the United States takes %s: %s', (called, code) => {
  const trunk = aTrunk();
  trunk.profile({ whitelisted_destinations: ['US'] });
  const sent = sendOut(trunk.lab, { sbc, called, caller: '+31205552101' });
  expect(sent?.kind === 'refused' ? sent.answer.code : undefined).toBe(code);
});

it('a call over an SBC whose connection is gone fails; over one of somebody else it is theirs', () => {
  const { lab } = aTrunk();
  const over = (name: string) => sendOut(lab, { sbc: name, called: '+31201234567', caller: '+31205552101' });
  expect(over('1234abc.mstsbc.telnyx.tech')).toMatchObject({ kind: 'refused', answer: { sip: 403, code: 'D26' } });
  expect(over('sbc.contoso.example')).toBeUndefined();
});

it('rates are what the account pays', () => {
  const trunk = aTrunk();
  trunk.profile({ max_destination_rate: 0.05 });
  expect(trunk.said(out)).toContain('✓ ');
  changeAccount(trunk.lab, { rates: { NL: 0.06 } });
  expect(trunk.said(out)).toContain('(D24).');
});
