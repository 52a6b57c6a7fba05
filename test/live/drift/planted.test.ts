import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../lab/identity.ts';
import { planOf } from '../../../lab/seed/in-use.ts';
import type { Drifted, TenantDrift } from '../../../scripts/drift/output-schema.ts';
import { aSecret, type DriftingTenant, group, openDriftingTenant } from './a-drifting-tenant.ts';

const upn = (name: string) => `${name}@contoso.example`;
const id = (name: string) => idOf('user', upn(name));
const fqdn = '4f9a1.teams.carrier.example';
const directRouting = { PhoneNumberType: 'DirectRouting' };

/** A change as somebody makes it by hand, or in another portal. */
interface Planted {
  readonly what: string;
  readonly plant: (tenant: DriftingTenant) => void;
  readonly about: Drifted['about'];
  readonly name: string;
  readonly text: RegExp;
}

const cmdlet =
  (name: string, parameters: Record<string, unknown>): Planted['plant'] =>
  (tenant) =>
    tenant.byHand(name, parameters);

/** One of the lab's own rows, changed. */
const edited =
  <Row>(
    kind: Parameters<DriftingTenant['lab']['store']['list']>[0],
    isIt: (row: Row) => boolean,
    change: Partial<Row>,
  ) =>
  ({ lab }: DriftingTenant) => {
    const rows = lab.store.list(kind) as unknown as Row[];
    const row = rows.find(isIt);
    if (row === undefined) throw new Error(`the lab has no such ${kind}`);
    const { id, email, name } = row as unknown as Record<string, string>;
    void email;
    void name;
    lab.store.put(kind, String(id), { ...row, ...change } as never);
  };

interface InCcaip {
  readonly email: string;
}
const inCcaip = (name: string, change: object) =>
  edited<InCcaip & Record<string, unknown>>('ccaipUser', ({ email }) => email === upn(name), change);

const inEntra = (name: string, change: object) =>
  edited<{ id: string } & Record<string, unknown>>('user', (row) => row.id === id(name), change);

const inApplication = (change: object) =>
  edited<{ displayName: string } & Record<string, unknown>>(
    'application',
    ({ displayName }) => displayName === 'CCAIP',
    change,
  );

const plan = (rules: readonly (readonly [string, string, string])[]) => ({
  Identity: 'NL-Amsterdam',
  NormalizationRules: planOf(
    'NL-Amsterdam',
    rules.map(([name, pattern, translation]) => ({ name, pattern, translation, internal: name === 'Extension' })),
  ).NormalizationRules,
});

