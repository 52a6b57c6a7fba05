import { describe, expect, it } from 'vitest';
import { checkCall } from '../../../routing/calls/check-call.ts';
import { compileConfig } from '../../../routing/compile.ts';
import { fromTenant } from '../../../routing/from-tenant.ts';
import { listTenants } from '../../../tenant/list.ts';
import { loadTenant } from '../../../tenant/load.ts';
import { type ExpectedCall, loadCalls } from '../../../tenant/load-calls.ts';
import { tenantsRoot } from '../../../tenant/root.ts';
import { nlTenant } from '../nl-tenant.ts';

const voice = compileConfig(nlTenant);
const failures = (expected: ExpectedCall) => checkCall(voice, expected).failures;

describe('an expected call', () => {
  it.each<ExpectedCall>([
    { as: 'ada', dial: '06 1234 5678', expect: { number: '+31612345678', route: 'NL mobile', sbcs: ['main'] } },
    { as: 'ADA@contoso.com', dial: '112', expect: { number: '112' } },
    { as: 'ada', dial: '0044 20 7123 4567', expect: 'blocked' },
    { as: 'ada', dial: '2110', expect: { rings: 'eve' } },
    { to: '+31205552101', expect: { rings: 'ada' } },
    { to: '+31205552101@ujet.sip.carrier.example', expect: { rings: 'ada@contoso.com' } },
    { to: '+31205559999', expect: { rings: 'nobody' } },
    { to: 'sip:+31 20 555 2101@ujet.sip.carrier.example', expect: { rings: 'ada' } },
    { to: '+31 20 555 2101 ext. 5', expect: { rings: 'nobody' } },
    { as: 'ada', dial: '*31#+31612345678', expect: 'blocked' },
    { as: 'ada', dial: '0612345678', expect: { route: 'nl Mobile', sbcs: ['Main'] } },
  ])('holds: %j', (expected) => {
    expect(failures(expected)).toEqual([]);
  });

  it.each<[ExpectedCall, string]>([
    [{ as: 'ada', dial: '112', expect: { number: '+31112' } }, 'The number should be +31112; it is 112.'],
    [
      { as: 'ada', dial: '112', expect: { route: 'X' } },
      "The route should be X, which this tenant doesn't have; it is NL emergency.",
    ],
    [
      { as: 'ada', dial: '112', expect: { sbcs: ['b', 'main'] } },
      'The SBCs should be b, main, and this tenant has no b; it is main.',
    ],
    [
      { as: 'ada', dial: '0612345678', expect: { route: 'NL national ' } },
      'The route should be "NL national ", which this tenant doesn\'t have; it is NL mobile.',
    ],
    [
      { as: 'ada', dial: '0612345678', expect: { treatment: 'Leavers' } },
      "The treatment should be Leavers, which this tenant doesn't have; it is none (NL mobile, main).",
    ],
    [
      { as: 'ada', dial: '2110', expect: { rings: 'evee' } },
      "The colleague who rings should be evee, who isn't a user of this tenant; it is eve@contoso.com.",
    ],
    [
      { as: 'ada', dial: '0044207123', expect: { rings: 'nobody' } },
      'The colleague who rings should be nobody, as only of calls that CCAIP hands over; it is none (dropped, policy "NL agents" has no usage that matches).',
    ],
    [{ as: 'ada', dial: '112', expect: 'blocked' }, 'It should be dropped; it is NL emergency, main.'],
    [
      { as: 'ada', dial: '0044207123', expect: { route: 'X' } },
      'The route should be X, which this tenant doesn\'t have; it is none (dropped, policy "NL agents" has no usage that matches).',
    ],
    [
      { as: 'ada', dial: '2110', expect: { rings: 'ada' } },
      'The colleague who rings should be ada@contoso.com; it is eve@contoso.com.',
    ],
    [
      { as: 'zoe', dial: '112', expect: 'blocked' },
      `"zoe" isn't a user of this tenant.\n  Fix: write a UPN of users.csv, or the part before the @.`,
    ],
    [{ as: 'adaa', dial: '112', expect: 'blocked' }, `"adaa" isn't a user of this tenant.\n  Fix: write "ada".`],
    [
      { as: '+31 20 555 2101', dial: '112', expect: 'blocked' },
      '"+31 20 555 2101" is the number of ada@contoso.com.\n  Fix: write ada.',
    ],
    [
      { as: 'ada', dial: '+31 (0)6 12345678', expect: 'blocked' },
      '"+31 (0)6 12345678" has (0), which a phone sends as one more digit.\n  Fix: write +31 6 12345678, or what is dialled within the country.',
    ],
    ...['0612345678 +31687654321', '++31612345678', '06+12345678', '+31 6 +31 6'].map(
      (dial): [ExpectedCall, string] => [
        { as: 'ada', dial, expect: 'blocked' },
        `"${dial}" has a + inside.\n  Fix: write one number, with a + only where it begins.`,
      ],
    ),
    [{ as: 'ada', dial: '+', expect: 'blocked' }, '"+" has no digits.\n  Fix: write the whole number.'],
    [
      { to: '+31205552101 +31205552102', expect: { rings: 'nobody' } },
      '"+31205552101 +31205552102" has a + inside.\n  Fix: write one number, with a + only where it begins.',
    ],
    [
      { as: 'ada', dial: 'help', expect: 'blocked' },
      `"help" isn't a number.\n  Fix: write what the user dials, e.g. 0612345678.`,
    ],
    [
      { as: 'ada', dial: '0800-HELP', expect: 'blocked' },
      '"0800-HELP" has letters, which no phone sends.\n  Fix: write the keys that they stand on, 08004357.',
    ],
    [{ to: '+31205552110', expect: { rings: 'ada' } }, 'It should ring ada@contoso.com; it rings eve@contoso.com.'],
  ])('fails: %j', (expected, failure) => {
    expect(failures(expected)).toEqual([failure]);
  });

  it('says all that is unclear at once', () => {
    expect(failures({ as: 'zoe', dial: 'help', expect: 'blocked' })).toHaveLength(2);
  });

  it('has an example of the country in which it is dialled', () => {
    const british = compileConfig({ ...nlTenant, users: nlTenant.users.map((user) => ({ ...user, country: 'GB' })) });
    expect(checkCall(british, { as: 'ada', dial: 'help', expect: 'blocked' }).failures).toEqual([
      `"help" isn't a number.\n  Fix: write what the user dials, e.g. 07400123456.`,
    ]);
  });
});

