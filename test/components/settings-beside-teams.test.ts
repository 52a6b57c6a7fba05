import { describe, expect, it } from 'vitest';
import { planUcaasApp } from '../../components/ucaas-app/plan.ts';
import { toDo, ucaasSettings } from '../../components/ucaas-settings.ts';
import { planVoiceUsers } from '../../components/voice-users/plan.ts';
import { app } from '../../tenant/schema/app.ts';
import { approvals } from '../../tenant/schema/approvals.ts';
import { knownKeys } from '../../tenant/schema/schema-at.ts';
import { site } from '../../tenant/schema/site.ts';
import { ucaas } from '../../tenant/schema/ucaas.ts';
import { userRow } from '../../tenant/schema/user-row.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { load } from '../tenant/a-tenant-folder.ts';

const header = 'upn,number,site,policy,dialPlan,callingPolicy,emergencyCallRoutingPolicy,callerIdPolicy,ccaip';

const sections = {
  voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [National], NL others: [National] }',
  dialPlans:
    "dialPlans: { NL: [{ name: A, pattern: '^1$', translation: '+1' }], BE: [{ name: A, pattern: '^1$', translation: '+1' }] }",
  sites: 'sites: { Amsterdam: { dialPlan: NL, policy: NL agents }, Empty: {} }',
};

const tenantOf = (changed: Readonly<Record<string, string>>, row = '+31205552101,Amsterdam,,,,,,'): Tenant => {
  const { tenant, problems } = load({
    sections: { ...sections, ...changed },
    users: `${header}\nada@contoso.example,${row}\n`,
  });
  expect(problems).toEqual([]);
  if (tenant === undefined) throw new Error('no tenant');
  return tenant;
};

/** All that goes to users, by the type of policy. */
const given = (tenant: Tenant): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    planVoiceUsers('x', tenant).flatMap((child) =>
      child.kind === 'PhoneNumbers'
        ? [['numbers', child.args.numbers]]
        : child.kind === 'PolicyAssignments'
          ? [[child.args.policyType, child.args.policies]]
          : [],
    ),
  );

describe('every setting of a site and of a row reaches the user', () => {
  const plain = given(tenantOf({}, '+31205552101,Empty,,,,,,'));
  const to = (type: string, value: string) => ({ ...plain, [type]: { 'ada@contoso.example': value } });

  it('and none is forgotten here', () => {
    expect(knownKeys(site).toSorted()).toEqual([
      'callerIdPolicy',
      'callingPolicy',
      'country',
      'dialPlan',
      'emergencyCallRoutingPolicy',
      'group',
      'policy',
    ]);
    // Those of CCAIP, and their way: test/tenant/external-users.test.ts.
    const inCcaip = ['ccaipEmail', 'ccaipRole', 'ccaipTeam', 'ccaipLocation'];
    expect(Object.keys(userRow.shape)).toEqual([...header.split(','), ...inCcaip, 'sip']);
    expect(plain).toEqual({ numbers: { 'ada@contoso.example': '+31205552101' } });
  });

  it.each([
    ['policy', 'NL others', 'OnlineVoiceRoutingPolicy'],
    ['dialPlan', 'BE', 'TenantDialPlan'],
    ['callingPolicy', 'Agents', 'TeamsCallingPolicy'],
    ['emergencyCallRoutingPolicy', 'NL', 'TeamsEmergencyCallRoutingPolicy'],
    ['callerIdPolicy', 'Hidden', 'CallingLineIdentity'],
  ])("of a site: %s, and the row's goes before it", (setting, value, type) => {
    const sites = `sites: { Amsterdam: { ${setting}: ${value} } }`;
    expect(given(tenantOf({ sites }))).toEqual(to(type, value));
    const columns = header.split(',').map((column) => (column === setting ? value : ''));
    expect(given(tenantOf({}, `+31205552101,Empty,${columns.slice(3).join(',')}`))).toEqual(to(type, value));
    // By the site's group it is the group's, and the user has none directly.
    const groups = `groups: [{ group: CC, ${setting}: ${value} }]`;
    const byGroup = planVoiceUsers('x', tenantOf({ groups, sites: 'sites: { Amsterdam: { group: CC } }' }));
    expect(byGroup.map(({ kind, args }) => ({ kind, args })).slice(1)).toEqual([
      { kind: 'GroupPolicyAssignment', args: { policyType: type, group: 'CC', policy: value, order: ['CC'] } },
      { kind: 'PolicyAssignments', args: { policyType: type, policies: {}, byGroup: { CC: 'ada@contoso.example' } } },
    ]);
  });

  it("of a site: country, which is its users' and no setting of Teams", () => {
    const abroad = tenantOf({ sites: 'sites: { Amsterdam: { country: BE } }' });
    expect(abroad.users.map(({ country }) => country)).toEqual(['BE']);
    expect(given(abroad)).toEqual(plain);
  });

  it('its number, with an extension too', () => {
    const number = '+31205552100;ext=101';
    expect(given(tenantOf({}, `${number},Empty,,,,,,`))).toEqual(to('numbers', number));
  });

  describe('its sign-in', () => {
    const sections = {
      sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061, mapsUsernames: true } }',
      allowSignInChange: 'allowSignInChange: true',
    };
    const children = (approvals: string, sip: string) => {
      const { tenant, problems } = load({
        sections: { ...sections, approvals },
        users: `upn,number,site,sip\nada@contoso.example,+31205552101,Amsterdam,${sip}\n`,
      });
      expect(problems).toEqual([]);
      return planVoiceUsers('x', tenant ?? expect.unreachable());
    };

    it('that changes is a roster of its own, and the others find the person under either name', () => {
      const signIn = 'ada@teams.carrier.example';
      const approvals = 'approvals: { signIns: { count: 1, reason: R }, signInReturns: { count: 2, reason: R } }';
      const alsoCalled = `ada@contoso.example ${signIn}\n`;
      expect(children(approvals, 'username')).toMatchObject([
        {
          kind: 'UserSignIns',
          name: 'x-sign-ins',
          args: { signIns: { 'ada@contoso.example': signIn }, approvedChanges: 1, approvedReturns: 2 },
        },
        { kind: 'PhoneNumbers', args: { numbers: { 'ada@contoso.example': '+31205552101' }, alsoCalled } },
        { kind: 'PolicyAssignments', args: { alsoCalled } },
        { kind: 'PolicyAssignments', args: { alsoCalled } },
      ]);
    });

    it('that does not is none, but where names are put back', () => {
      const kinds = (approvals: string) => children(approvals, '').map(({ kind }) => kind);
      expect(kinds('')).toEqual(['PhoneNumbers', 'PolicyAssignments', 'PolicyAssignments']);
      expect(children('', '').flatMap(({ args }) => Object.keys(args))).not.toContain('alsoCalled');
      expect(kinds('approvals: { signInReturns: { count: 1, reason: R } }')[0]).toBe('UserSignIns');
    });
  });

  it('what a person approved, and the protection', () => {
    expect(knownKeys(approvals)).toEqual([
      'releases',
      'moves',
      'signIns',
      'signInReturns',
      'domainSignIns',
      'externalUsers',
      'newExternalUsers',
      // Of the trunk: sip-trunk.test.ts.
      'purchase',
      'trunkNumbers',
      'numberReleases',
    ]);
    const [numbers] = planVoiceUsers(
      'x',
      tenantOf({
        approvals: 'approvals: { releases: { count: 12, reason: R }, moves: { count: 7, reason: M } }',
        protect: 'protect: false',
      }),
    );
    expect(numbers).toMatchObject({ protect: false, args: { approvedReleases: 12, approvedMoves: 7 } });
    expect(planVoiceUsers('x', tenantOf({}))[0]).toMatchObject({ protect: true });
  });
});

