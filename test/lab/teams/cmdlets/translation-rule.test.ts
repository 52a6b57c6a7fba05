import { describe, expect, it } from 'vitest';
import { aTeams } from '../a-teams.ts';

const make = ({ run, later }: ReturnType<typeof aTeams>, name: string, pattern: string, translation: string) => {
  run('New-CsTeamsTranslationRule', { Identity: name, Pattern: pattern, Translation: translation });
  later(60);
};

describe('trunk translation rules', () => {
  // PS:New-CsTeamsTranslationRule and SfB:direct-routing-translate-numbers@18805ab4, slips of the pages corrected.
  it.each([
    ['rule1', '^1234$', '4321', '1234', '4321'],
    ['AddPlus1', '^(\\d{10})$', '+1$1', '2065550100', '+12065550100'],
    ['AddE164SeattleAreaCode', '^(\\d{4})$', '+1206555$1', '0100', '+12065550100'],
    ['AddSeattleAreaCode', '^(\\d{4})$', '425555$1', '0100', '4255550100'],
    ['StripPlus1', '^\\+1(\\d{10})$', '$1', '+12065555555', '2065555555'],
    ['StripE164SeattleAreaCode', '^\\+1206555(\\d{4})$', '$1', '+12065555555', '5555'],
    ['GenerateFullNumber', '^\\+1206555(\\d{4})$', '+1206555$1;ext=$1', '+12065551234', '+12065551234;ext=1234'],
  ])('%s (%s → %s) makes of %s: %s', (name, pattern, translation, number, translated) => {
    const teams = aTeams();
    make(teams, name, pattern, translation);
    expect(teams.run('Test-CsTeamsTranslationRule', { PhoneNumber: number }).output).toEqual([
      { Identity: name, Pattern: pattern, PhoneNumberTranslated: translated, Translation: translation },
    ]);
  });

  it('tries the rules in the order of their making', () => {
    const teams = aTeams();
    make(teams, 'first', '^(\\d+)$', '+$1');
    make(teams, 'second', '^(\\d{4})$', '9$1');
    expect(teams.run('Test-CsTeamsTranslationRule', { PhoneNumber: '1234' }).output).toMatchObject([
      { Identity: 'first' },
    ]);
  });

  it('says what no rule matched and what came out as no number', () => {
    const teams = aTeams();
    make(teams, 'bad', '^(\\d{4})$', '$1;ext=x');
    expect(teams.run('Test-CsTeamsTranslationRule', { PhoneNumber: '12' }).refusal).toBe(
      'No number translation rule matched',
    );
    expect(teams.run('Test-CsTeamsTranslationRule', { PhoneNumber: '1234' }).refusal).toBe(
      'Number translation rule bad applied to phone number produced invalid phone number: 1234;ext=x',
    );
  });

  it('does not use a rule that was made a moment ago', () => {
    const { run, later } = aTeams({ translationRuleSeconds: 60 });
    run('New-CsTeamsTranslationRule', { Identity: 'new', Pattern: '^1$', Translation: '2' });
    expect(run('Test-CsTeamsTranslationRule', { PhoneNumber: '1' }).refusal).toBe('No number translation rule matched');
    later(60);
    expect(run('Test-CsTeamsTranslationRule', { PhoneNumber: '1' }).refusal).toBeUndefined();
  });

  it('is not removed while an SBC uses it, and says which', () => {
    const { run } = aTeams();
    run('New-CsTeamsTranslationRule', { Name: 'AddPlus1', Pattern: '^(\\d{10})$', Translation: '+1$1' });
    const lists = { OutboundPstnNumberTranslationRules: ['addplus1'] };
    run('New-CsOnlinePSTNGateway', { Fqdn: 'sbc.contoso.example', SipSignalingPort: 5061, ...lists });
    expect(run('Remove-CsTeamsTranslationRule', { Identity: 'AddPlus1' }).refusal).toBe(
      'Translation rule "AddPlus1" is in use by SBC: sbc.contoso.example.',
    );
    run('Set-CsOnlinePSTNGateway', { Identity: 'sbc.contoso.example', OutboundPstnNumberTranslationRules: [] });
    expect(run('Remove-CsTeamsTranslationRule', { Identity: 'AddPlus1' }).refusal).toBeUndefined();
    expect(run('Get-CsTeamsTranslationRule').output).toEqual([]);
  });

  it.each([
    [{ Identity: 'n'.repeat(101) }, 'Name must have a length of at most 100'],
    [{ Identity: 'r', Pattern: 'p'.repeat(1025) }, 'Pattern must have a length of at most 1024'],
    [{ Identity: 'r', Translation: '1'.repeat(257) }, 'Translation must have a length of at most 256'],
    [{ Identity: 'r', Pattern: '(' }, "Invalid pattern '(' at offset 1. Not enough )'s."],
  ])('refuses what is too long or no pattern: %#', (parameters, message) => {
    expect(aTeams().run('New-CsTeamsTranslationRule', parameters).refusal).toBe(message);
  });

  it('ends at 400 rules', () => {
    const { run } = aTeams();
    for (let n = 1; n <= 400; n += 1) run('New-CsTeamsTranslationRule', { Identity: `r${n}` });
    expect(run('New-CsTeamsTranslationRule', { Identity: 'r401' }).refusal).toContain('Maximum[400]');
    expect(run('Set-CsTeamsTranslationRule', { Identity: 'r400', Description: 'x' }).refusal).toBeUndefined();
  });
});
