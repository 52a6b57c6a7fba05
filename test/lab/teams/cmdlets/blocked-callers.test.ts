import { describe, expect, it } from 'vitest';
import { addResourceAccount } from '../../../providers/msteams/resources/teams-session.ts';
import { aTeams } from '../a-teams.ts';

const noun = 'CsInboundBlockedNumberPattern';

describe('blocked callers', () => {
  it('are patterns with a name, in force as soon as they are there', () => {
    const { run } = aTeams();
    expect(run(`New-${noun}`, { Name: 'Robots', Pattern: '^\\+?31900' }).output).toEqual([
      {
        Identity: 'Robots',
        Name: 'Robots',
        Description: null,
        Enabled: true,
        Pattern: '^\\+?31900',
        ResourceAccount: null,
      },
    ]);
    expect(run(`New-${noun}`, { Identity: 'robots', Pattern: '1' }).refusal).toContain('already exists');
    expect(run(`New-${noun}`, { Identity: 'Bad', Pattern: '^(1' }).refusal).toBeDefined();
    expect(run(`Set-${noun}`, { Identity: 'None', Pattern: '1' }).refusal).toContain('not found');
    run(`Remove-${noun}`, { Identity: 'Robots' });
    expect(run(`Get-${noun}`).output).toEqual([]);
    expect(run(`Remove-${noun}`, { Identity: 'Robots' }).refusal).toContain('not found');
  });

  it('may go to a resource account, which an exemption has no word for', () => {
    const teams = aTeams({ clearRedirect: 'refuse' });
    const { run, user } = teams;
    const desk = addResourceAccount(teams, 'desk');
    const asked = { Identity: 'Robots', Pattern: '1', ResourceAccount: user('ada').id };
    expect(run(`New-${noun}`, asked).refusal).toContain('is no resource account');
    expect(run(`New-${noun}`, { ...asked, ResourceAccount: desk }).output).toMatchObject([{ ResourceAccount: desk }]);
    expect(run(`Set-${noun}`, { Identity: 'Robots', ResourceAccount: null }).refusal).toContain('no Guid');
    teams.lab.switches.clearRedirect = 'accept';
    expect(run(`Set-${noun}`, { Identity: 'Robots', ResourceAccount: null }).refusal).toBeUndefined();
    expect(run('New-CsInboundExemptNumberPattern', { ...asked, ResourceAccount: desk }).refusal).toContain(
      'ResourceAccount',
    );
    expect(run('New-CsInboundExemptNumberPattern', { Identity: 'Office', Pattern: '1' }).output[0]).not.toHaveProperty(
      'ResourceAccount',
    );
  });

  it('are tested by number, in the form that the switch says', () => {
    const { run, lab } = aTeams({ blockedForms: 'asGiven' });
    run(`New-${noun}`, { Identity: 'Plus', Pattern: '^\\+31900' });
    const isMatch = (PhoneNumber: string) => run(`Test-${noun}`, { PhoneNumber }).output[0]?.IsMatch;
    expect([isMatch('+319001234'), isMatch('319001234')]).toEqual([true, false]);
    lab.switches.blockedForms = 'digits';
    expect(isMatch('+319001234')).toBe(false);
    run(`Set-${noun}`, { Identity: 'Plus', Pattern: '^31900' });
    expect(isMatch('+319001234')).toBe(true);
    run(`Set-${noun}`, { Identity: 'Plus', Enabled: false });
    expect(isMatch('+319001234')).toBe(false);
  });

  it('hang on one switch of the tenant, which shows both lists', () => {
    const { run } = aTeams();
    run('New-CsInboundExemptNumberPattern', { Identity: 'Office', Pattern: '^3120' });
    expect(run('Get-CsTenantBlockedCallingNumbers').output).toMatchObject([
      { Enabled: true, InboundBlockedNumberPatterns: [], InboundExemptNumberPatterns: [{ Identity: 'Office' }] },
    ]);
    run('Set-CsTenantBlockedCallingNumbers', { Enabled: false });
    expect(run('Get-CsTenantBlockedCallingNumbers').output).toMatchObject([{ Enabled: false }]);
  });
});