describe('every setting of the app and of CCAIP reaches Entra or the person who enters it', () => {
  const tenant = tenantOf(
    {
      app: 'app: { displayName: Contact centre, permissions: [User.Read, 205e70e5-aba6-4c52-a976-6d2d46c48043, e1fe6dd8-ba31-4d61-89e7-88639da4683d], adminConsent: true, redirectDomain: https://other.ccaip.example, secrets: [{ name: 2026-10, expires: 2027-09-30 }, { name: 2026-11, expires: 2028-10-31 }] }',
      ucaas:
        'ucaas: { multicastLimit: 7, statusInheritance: always, linked: { secret: 2026-10, by: a@contoso.example, on: 2026-11-20 } }',
    },
    '+31205552101,Amsterdam,,,,,,agent',
  );

  it('and none is forgotten here', () => {
    expect(knownKeys(app)).toEqual([
      'displayName',
      'redirectDomain',
      'permissions',
      'adminConsent',
      'inUse',
      'secrets',
      'keyVault',
    ]);
    expect(knownKeys(ucaas).toSorted()).toEqual(['externalUsers', 'linked', 'multicastLimit', 'statusInheritance']);
  });

  it('as it is', () => {
    const redirectUri = 'https://other.ccaip.example/v1/ucaas/ms_teams/oauth_callback';
    expect(planUcaasApp('x', tenant, '2026-11-22')).toMatchObject({
      displayName: 'Contact centre',
      redirectUri,
      // Twice by name and by id is once.
      permissions: [
        { name: 'User.Read', id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
        { id: '205e70e5-aba6-4c52-a976-6d2d46c48043', type: 'Scope' },
      ],
      adminConsent: true,
      secrets: [
        { displayName: '2026-10', expires: '2027-09-30', protect: true },
        { displayName: '2026-11', expires: '2028-10-31', protect: false },
      ],
    });
    expect(ucaasSettings(tenant)).toMatchObject({
      redirectUri,
      multicastLimit: 7,
      statusInheritance: "UCaaS always overrides agent's next status",
      permissions: 'User.Read 205e70e5-aba6-4c52-a976-6d2d46c48043',
    });
    expect(toDo(tenant)).toEqual([
      'CCAIP portal: replace secret 2026-10 by 2026-11 and link again: npm run handover -- contoso',
      'CCAIP portal: SIP URI and UCaaS username of users: 1 not confirmed: npm run handover -- contoso',
    ]);
  });
});
