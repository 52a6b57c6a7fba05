import { describe, expect, it } from 'vitest';
import { addResourceAccount } from '../../../providers/msteams/resources/teams-session.ts';
import { aTeams } from '../a-teams.ts';

const name = 'CsCallingLineIdentity';

describe('caller ID policies', () => {
  it('are there as Global, which shows the own number', () => {
    const { run } = aTeams();
    expect(run(`Get-${name}`).output).toEqual([
      {
        Identity: 'Global',
        Description: null,
        CallingIDSubstitute: 'LineUri',
        ResourceAccount: null,
        CompanyName: null,
        EnableUserOverride: false,
        BlockIncomingPstnCallerID: false,
      },
    ]);
  });

  it('show the number of a resource account that holds one, and of no other', () => {
    const teams = aTeams();
    const { run, user } = teams;
    const [desk, queue] = [addResourceAccount(teams, 'desk', '+31205559000'), addResourceAccount(teams, 'queue')];
    const make = (given: object) => run(`New-${name}`, { Identity: 'Desk', ...given }).refusal;
    const resource = { CallingIDSubstitute: 'Resource' };
    expect(make({ CallingIDSubstitute: 'Service' })).toContain('must be one of LineUri, Anonymous, Resource.');
    expect(make(resource)).toContain('ResourceAccount cannot be empty');
    expect(make({ ...resource, ResourceAccount: user('ada').id })).toContain('is no resource account');
    expect(make({ ...resource, ResourceAccount: queue })).toContain('must have a phone number');
    expect(make({ CallingIDSubstitute: 'resource', ResourceAccount: desk })).toBeUndefined();
    expect(run(`Get-${name}`, { Identity: 'Desk' }).output).toMatchObject([
      { Identity: 'Tag:Desk', CallingIDSubstitute: 'Resource', ResourceAccount: desk },
    ]);
    expect(run(`Set-${name}`, { Identity: 'Desk', ResourceAccount: null }).refusal).toContain('no Guid');
  });

  it('start from the documented values, or from Global where the switch says so', () => {
    const { run, lab } = aTeams();
    run(`Set-${name}`, { EnableUserOverride: true });
    lab.switches.newCallerIdPolicy = 'defaults';
    expect(run(`New-${name}`, { Identity: 'One' }).output).toMatchObject([{ EnableUserOverride: false }]);
    lab.switches.newCallerIdPolicy = 'fromGlobal';
    expect(run(`New-${name}`, { Identity: 'Two' }).output).toMatchObject([{ EnableUserOverride: true }]);
  });

  it('can be given to a user some time after they are made, copied to Global, and not removed while somebody has one', () => {
    const { run, later, user } = aTeams({ policyGrantableSeconds: 600 });
    run(`New-${name}`, { Identity: 'Hidden', CallingIDSubstitute: 'Anonymous' });
    const grant = () => run(`Grant-${name}`, { Identity: user('ada').userPrincipalName, PolicyName: 'Hidden' }).refusal;
    expect(grant()).toContain('"Hidden" not found');
    later(601);
    expect(grant()).toBeUndefined();
    expect(run(`Remove-${name}`, { Identity: 'Hidden' }).refusal).toContain('is currently assigned');
    run(`Grant-${name}`, { Global: true, PolicyName: 'Hidden' });
    expect(run(`Get-${name}`, { Identity: 'Global' }).output).toMatchObject([{ CallingIDSubstitute: 'Anonymous' }]);
    expect(run(`Set-${name}`, { Identity: 'Nobody' }).refusal).toContain('not found');
    expect(run(`Remove-${name}`, { Identity: 'Hidden', Confirm: false }).refusal ?? '').not.toContain('assigned');
  });
});