const planted: readonly Planted[] = [
  {
    what: 'a setting of an SBC, and its translation rules',
    plant: cmdlet('Set-CsOnlinePSTNGateway', {
      Identity: fqdn,
      MaxConcurrentSessions: 20,
      OutboundPstnNumberTranslationRules: [],
    }),
    about: 'SBC',
    name: 'main',
    text: /^SBC "main": maxSessions 20; the file says 200\. outboundPstn none; the file says To national\.$/,
  },
  {
    what: 'a pattern of a route',
    plant: cmdlet('Set-CsOnlineVoiceRoute', { Identity: 'NL geographic', NumberPattern: '^\\+31[1-5]\\d{8}$' }),
    about: 'route',
    name: 'NL geographic',
    text: /^route "NL geographic": pattern \^\\\+31\[1-5\].*; the file says \^\\\+31\[1-57\]/,
  },
  {
    what: 'a route that is gone',
    plant: cmdlet('Remove-CsOnlineVoiceRoute', { Identity: 'International' }),
    about: 'route',
    name: 'International',
    text: /^route "International" isn't in the tenant\.$/,
  },
  {
    what: 'a route of nobody in a usage of ours',
    plant: cmdlet('New-CsOnlineVoiceRoute', {
      Identity: 'Test of Friday',
      NumberPattern: '^\\+316',
      OnlinePstnUsages: ['National'],
      OnlinePstnGatewayList: [fqdn],
      Priority: 0,
    }),
    about: 'route',
    name: 'Test of Friday',
    text: /^route "Test of Friday" isn't in the file, and stands in PSTN usage "National", tried before "NL [a-z]+": \^\\\+316 to main\.$/,
  },
  {
    what: 'the order of routes',
    plant: cmdlet('Set-CsOnlineVoiceRoute', { Identity: 'NL mobile', Priority: 1 }),
    about: 'routes',
    name: 'trial order',
    text: /order of trial .*NL mobile,? (and )?NL geographic.*; the file says .*NL geographic,? (and )?NL mobile/,
  },
  {
    what: 'a PSTN usage that is gone',
    plant: cmdlet('Set-CsOnlinePstnUsage', { Identity: 'Global', Usage: { Remove: ['Spare'] } }),
    about: 'PSTN usage',
    name: 'Spare',
    text: /^PSTN usage "Spare" isn't in the tenant\.$/,
  },
  {
    what: 'the order of the usages of a policy',
    plant: cmdlet('Set-CsOnlineVoiceRoutingPolicy', {
      Identity: 'NL supervisors',
      OnlinePstnUsages: ['International', 'National', 'Emergency'],
    }),
    about: 'policy',
    name: 'NL supervisors',
    text: /^voice routing policy "NL supervisors": pstnUsages International National Emergency; the file says Emergency National International\.$/,
  },
  {
    what: 'the order of the rules of a dial plan, a rule more and another pattern',
    plant: cmdlet(
      'Set-CsTenantDialPlan',
      plan([
        ['International', '^00([1-9]\\d{6,14})$', '+$1'],
        ['Emergency', '^(112)$', '$1'],
        ['National', '^0([1-9]\\d{7})$', '+31$1'],
        ['Extension', '^([2-8]\\d{3})$', '+3120555$1'],
        ['Company', '^(88\\d{7})$', '+31$1'],
      ]),
    ),
    about: 'dial plan',
    name: 'NL-Amsterdam',
    text: /rule Company there; the file says none\. rule National, pattern .*7.*; the file says .*8.*order of rules International, Emergency/,
  },
  {
    what: 'a translation rule',
    plant: cmdlet('Set-CsTeamsTranslationRule', { Identity: 'To national', Pattern: '^\\+31(\\d+)$' }),
    about: 'translation rule',
    name: 'To national',
    text: /pattern \^\\\+31\(\\d\+\)\$; the file says/,
  },
  {
    what: 'an emergency number of a policy',
    plant: cmdlet('Set-CsTeamsEmergencyCallRoutingPolicy', {
      Identity: 'NL',
      EmergencyNumbers: [
        {
          $cmdlet: 'New-CsTeamsEmergencyNumber',
          parameters: { EmergencyDialString: '112', OnlinePSTNUsage: 'National' },
        },
      ],
    }),
    about: 'emergency call routing policy',
    name: 'NL',
    text: /number 112, usage National; the file says Emergency\./,
  },
  {
    what: 'a setting of a calling policy',
    plant: cmdlet('Set-CsTeamsCallingPolicy', { Identity: 'Desk', AllowVoicemail: 'AlwaysEnabled' }),
    about: 'calling policy',
    name: 'Desk',
    text: /^calling policy "Desk": voicemail AlwaysEnabled; the file says AlwaysDisabled\.$/,
  },
  {
    what: 'what a caller ID policy shows',
    plant: cmdlet('Set-CsCallingLineIdentity', { Identity: 'Hidden', CallingIDSubstitute: 'LineUri' }),
    about: 'caller ID policy',
    name: 'Hidden',
    text: /show ownNumber; the file says anonymous\./,
  },
  {
    what: 'a treatment of nobody, tried first',
    plant: (tenant) =>
      tenant.byHand('New-CsTeamsUnassignedNumberTreatment', {
        Identity: 'Theirs',
        Pattern: '^\\+3120555\\d{4}$',
        TargetType: 'ResourceAccount',
        Target: id('reception'),
        TreatmentPriority: 1,
      }),
    about: 'treatment',
    name: 'Theirs',
    text: /^treatment "Theirs" isn't in the file\.$/,
  },
  {
    what: 'a pattern of a treatment',
    plant: cmdlet('Set-CsTeamsUnassignedNumberTreatment', { Identity: 'Leavers', Pattern: '^\\+3120555218\\d$' }),
    about: 'treatment',
    name: 'Leavers',
    text: /pattern .*218.*; the file says .*219/,
  },
  {
    what: 'a blocked pattern that is off',
    plant: cmdlet('Set-CsInboundBlockedNumberPattern', { Identity: 'Robots', Enabled: false }),
    about: 'blocked caller pattern',
    name: 'Robots',
    text: /enabled false; the file says true\./,
  },
  {
    what: 'a blocked pattern of nobody',
    plant: cmdlet('New-CsInboundBlockedNumberPattern', { Identity: 'Theirs', Pattern: '5550000$' }),
    about: 'blocked caller pattern',
    name: 'Theirs',
    text: /^blocked caller pattern "Theirs" isn't in the file\.$/,
  },
  {
    what: 'an exemption that is gone',
    plant: cmdlet('Remove-CsInboundExemptNumberPattern', { Identity: 'Office' }),
    about: 'blocked caller exemption',
    name: 'Office',
    text: /isn't in the tenant\.$/,
  },
  {
    what: 'blocking that is off',
    plant: cmdlet('Set-CsTenantBlockedCallingNumbers', { Enabled: false }),
    about: 'blocking',
    name: 'blocked callers',
    text: /^blocking of callers is off/,
  },
  {
    what: 'the usages of Global',
    plant: cmdlet('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'Global', OnlinePstnUsages: ['International'] }),
    about: 'Global',
    name: 'voice routing policy',
    text: /^Global voice routing policy: pstnUsages International; the file says Emergency, National\.$/,
  },
  {
    what: 'the rules of Global',
    plant: cmdlet('Set-CsTenantDialPlan', { ...plan([['Only', '^1$', '1']]), Identity: 'Global' }),
    about: 'Global',
    name: 'dial plan',
    text: /^Global dial plan: rules Only \(\^1\$ → 1\); the file says as in "NL"\.$/,
  },
  {
    what: "a group's policy",
    plant: (tenant) =>
      tenant.byHand('Remove-CsGroupPolicyAssignment', {
        GroupId: idOf('group', group),
        PolicyType: 'CallingLineIdentity',
      }),
    about: 'group',
    name: group,
    text: /callerIdPolicy none; the file says Hidden\.$/,
  },
  {
    what: 'another number of somebody',
    plant: (tenant) => {
      tenant.byHand('Remove-CsPhoneNumberAssignment', {
        Identity: upn('bob'),
        PhoneNumber: '+31205552102',
        ...directRouting,
      });
      tenant.byHand('Set-CsPhoneNumberAssignment', {
        Identity: upn('bob'),
        PhoneNumber: '+31205552188',
        ...directRouting,
      });
    },
    about: 'user',
    name: upn('bob'),
    text: /^bob@contoso.example: number \+31205552188; the file says \+31205552102\.$/,
  },
  {
    what: 'a number of the file with somebody outside it',
    plant: (tenant) =>
      tenant.byHand('Set-CsPhoneNumberAssignment', {
        Identity: upn('spare1'),
        PhoneNumber: '+31205552102',
        ...directRouting,
      }),
    about: 'number',
    name: '+31205552102',
    text: /^\+31205552102 is held by spare1@contoso.example, who isn't in users.csv; the file gives it to bob@contoso.example\.$/,
  },
  {
    what: 'a policy that somebody was given',
    plant: cmdlet('Grant-CsOnlineVoiceRoutingPolicy', { Identity: upn('cyd'), PolicyName: 'NL supervisors' }),
    about: 'user',
    name: upn('cyd'),
    text: /^cyd@contoso.example: voiceRoutingPolicy NL supervisors; the file says NL agents\.$/,
  },
  {
    what: 'an emergency policy that was taken',
    plant: cmdlet('Grant-CsTeamsEmergencyCallRoutingPolicy', { Identity: upn('eve'), PolicyName: null }),
    about: 'user',
    name: upn('eve'),
    text: /emergencyCallRoutingPolicy none; the file says NL\.$/,
  },
  {
    what: 'somebody who is deleted',
    plant: ({ lab }) => {
      lab.store.delete('user', id('dan'));
      lab.store.delete('number', '+31205552104');
    },
    about: 'user',
    name: upn('dan'),
    text: /^dan@contoso.example isn't in the tenant/,
  },
  {
    what: 'a licence that is gone',
    plant: inEntra('eli', { licences: [] }),
    about: 'licence',
    name: upn('eli'),
    text: /^eli@contoso.example has no Phone System and no Teams\.$/,
  },
  {
    what: 'where somebody is',
    plant: inEntra('fay', { usageLocation: 'BE' }),
    about: 'user',
    name: upn('fay'),
    text: /usage location BE; the file says NL\.$/,
  },
  {
    what: 'a redirect URI more, and fewer permissions',
    plant: inApplication({
      web: {
        redirectUris: [
          'https://contoso.uc1.ccaiplatform.example/v1/ucaas/ms_teams/oauth_callback',
          'https://evil.example/cb',
        ],
      },
      requiredResourceAccess: [],
    }),
    about: 'application',
    name: 'CCAIP',
    text: /redirect URIs https:\S+oauth_callback, https:\/\/evil.example\/cb; the file says .*permissions none; the file says Presence.Read.All, User.Read, User.Read.All, offline_access\./,
  },
  {
    what: 'the linked secret that is gone, and one that nobody knows',
    plant: inApplication({ passwordCredentials: [aSecret('by hand', '2027-01-31T00:00:00Z')] }),
    about: 'secret',
    name: '2026-11',
    text: /^secret "2026-11" isn't in Entra\. CCAIP uses it/,
  },
  {
    what: 'a secret that nobody knows',
    plant: () => undefined,
    about: 'secret',
    name: 'by hand',
    text: /^secret "by hand" of the application, which ends on 2027-01-31, isn't in the file/,
  },
  {
    what: 'a domain that is gone',
    plant: edited<{ id: string } & Record<string, unknown>>('domain', (row) => row.id === fqdn, { isVerified: false }),
    about: 'domain',
    name: fqdn,
    text: /is no verified domain of the tenant, so Teams takes no SBC in it\.$/,
  },
  {
    what: 'a SIP URI in CCAIP',
    plant: inCcaip('gus', { sipUri: 'sip:+31205550000@ujet.sip.carrier.example' }),
    about: 'external user',
    name: upn('gus'),
    text: /^gus@contoso.example in CCAIP: SIP URI sip:\+31205550000@\S+; the file says \S*\+31205552107@/,
  },
  {
    what: 'somebody deactivated in CCAIP',
    plant: inCcaip('ida', { deactivatedAt: '2026-11-30T10:00:00Z' }),
    about: 'external user',
    name: upn('ida'),
    text: /active no, since 2026-11-30/,
  },
  {
    what: 'somebody of nobody in CCAIP',
    plant: inCcaip('hal', { email: 'stranger@contoso.example' }),
    about: 'external user',
    name: 'stranger@contoso.example',
    text: /^stranger@contoso.example is an external user of CCAIP/,
  },
  {
    what: 'somebody who is gone from CCAIP',
    plant: () => undefined,
    about: 'external user',
    name: upn('hal'),
    text: /^hal@contoso.example isn't in CCAIP/,
  },
];

let tenant: DriftingTenant;
let drift: TenantDrift;

beforeAll(async () => {
  tenant = await openDriftingTenant();
  for (const { what, plant } of planted) {
    try {
      plant(tenant);
    } catch (error) {
      throw new Error(`${what}: ${error}`);
    }
  }
  tenant.lab.clock.advance(3 * 24 * 3_600_000);
  ({ drift } = await tenant.look());
}, 120_000);
afterAll(() => tenant.close());

describe('a tenant in which people did things by hand', () => {
  it.each(planted)('tells of $what', ({ about, name, text }) => {
    const found = drift.differences.find((one) => one.about === about && one.name === name);
    expect(found?.text).toMatch(text);
    expect(found?.standing).toBe('drift');
  });

  it('could be read whole, and tells of nothing that nobody did', () => {
    expect(drift.failures).toEqual([]);
    const names = planted.map(({ about, name }) => `${about} ${name}`);
    const others = drift.differences.filter(({ about, name }) => !names.includes(`${about} ${name}`));
    // She has it by the group that gives it no more.
    expect(others.map(({ text }) => text)).toEqual([
      `kim@contoso.example: callerIdPolicy none; the file says Hidden by group ${group}.`,
    ]);
    expect(drift.standing).toBe('drift');
  });
});
