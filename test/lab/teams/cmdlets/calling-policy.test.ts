import { describe, expect, it } from 'vitest';
import { aTeams } from '../a-teams.ts';

const name = 'CsTeamsCallingPolicy';

describe('calling policies', () => {
  it('are there as Global, which lets the user decide, and as the two that the tenants of the lab name', () => {
    const { run } = aTeams();
    expect(run(`Get-${name}`).output.map(({ Identity, AllowVoicemail }) => [Identity, AllowVoicemail])).toEqual([
      ['Global', 'UserOverride'],
      ['Tag:CC agents', 'AlwaysDisabled'],
      ['Tag:CC supervisors', 'UserOverride'],
    ]);
  });

  it('start from Global in what New is not given, and stay so when Global changes', () => {
    const { run } = aTeams();
    run(`Set-${name}`, { AllowVoicemail: 'AlwaysEnabled', AllowDelegation: false });
    expect(run(`New-${name}`, { Identity: 'Desk', AllowDelegation: true }).output).toMatchObject([
      { Identity: 'Tag:Desk', AllowVoicemail: 'AlwaysEnabled', AllowDelegation: true, Description: null },
    ]);
    run(`Set-${name}`, { Identity: 'Global', AllowVoicemail: 'AlwaysDisabled' });
    run(`Set-${name}`, { Identity: 'Desk', BusyOnBusyEnabledType: 'enabled' });
    expect(run(`Get-${name}`, { Identity: 'Desk' }).output).toMatchObject([
      { AllowVoicemail: 'AlwaysEnabled', BusyOnBusyEnabledType: 'Enabled' },
    ]);
  });

  it.each([
    [{ AllowVoicemail: 'Never' }, 'AllowVoicemail must be one of AlwaysEnabled, AlwaysDisabled, UserOverride.'],
    [{ InboundPstnCallRoutingTreatment: 'Busy' }, 'InboundPstnCallRoutingTreatment must be one of RegularIncoming'],
    [{ PopoutAppPathForIncomingPstnCalls: 'http://crm.example' }, 'must be an https URL'],
    [{ PopoutAppPathForIncomingPstnCalls: `https://crm.example/${'x'.repeat(1024)}` }, 'less than 1024 characters'],
  ])('refuse %j', (parameters, words) => {
    const { run } = aTeams();
    expect(run(`New-${name}`, { Identity: 'Desk', ...parameters }).refusal).toContain(words);
    expect(run(`Set-${name}`, { Identity: 'CC agents', ...parameters }).refusal).toContain(words);
  });

  it('can be given to a user some time after they are made, and not removed while somebody has one', () => {
    const { run, later, user } = aTeams({ policyGrantableSeconds: 600 });
    run(`New-${name}`, { Identity: 'Desk' });
    const grant = () => run(`Grant-${name}`, { Identity: user('ada').userPrincipalName, PolicyName: 'Desk' }).refusal;
    expect(grant()).toContain('"Desk" not found');
    later(601);
    expect(grant()).toBeUndefined();
    expect(run(`Remove-${name}`, { Identity: 'Desk' }).refusal).toContain('is currently assigned to one or more users');
    expect(run(`Remove-${name}`, { Identity: 'Global' }).refusal).toContain('cannot be removed');
  });
});