describe('an expected call that rings nobody', () => {
  it.each([
    ['31205552101', '+31205552101'],
    ['0205552101', '+31205552101'],
    ['2101', '+31205552101'],
    ['+31205552101@wrong.example', '+31205552101@ujet.sip.carrier.example, or the number alone'],
    ['ada@ujet.sip.carrier.example', '+31205552101'],
  ])('holds whoever has which number, and so says nothing: %s', (to, meant) => {
    const [failure = '', ...others] = failures({ to, expect: { rings: 'nobody' } });
    expect(others).toEqual([]);
    expect(failure).toContain(`"${to}" rings nobody, whoever has which number: `);
    expect(failure).toContain('\n  Fix: write ');
    expect(failure).toContain(`${meant}.`);
  });

  it.each(['@ujet.sip.carrier.example', '+31205552101@', 'ada'])('is about no address: %s', (to) => {
    expect(failures({ to, expect: { rings: 'nobody' } })[0]).toContain(
      `"${to}" isn't a number or a SIP URI.\n  Fix: write`,
    );
  });

  it('may be about a user name where an SBC makes numbers of those', () => {
    const mapping = compileConfig({ ...nlTenant, sbcs: nlTenant.sbcs.map((sbc) => ({ ...sbc, mapsUsernames: true })) });
    const expected: ExpectedCall = { to: 'zoe@ujet.sip.carrier.example', expect: { rings: 'nobody' } };
    expect(checkCall(mapping, expected).failures).toEqual([]);
  });

  it('fails where that depends on the SBC', () => {
    const both = compileConfig({
      ...nlTenant,
      translationRules: [{ name: 'In', pattern: '^0(\\d{9})$', translation: '+31$1' }],
      sbcs: [
        { name: 'main', fqdn: 'a.contoso.com', translations: { inboundTeams: ['In'] } },
        { name: 'spare', fqdn: 'b.contoso.com' },
      ],
    });
    for (const rings of ['nobody', 'ada']) {
      expect(checkCall(both, { to: '0205552101', expect: { rings } }).failures).toEqual([
        `It should ring ${rings === 'ada' ? 'ada@contoso.com' : rings}; that depends on the SBC that takes the call (main: +31205552101, ada@contoso.com; spare: 0205552101, nobody).`,
      ]);
    }
  });

  it('has its extension as people write it', () => {
    const shared = compileConfig({
      ...nlTenant,
      users: nlTenant.users.map((user) => ({ ...user, number: `${user.number};ext=5` })),
    });
    for (const to of ['+31205552101 ext. 5', '+31 20 5552101 x5', '+31205552101;EXT=5', '+31205552101;ext=5'])
      expect(checkCall(shared, { to, expect: { rings: 'ada' } }).failures).toEqual([]);
  });

  it('says why another who is expected does not ring', () => {
    expect(failures({ to: '+31205552101@wrong.example', expect: { rings: 'ada' } })).toEqual([
      'It should ring ada@contoso.com; it rings nobody (the SIP provider takes calls for ujet.sip.carrier.example, not for wrong.example).',
    ]);
    expect(failures({ to: '+31205552101', expect: { rings: 'adda' } })).toEqual([
      "It should ring adda, who isn't a user of this tenant; it rings ada@contoso.com.",
    ]);
  });
});

describe('the expected calls of the tenants in this checkout', () => {
  const root = tenantsRoot({});
  it.each(listTenants(root))('hold for %s', (name) => {
    const { tenant, problems } = loadTenant({ root, name, today: '2026-12-01', env: {} });
    if (!tenant) throw new Error(problems.map(({ message }) => message).join('\n'));
    const ready = compileConfig(fromTenant(tenant));
    const { calls, problems: wrong } = loadCalls(root, name);
    expect(wrong).toEqual([]);
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.map((call) => checkCall(ready, call)).filter((result) => result.failures.length > 0)).toEqual([]);
  });
});
