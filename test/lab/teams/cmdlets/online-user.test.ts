import { describe, expect, it } from 'vitest';
import { aTeams, aUser, licences } from '../a-teams.ts';

const withNumber = (switches = {}) => {
  const teams = aTeams(switches);
  teams.run('Set-CsPhoneNumberAssignment', {
    Identity: 'ada@contoso.example',
    TelephoneNumber: '+31205552101;ext=101',
    NumberType: 'DirectRouting',
  });
  return teams;
};
const ada = ({ run }: ReturnType<typeof aTeams>) =>
  run('Get-CsOnlineUser', { Identity: 'ada@contoso.example' }).output[0];

describe('Get-CsOnlineUser', () => {
  it('shows what a voice engineer looks at', () => {
    const teams = withNumber();
    expect(ada(teams)).toMatchObject({
      Identity: teams.user('ada').id,
      Alias: 'ada',
      UserPrincipalName: 'ada@contoso.example',
      SipAddress: 'sip:ada@contoso.example',
      AccountEnabled: true,
      AccountType: 'User',
      UsageLocation: 'NL',
      EnterpriseVoiceEnabled: true,
      LineUri: 'tel:+31205552101;ext=101',
      OnPremLineURI: null,
      TelephoneNumbers: [{ number: '+31205552101;ext=101', category: 'primary' }],
      FeatureTypes: ['Teams', 'AudioConferencing', 'PhoneSystem'],
      HostingProvider: 'sipfed.online.lync.com',
      UserValidationErrors: [],
      OnlineVoiceRoutingPolicy: null,
      TenantDialPlan: null,
      TeamsUpgradeEffectiveMode: 'TeamsOnly',
    });
    expect(ada(teams)?.AssignedPlan).toContainEqual(
      expect.objectContaining({ Capability: 'MCOEV', CapabilityStatus: 'Enabled' }),
    );
  });

  it('shows a number and a policy only after a while; the inventory does not lag', () => {
    const teams = withNumber({ readModelSeconds: 30 });
    expect(ada(teams)).toMatchObject({ LineUri: null, EnterpriseVoiceEnabled: false });
    expect(teams.run('Get-CsPhoneNumberAssignment', {}).output).toHaveLength(1);
    teams.later(30);
    expect(ada(teams)).toMatchObject({ LineUri: 'tel:+31205552101;ext=101', EnterpriseVoiceEnabled: true });
  });

  it.each([
    ['a user without licence', { licences: [] }, { AccountType: 'IneligibleUser', FeatureTypes: [] }],
    ['an E3 user', { licences: [licences.e3] }, { AccountType: 'User', FeatureTypes: ['Teams'] }],
    ['a resource account', { accountType: 'resourceAccount' as const }, { AccountType: 'ResourceAccount' }],
    ['a user in Islands mode', { teamsUpgradePolicy: 'Islands' as const }, { TeamsUpgradeEffectiveMode: 'Islands' }],
    ['a synced number', { onPremLineUri: 'tel:+31205550000' }, { OnPremLineURI: 'tel:+31205550000', LineUri: null }],
  ])('shows %s as such', (_what, changes, shown) => {
    const teams = aTeams();
    teams.addUser(aUser('x@contoso.example', changes));
    expect(teams.run('Get-CsOnlineUser', { Identity: 'x@contoso.example' }).output).toMatchObject([shown]);
  });

  it.each([
    ["UserPrincipalName -like 'a*'", ['ada', 'activate']],
    ["{LineURI -eq 'tel:+31205552101;ext=101'}", ['ada']],
    ["FeatureTypes -contains 'PhoneSystem' -and EnterpriseVoiceEnabled -eq $true", ['ada']],
    ["(Alias -eq 'bob' -or Alias -eq 'EVE') -and -not Alias -eq 'bob'", ['eve']],
    ['OnlineVoiceRoutingPolicy -ne $null', ['bob']],
    ["OnlineVoiceRoutingPolicy -eq 'NL agents'", []],
    ["OnlineVoiceRoutingPolicy -eq 'Tenant:NL agents'", ['bob']],
    ['UsageLocation -notlike "N*"', []],
  ])('with -Filter %s it finds %j', (filter, names) => {
    const teams = withNumber({ policyGrantableSeconds: 0 });
    teams.run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'NL agents' });
    teams.run('Grant-CsOnlineVoiceRoutingPolicy', { Identity: 'bob@contoso.example', PolicyName: 'NL agents' });
    const found = teams.run('Get-CsOnlineUser', { Filter: filter });
    expect(found.refusal).toBeUndefined();
    expect(found.output.map(({ Alias }) => Alias)).toEqual(names);
  });

  it.each([
    ["Alias -eq 'a", `The filter can't be read at "'a".`],
    ["Alias -almost 'a'", 'The filter can\'t be read at "Alias almost".'],
    ["Alias -eq 'a' -and", 'The filter ends too early.'],
    ["(Alias -eq 'a'", 'The filter ends too early.'],
  ])('refuses the filter %s', (filter, message) => {
    expect(aTeams().run('Get-CsOnlineUser', { Filter: filter }).refusal).toBe(message);
  });

  it('narrows, sorts and cuts', () => {
    const { run } = aTeams();
    const rows = run('Get-CsOnlineUser', { Properties: 'LineUri', OrderBy: 'Alias', ResultSize: 2 }).output;
    expect(rows.map(({ Alias }) => Alias)).toEqual(['activate', 'ada']);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'Identity',
      'Alias',
      'DisplayName',
      'UserPrincipalName',
      'AccountEnabled',
      'LineUri',
    ]);
  });

  it('finds deleted users only when asked for them, and says whom it does not know', () => {
    const teams = aTeams();
    teams.addUser(aUser('old@contoso.example', { deletedDateTime: '2026-01-01T00:00:00Z' }));
    expect(teams.run('Get-CsOnlineUser', { SoftDeletedUser: true }).output).toMatchObject([{ Alias: 'old' }]);
    expect(teams.run('Get-CsOnlineUser', { Identity: 'old@contoso.example' }).refusal).toBe(
      '[NotFound] : "old@contoso.example" not found',
    );
  });
});
