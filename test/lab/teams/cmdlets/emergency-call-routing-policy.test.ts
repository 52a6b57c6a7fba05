import { describe, expect, it } from 'vitest';
import { aTeams } from '../a-teams.ts';

const name = 'CsTeamsEmergencyCallRoutingPolicy';

/** An emergency number as it travels: a cmdlet whose output becomes part of a parameter. */
const number = (EmergencyDialString: string, EmergencyDialMask?: string, OnlinePSTNUsage = 'Emergency') => ({
  $cmdlet: 'New-CsTeamsEmergencyNumber',
  parameters: { EmergencyDialString, OnlinePSTNUsage, ...(EmergencyDialMask !== undefined && { EmergencyDialMask }) },
});

const withUsage = (...switches: Parameters<typeof aTeams>) => {
  const teams = aTeams(...switches);
  teams.run('Set-CsOnlinePstnUsage', { Usage: ['Emergency', 'National'] });
  return teams;
};

describe('emergency call routing policies', () => {
  it('are there as Global alone, without numbers', () => {
    expect(aTeams().run(`Get-${name}`).output).toEqual([
      { Identity: 'Global', EmergencyNumbers: [], Description: null, AllowEnhancedEmergencyServices: false },
    ]);
  });

  it('have numbers, each of a usage that is there, as one list that replaces the one before', () => {
    const { run } = withUsage();
    expect(run(`New-${name}`, { Identity: 'NL', EmergencyNumbers: [number('112', '117;897')] }).output).toMatchObject([
      {
        Identity: 'Tag:NL',
        EmergencyNumbers: [{ EmergencyDialString: '112', EmergencyDialMask: '117;897', OnlinePSTNUsage: 'Emergency' }],
      },
    ]);
    run(`Set-${name}`, { Identity: 'NL', EmergencyNumbers: [number('911')], AllowEnhancedEmergencyServices: true });
    expect(run(`Get-${name}`, { Identity: 'NL' }).output).toMatchObject([
      {
        EmergencyNumbers: [{ EmergencyDialString: '911', EmergencyDialMask: null }],
        AllowEnhancedEmergencyServices: true,
      },
    ]);
  });

  it('start from what Global holds where New adds', () => {
    const { run } = withUsage();
    run(`Set-${name}`, { EmergencyNumbers: [number('112')] });
    expect(run(`New-${name}`, { Identity: 'NL', EmergencyNumbers: { Add: [number('911')] } }).output).toMatchObject([
      { EmergencyNumbers: [{ EmergencyDialString: '112' }, { EmergencyDialString: '911' }] },
    ]);
  });

  it.each<[string, readonly unknown[], string]>([
    ['a text in the place of a number', ['112'], "Unable to cast object of type 'System.String'"],
    ['a usage that is not there', [number('112', undefined, 'Abroad')], 'Cannot find specified PSTN usage "Abroad".'],
    ['a number twice', [number('112'), number('112')], 'must be unique within a policy. Value: "112".'],
    ['a mask twice', [number('112', '117'), number('911', '117')], 'must be unique within a policy. Value: "117".'],
    ['a mask that is a dial string', [number('112', '911'), number('911')], 'Value: "911".'],
    ['masks by comma', [number('112', '117,897')], 'EmergencyDialMask "117,897" is not valid.'],
    ['a mask with a +', [number('112', '+117')], 'EmergencyDialMask "+117" is not valid.'],
    ['a mask of 11 digits', [number('112', '12345678901')], 'is not valid'],
  ])('refuse %s', (_, EmergencyNumbers, words) => {
    const { run } = withUsage();
    expect(run(`New-${name}`, { Identity: 'NL', EmergencyNumbers }).refusal).toContain(words);
    run(`New-${name}`, { Identity: 'NL' });
    expect(run(`Set-${name}`, { Identity: 'NL', EmergencyNumbers }).refusal).toContain(words);
  });

  it('can be given to a user some time after they are made, are shown as theirs, and stay while somebody has them', () => {
    const { run, later, user } = withUsage({ policyGrantableSeconds: 600 });
    run(`New-${name}`, { Identity: 'NL', EmergencyNumbers: [number('112')] });
    const { userPrincipalName: Identity } = user('ada');
    const grant = () => run(`Grant-${name}`, { Identity, PolicyName: 'NL' }).refusal;
    expect(grant()).toContain('"NL" not found');
    later(601);
    expect(grant()).toBeUndefined();
    expect(run('Get-CsOnlineUser', { Identity }).output).toMatchObject([
      { TeamsEmergencyCallRoutingPolicy: { Name: 'NL' } },
    ]);
    expect(run(`Remove-${name}`, { Identity: 'NL' }).refusal).toContain('is currently assigned to one or more users');
    run(`Grant-${name}`, { Identity, PolicyName: '' });
    later(3600);
    expect(run(`Remove-${name}`, { Identity: 'NL' }).refusal).toBeUndefined();
    expect(run(`Get-${name}`).output).toHaveLength(1);
  });

  it('can be given by a batch', () => {
    const { run, later, user } = withUsage();
    run(`New-${name}`, { Identity: 'NL', EmergencyNumbers: [number('112')] });
    later(3600);
    const { id, userPrincipalName } = user('ada');
    run('New-CsBatchPolicyAssignmentOperation', {
      PolicyType: 'TeamsEmergencyCallRoutingPolicy',
      PolicyName: 'NL',
      Identity: [id],
    });
    later(3600);
    expect(run('Get-CsOnlineUser', { Identity: userPrincipalName }).output).toMatchObject([
      { TeamsEmergencyCallRoutingPolicy: { Name: 'NL' } },
    ]);
  });

  it('are copied into Global by Grant -Global', () => {
    const { run, later } = withUsage();
    run(`New-${name}`, { Identity: 'NL', EmergencyNumbers: [number('112', '117')] });
    later(3600);
    run(`Grant-${name}`, { Global: true, PolicyName: 'NL' });
    expect(run(`Get-${name}`, { Identity: 'Global' }).output).toMatchObject([
      { EmergencyNumbers: [{ EmergencyDialString: '112', EmergencyDialMask: '117' }] },
    ]);
  });

  it('are not removed by Remove with -Confirm:$false, which says nothing', () => {
    const { run } = withUsage({ confirmFalse: 'no-op' });
    run(`New-${name}`, { Identity: 'NL' });
    expect(run(`Remove-${name}`, { Identity: 'NL', Confirm: false }).refusal).toBeUndefined();
    expect(run(`Get-${name}`, { Identity: 'NL' }).output).toHaveLength(1);
  });

  it.each(['inUse', 'free'] as const)('with their usage %s, as a switch says', (usageOfEmergencyPolicy) => {
    const { run } = withUsage({ usageOfEmergencyPolicy, usageInUse: 'refuse' });
    run(`New-${name}`, { Identity: 'NL', EmergencyNumbers: [number('112')] });
    const removed = run('Set-CsOnlinePstnUsage', { Usage: { Remove: ['Emergency'] } }).refusal;
    if (usageOfEmergencyPolicy === 'free') expect(removed).toBeUndefined();
    else expect(removed).toContain('is in use and cannot be removed');
  });
});

describe('network sites', () => {
  it('show the emergency call routing policy that wins for who is there', () => {
    const { run } = aTeams();
    run('New-CsTenantNetworkSite', { NetworkSiteID: 'Amsterdam', EmergencyCallRoutingPolicy: 'NL' });
    expect(run('Get-CsTenantNetworkSite').output).toMatchObject([
      { Identity: 'Amsterdam', NetworkSiteID: 'Amsterdam', EmergencyCallRoutingPolicy: 'NL' },
    ]);
  });
});
