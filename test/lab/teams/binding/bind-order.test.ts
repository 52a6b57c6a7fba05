import { describe, expect, it } from 'vitest';
import { aTeams } from '../a-teams.ts';

/** From what PowerShell publishes of its binder; not run against one. */
describe('of two mistakes PowerShell tells the one that its binder meets first', () => {
  // Each parameter in turn: found, converted, checked. Then sets, then unknown names, then what is missing.
  it.each([
    ['the first of two bad values', { Priority: 'x', Identity: '' }, 'ParameterArgumentTransformationError'],
    [
      'the first of two bad values, the other way',
      { Identity: '', Priority: 'x' },
      'ParameterArgumentValidationErrorEmptyStringNotAllowed',
    ],
    [
      'a bad value before an unknown name',
      { Colour: 1, Identity: '' },
      'ParameterArgumentValidationErrorEmptyStringNotAllowed',
    ],
    [
      'a bad value before a name given twice',
      { Priority: 'x', Pri: 1, Identity: 'A' },
      'ParameterArgumentTransformationError',
    ],
    [
      'a name given twice before a bad value after it',
      { Identity: 'A', Ident: 'B', Priority: 'x' },
      'ParameterAlreadyBound',
    ],
    [
      'an ambiguous name when it is reached',
      { Identity: '', OnlinePstn: 'x' },
      'ParameterArgumentValidationErrorEmptyStringNotAllowed',
    ],
    ['two sets before an unknown name', { Colour: 1, Identity: 'A', Name: 'B' }, 'AmbiguousParameterSet'],
    ['an unknown name before what is missing', { Colour: 1, Description: 'x' }, 'NamedParameterNotFound'],
    ['what is missing last', { Description: 'x' }, 'MissingMandatoryParameter'],
  ] as const)('%s comes first', (_what, parameters, errorId) => {
    expect(aTeams().run('New-CsOnlineVoiceRoute', parameters).errorId).toBe(`${errorId},New-CsOnlineVoiceRoute`);
  });

  it('the first of two unknown names is told', () => {
    expect(aTeams().run('Get-CsOnlineVoiceRoute', { Size: 1, Colour: 2 }).refusal).toContain("name 'Size'");
  });

  it('names that differ in case alone are one key of a hashtable: the later value counts', () => {
    const { run } = aTeams();
    expect(run('New-CsOnlineVoiceRoute', { Identity: 'A', identity: 'B' }).output).toMatchObject([{ Identity: 'B' }]);
  });

  it('a hashtable for a text is taken by the name of its class', () => {
    const { run } = aTeams();
    const route = { Identity: 'A', Description: { Add: ['x'] } };
    expect(run('New-CsOnlineVoiceRoute', route).output).toMatchObject([
      { Description: 'System.Collections.Hashtable' },
    ]);
  });

  it('the default set holds though another is complete', () => {
    const { run } = aTeams();
    expect(run('Remove-CsPhoneNumberAssignment', { Identity: 'ada@contoso.example' }).refusal).toBe(
      'Cannot process command because of one or more missing mandatory parameters: TelephoneNumber NumberType.',
    );
  });

  it('of sets that are no default only one that is complete is chosen', () => {
    const { run } = aTeams();
    expect(run('Set-CsPhoneNumberAssignment', { Identity: 'x' }).errorId).toBe(
      'AmbiguousParameterSet,Set-CsPhoneNumberAssignment',
    );
    const given = { Identity: 'nobody@contoso.example', EnterpriseVoiceEnabled: true };
    expect(run('Set-CsPhoneNumberAssignment', given).errorId).not.toContain('AmbiguousParameterSet');
  });
});
