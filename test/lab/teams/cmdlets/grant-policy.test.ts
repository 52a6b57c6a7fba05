import { describe, expect, it } from 'vitest';
import { aTeams, aUser, rule } from '../a-teams.ts';

const withPolicies = (switches = {}) => {
  const teams = aTeams(switches);
  teams.run('Set-CsOnlinePstnUsage', { Usage: ['Emergency', 'National'] });
  teams.run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'NL agents', OnlinePstnUsages: ['Emergency', 'National'] });
  teams.run('New-CsTenantDialPlan', { Identity: 'NL', NormalizationRules: [rule('Emergency', '^(112)$', '$1')] });
  return teams;
};
const policyOf = (teams: ReturnType<typeof aTeams>, type = 'OnlineVoiceRoutingPolicy') =>
  teams.run('Get-CsOnlineUser', { Identity: 'ada@contoso.example' }).output[0]?.[type];
const notUserPolicy = (name: string) =>
  `Policy "${name}" is not a user policy. You can assign only a user policy to a specific user`;

describe('Grant-CsOnlineVoiceRoutingPolicy', () => {
  it('takes a fresh policy only after a while, with the documented words', () => {
    const teams = withPolicies({ policyGrantableSeconds: 150 });
    const grant = () =>
      teams.run('Grant-CsOnlineVoiceRoutingPolicy', { Identity: 'ada@contoso.example', PolicyName: 'NL agents' });
    teams.later(149);
    expect(grant()).toMatchObject({
      refusal: notUserPolicy('NL agents'),
      errorId: 'ClientError,Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Cmdlets.GrantCsUserPolicy_GrantExpanded',
    });
    teams.later(1);
    expect(grant()).toMatchObject({ refusal: undefined, output: [] });
    expect(policyOf(teams)).toEqual({ Authority: 'Tenant', Name: 'NL agents' });
  });

  it.each(['ada@contoso.example', 'sip:ADA@contoso.example', 'ada'])(
    'finds the user %s, by display name too',
    (identity) => {
      const teams = withPolicies({ policyGrantableSeconds: 0 });
      const granted = teams.run('Grant-CsOnlineVoiceRoutingPolicy', {
        Identity: identity,
        PolicyName: 'Tag:nl AGENTS',
      });
      expect(granted.refusal).toBeUndefined();
      expect(policyOf(teams)).toEqual({ Authority: 'Tenant', Name: 'NL agents' });
    },
  );

  it('finds the user by object id and returns it with -PassThru', () => {
    const teams = withPolicies({ policyGrantableSeconds: 0 });
    const { id } = teams.user('ada');
    const grant = { Identity: id, PolicyName: 'NL agents', PassThru: true };
    expect(teams.run('Grant-CsOnlineVoiceRoutingPolicy', grant).output).toMatchObject([
      { Identity: id, OnlineVoiceRoutingPolicy: { Name: 'NL agents' } },
    ]);
  });

  it.each([null, ''])('takes the policy away with %j', (name) => {
    const teams = withPolicies({ policyGrantableSeconds: 0 });
    teams.run('Grant-CsOnlineVoiceRoutingPolicy', { Identity: 'ada@contoso.example', PolicyName: 'NL agents' });
    teams.run('Grant-CsOnlineVoiceRoutingPolicy', { Identity: 'ada@contoso.example', PolicyName: name });
    expect(policyOf(teams)).toBeNull();
  });

  it.each([
    [
      'a policy that is not there',
      { Identity: 'ada@contoso.example', PolicyName: 'Idont exist' },
      notUserPolicy('Idont exist'),
    ],
    ['Global', { Identity: 'ada@contoso.example', PolicyName: 'Global' }, notUserPolicy('Global')],
    ['an unknown user', { Identity: 'gone@contoso.example', PolicyName: 'NL agents' }, 'User does not exist'],
    ['an unknown policy for the tenant', { Global: true, PolicyName: 'gone' }, notUserPolicy('gone')],
    [
      'a user together with -Global',
      { Identity: 'ada@contoso.example', Global: true },
      'Parameter set cannot be resolved',
    ],
  ])('refuses %s', (_what, parameters, message) => {
    const teams = withPolicies({ policyGrantableSeconds: 0 });
    expect(teams.run('Grant-CsOnlineVoiceRoutingPolicy', parameters).refusal).toContain(message);
    expect(policyOf(teams)).toBeNull();
  });

  it('copies the settings into Global, and refers to nothing afterwards', () => {
    const teams = withPolicies({ policyGrantableSeconds: 0 });
    const global = () =>
      teams.run('Get-CsOnlineVoiceRoutingPolicy', { Identity: 'Global' }).output[0]?.OnlinePstnUsages;
    expect(teams.run('Grant-CsOnlineVoiceRoutingPolicy', { Global: true, PolicyName: 'NL agents' }).warnings).toEqual(
      [],
    );
    teams.run('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'NL agents', OnlinePstnUsages: ['National'] });
    expect(global()).toEqual(['Emergency', 'National']);
    expect(teams.run('Remove-CsOnlineVoiceRoutingPolicy', { Identity: 'NL agents' }).refusal).toBeUndefined();
    teams.run('Grant-CsOnlineVoiceRoutingPolicy', { Global: true, PolicyName: null });
    expect(global()).toEqual([]);
  });

  it('warns when neither a user nor -Global is named', () => {
    const teams = withPolicies({ policyGrantableSeconds: 0 });
    expect(teams.run('Grant-CsOnlineVoiceRoutingPolicy', { PolicyName: 'NL agents' }).warnings).toHaveLength(1);
  });
});

describe('the same for other types', () => {
  it('copies a dial plan with its rules into Global', () => {
    const teams = withPolicies({ policyGrantableSeconds: 0 });
    teams.run('Grant-CsTenantDialPlan', { PolicyName: 'NL', Global: true });
    expect(teams.run('Get-CsTenantDialPlan', { Identity: 'Global' }).output).toMatchObject([
      { NormalizationRules: [{ Name: 'Emergency' }] },
    ]);
  });

  it('answers in the newer form for a calling policy', () => {
    const teams = withPolicies();
    const grant = (name: string) =>
      teams.run('Grant-CsTeamsCallingPolicy', { Identity: 'ada@contoso.example', PolicyName: name }).refusal;
    expect(grant('gone')).toBe('[ClientError] : "gone" not found');
    expect(grant('CC agents')).toBeUndefined();
    expect(policyOf(teams, 'TeamsCallingPolicy')).toEqual({ Authority: 'Tenant', Name: 'CC agents' });
    expect(teams.run('Get-CsTeamsCallingPolicy').output.map(({ Identity }) => Identity)).toEqual([
      'Global',
      'Tag:CC agents',
      'Tag:CC supervisors',
    ]);
  });

  it('does not find a deleted user', () => {
    const teams = withPolicies();
    teams.addUser(aUser('old@contoso.example', { deletedDateTime: '2026-01-01T00:00:00Z' }));
    expect(
      teams.run('Grant-CsTeamsCallingPolicy', { Identity: 'old@contoso.example', PolicyName: 'CC agents' }).refusal,
    ).toBe('User does not exist');
  });
});
