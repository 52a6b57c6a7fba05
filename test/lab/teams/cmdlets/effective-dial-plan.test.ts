import { describe, expect, it } from 'vitest';
import { labTenantId } from '../../../../lab/identity.ts';
import { aTeams, aUser, rule } from '../a-teams.ts';

const british = () => {
  const teams = aTeams({ policyGrantableSeconds: 0 });
  teams.addUser(aUser('kim@contoso.example', { usageLocation: 'GB' }));
  return teams;
};
const test = (teams: ReturnType<typeof aTeams>, dialled: string, more: object = {}) =>
  teams.run('Test-CsEffectiveTenantDialPlan', { Identity: 'kim@contoso.example', DialedNumber: dialled, ...more })
    .output[0];

describe('the effective dial plan', () => {
  it("prints the published matching rule of Great Britain's service plan", () => {
    expect(test(british(), '0123456789')).toEqual({
      RunspaceId: labTenantId,
      TranslatedNumber: '+44123456789',
      MatchingRule:
        'Description=GB Long Distance Dialing Rule;Pattern=^0(\\d+)$;Translation=+44$1;Name=GB Long Distance;IsInternalExtension=False',
    });
  });

  it.each([
    ['0033123456789', '+33123456789', 'GB Intl Dialing'],
    ['+44123456789x12', '+44123456789;ext=12', 'GB Extension Rule'],
    ['44123456789;ext=12', '44123456789;ext=12', 'GB Extension Rule'],
    ['123456789', null, null],
  ])('%s becomes %s by %s', (dialled, translated, name) => {
    const tested = test(british(), dialled);
    expect(tested?.TranslatedNumber).toBe(translated);
    expect(tested?.MatchingRule).toEqual(name === null ? null : expect.stringContaining(`Name=${name};`));
  });

  it("is the user's plan or Global's, never both, before the country's", () => {
    const teams = british();
    teams.run('Set-CsTenantDialPlan', { NormalizationRules: [rule('Global rule', '^(1)$', '+44$1')] });
    teams.run('New-CsTenantDialPlan', {
      Identity: 'UK',
      NormalizationRules: [rule('Mine', '^0(\\d+)$', '+44999$1', { IsInternalExtension: true, Description: 'mine' })],
    });
    expect(test(teams, '1')?.TranslatedNumber).toBe('+441');
    teams.run('Grant-CsTenantDialPlan', { Identity: 'kim@contoso.example', PolicyName: 'UK' });
    expect(test(teams, '1')?.TranslatedNumber).toBeNull();
    expect(test(teams, '0123')?.MatchingRule).toBe(
      'Description=mine;Pattern=^0(\\d+)$;Translation=+44999$1;Name=Mine;IsInternalExtension=True',
    );
    expect(test(teams, '0033', { TenantScopeOnly: true })?.TranslatedNumber).toBe('+44999033');
    const [plan] = teams.run('Get-CsEffectiveTenantDialPlan', { Identity: 'kim@contoso.example' }).output;
    expect(plan).toMatchObject({
      EffectiveTenantDialPlanName: `${labTenantId}_UK_GB`,
      NormalizationRules: [
        { Name: 'Mine' },
        { Name: 'GB Intl Dialing' },
        { Name: 'GB Extension Rule' },
        { Name: 'GB Long Distance' },
      ],
    });
  });

  it('leaves out the country with -TenantScopeOnly', () => {
    expect(test(british(), '0123456789', { TenantScopeOnly: true })).toMatchObject({
      TranslatedNumber: null,
      MatchingRule: null,
    });
  });

  it('is found by its name too', () => {
    const teams = british();
    const [plan] = teams.run('Get-CsEffectiveTenantDialPlan', { Identity: 'kim' }).output;
    expect(plan?.EffectiveTenantDialPlanName).toBe(`${labTenantId}_DefaultTenantDialPlan_GB`);
    const byName = { DialedNumber: '00331', EffectiveTenantDialPlanName: plan?.EffectiveTenantDialPlanName };
    expect(teams.run('Test-CsEffectiveTenantDialPlan', byName).output).toMatchObject([{ TranslatedNumber: '+331' }]);
    expect(
      teams.run('Test-CsEffectiveTenantDialPlan', { DialedNumber: '1', EffectiveTenantDialPlanName: 'other' }).refusal,
    ).toContain('cannot be found');
  });

  it('invents no rules for other countries', () => {
    const [plan] = aTeams().run('Get-CsEffectiveTenantDialPlan', { Identity: 'ada@contoso.example' }).output;
    expect(plan).toMatchObject({ NormalizationRules: [] });
  });

  it.each([
    ['an unknown user', 'gone@contoso.example'],
    ['a user without licence', 'poor@contoso.example'],
  ])('does not exist for %s', (_what, identity) => {
    const teams = british();
    teams.addUser(aUser('poor@contoso.example', { licences: [] }));
    expect(teams.run('Get-CsEffectiveTenantDialPlan', { Identity: identity }).refusal).toBe(
      `Management object not found for identity "${identity}".`,
    );
  });
});
